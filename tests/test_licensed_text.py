"""No licensed text is in the project: codes and dates are facts, their wording is somebody's.

Claim-adjustment, remark and claim-status wording and the guides are X12's; procedure wording is
the AMA's (CPT) and the ADA's (CDT); provider taxonomy is the NUCC's, bill codes are the NUBC's.
Phrases are kept as fingerprints, so that this file holds none of them either; to add one, print
`fingerprint("five words of it")`.
"""

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

LENGTH = 5
WORD = re.compile(r"[a-z0-9]+")
OURS = {"LICENSE"}

FINGERPRINTS = frozenset(
    """
    061daa322694 09373cf2f775 095380caccf8 0adac0eb5d32 13ecb0701e7e 1761b161dd11
    190febd73c34 1a22029fc022 27234af466ac 2e22c1779595 331f07e8e778 34349467309b
    3466adaa01ec 364385237c9b 3848610c33aa 39cf7c87191b 3a21d18de618 3af4bd5e21ea
    41b2bba4b473 44c7620fb25b 45d3c28af998 56feb7975f66 5c1fea52d14c 5c9ba2005267
    6047aec14bf4 60999356beb0 68ec850ccb54 6c6b1ce41ea7 6f023e55bc82 81b6ad1ac304
    8397ecd769a0 876bbd398ac7 89f23f31d76c 927d2f3b4d96 990851da4b40 9cc8ab1e35a9
    a11c2a32b1f5 abdd992ebd21 b2519e63abb9 c04fc9201ca8 c14377d376ee c1d8b1d3bb5b
    c7a85b64fb80 d298bbfd2bd5 d3381ac404a9 d6308a1db492 e0854304fd02 e427c8f45bd6
    eaeb1bc562dc fc1ce6701132
    """.split()
)

# A procedure code beside words, in a file of rows.
ROWS = {".csv", ".tsv", ".txt", ".psv"}
PROCEDURE = re.compile(r"\d{4}[0-9FTU]|D\d{4}")
WORDING = re.compile(r"[A-Za-z]{3,}\W+[A-Za-z]{2,}\W+[A-Za-z]{2,}")


def fingerprint(phrase: str) -> str:
    """Return what stands for a phrase of five words, whatever its case and punctuation."""
    return sha256(" ".join(WORD.findall(phrase.lower())).encode()).hexdigest()[:12]


def phrases(text: str, length: int = LENGTH) -> Iterator[str]:
    """Yield every run of so many words."""
    words = WORD.findall(text.lower())
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def texts(files: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file that is ours."""
    for path in files:
        if path.name not in OURS:
            yield path.name, path.read_text("utf-8", "replace")


def test_no_file_holds_a_phrase_that_is_licensed(project_files: tuple[Path, ...]) -> None:
    found = [
        (name, phrase)
        for name, text in texts(project_files)
        for phrase in phrases(text)
        if sha256(phrase.encode()).hexdigest()[:12] in FINGERPRINTS
    ]

    assert found == []


def test_no_file_of_rows_puts_words_beside_a_procedure_code(
    project_files: tuple[Path, ...],
) -> None:
    found = [
        (path.name, number)
        for path in project_files
        if path.suffix in ROWS
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1)
        if any(PROCEDURE.fullmatch(cell) for cell in re.split(r"[,;|\t\"]", line))
        and WORDING.search(line)
    ]

    assert found == []


def test_no_file_quotes_the_shared_code_lists(
    shared: Path, project_files: tuple[Path, ...]
) -> None:
    length = 7
    quoted = set[str]()
    for path in sorted(shared.glob("codedata/lists/*.fsh")):
        for wording in re.findall(r'^\* #\S+ "([^"]+)"', path.read_text("utf-8"), re.MULTILINE):
            quoted.update(phrases(wording, length))
    for path in sorted(shared.glob("codedata/nucc/*.csv")):
        with path.open(encoding="latin-1", newline="") as lines:
            for row in csv.reader(lines):
                quoted.update(phrase for cell in row for phrase in phrases(cell, length))
    found = [
        (name, phrase)
        for name, text in texts(project_files)
        for phrase in phrases(text, length)
        if phrase in quoted
    ]

    assert len(quoted) > 10_000
    assert found == []


def test_a_fingerprint_sees_through_case_and_punctuation() -> None:
    assert fingerprint("One, two -- three;\nFour (five)") == fingerprint("one two three four five")
