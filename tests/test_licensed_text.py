"""No licensed text is in the project: codes and dates are facts, their wording is somebody's.

Claim-adjustment, remark and claim-status wording and the guides are X12's; procedure wording is
the AMA's (CPT) and the ADA's (CDT); provider taxonomy is the NUCC's, bill codes are the NUBC's.
Phrases are kept as fingerprints, so that this file holds none of them either; to add one, print
`fingerprint("five words of it")`.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from billingcore.codes import ADJUSTMENT_CATEGORIES
from tests.shared import ROOT

LENGTH = 5
WORD = re.compile(r"[a-z0-9]+")
OURS = {"LICENSE"}

FINGERPRINTS = frozenset(
    """
    061daa322694 09373cf2f775 095380caccf8 0adac0eb5d32 0cb45e4ff38e 13ecb0701e7e
    174d201c4f48 1761b161dd11 190febd73c34 1a22029fc022 27234af466ac 280e31ecff9b
    2accfb23bc86 2e22c1779595 331f07e8e778 34349467309b 3466adaa01ec 36136b475145
    364385237c9b 3848610c33aa 39cf7c87191b 3a192e996ea8 3a21d18de618 3af4bd5e21ea
    41b2bba4b473 44c7620fb25b 45d3c28af998 4ad040f29b4d 56feb7975f66 57afbf2e8820
    5883200d5f01 5c1fea52d14c 5c9ba2005267 602cd516ae49 6047aec14bf4 60999356beb0
    6375078fe69b 68ec850ccb54 6c6b1ce41ea7 6f023e55bc82 74403c6ff3fb 81611518e29e
    81b6ad1ac304 8397ecd769a0 876bbd398ac7 89f23f31d76c 927d2f3b4d96 9673f1d0b331
    97f87a1f90c5 98efe3d13d2c 990851da4b40 9bdf9f0de231 9cb2f0701aed 9cc8ab1e35a9
    a11c2a32b1f5 a45e7655e657 a4c71b5c7f03 abdd992ebd21 b2519e63abb9 b9912d1af823
    bf884af63e54 c04fc9201ca8 c14377d376ee c1d8b1d3bb5b c2ceb6b8b203 c7a85b64fb80
    c9b25a64231f c9d0aa5e0dd7 d186975f5cc4 d298bbfd2bd5 d3381ac404a9 d6308a1db492
    d9ab6cd6ac71 e0854304fd02 e1be3b80ed09 e427c8f45bd6 eaeb1bc562dc f014b8a5c1b8
    f3a10314ea09 f75207385145 f913f064f79c f9375c74eab7 faae615a1aab fc1ce6701132
    """.split()
)

# The lists that ship; of those of X12 nothing but codes, days and categories of ours.
LISTS = sorted((ROOT / "src/billingcore/codes/data").glob("*.txt"))
OF_X12 = {"carc", "rarc", "claim_status", "claim_status_category", "service_type"}
CLAIM_STATUS_WORDS = {"acknowledgement", "pending", "final", "request", "error", "search"}

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


def quoted_in(files: Iterable[tuple[str, str]], wordings: Iterable[str], length: int) -> list[str]:
    """Return the files that have so many words in a row of one of the wordings."""
    quoted = {phrase for wording in wordings for phrase in phrases(wording, length)}
    return [
        f"{name}: {phrase}"
        for name, text in files
        for phrase in phrases(text, length)
        if phrase in quoted
    ]


def bill_wordings(shared: Path) -> list[str]:
    """Return what the shared lists say of the codes of bills and stays."""
    found = list[str]()
    for path in sorted(shared.glob("codedata/lists/*.fsh")):
        found += re.findall(r'^\* #\S+ "([^"]+)"', path.read_text("utf-8"), re.MULTILINE)
    return found


def taxonomy_wordings(shared: Path) -> list[str]:
    """Return every cell of the shared provider taxonomies."""
    found = list[str]()
    for path in sorted(shared.glob("codedata/nucc/*.csv")):
        with path.open(encoding="latin-1", newline="") as lines:
            found += [cell for row in csv.reader(lines) for cell in row]
    return found


def titles(path: Path) -> Iterator[str]:
    """Yield the titles of a list that ships, one of each line."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("|")[4] if line.count("|") == 4 else ""


def test_no_file_quotes_the_shared_code_lists(
    shared: Path, project_files: tuple[Path, ...]
) -> None:
    wordings = bill_wordings(shared) + taxonomy_wordings(shared)

    assert len(wordings) > 10_000
    assert quoted_in(texts(project_files), wordings, 7) == []


def test_the_lists_that_ship_say_it_in_other_words(shared: Path) -> None:
    # Names of places of service are in the public domain; Medicare's manual has them.
    files = [path for path in LISTS if path.stem != "place_of_service"]
    ours = [(path.name, title) for path in files for title in titles(path)]

    assert sum(1 for _, title in ours if title) > 100
    assert quoted_in(ours, bill_wordings(shared) + taxonomy_wordings(shared), 4) == []


def test_the_lists_of_x12_that_ship_have_no_words_but_our_categories() -> None:
    known = {*ADJUSTMENT_CATEGORIES, "alert", *CLAIM_STATUS_WORDS}
    for path in LISTS:
        if path.stem in OF_X12:
            lines = [line for line in path.read_text("utf-8").splitlines() if line[0] != "#"]
            cells = [[*map(str.strip, line.split("|"))] for line in lines]
            words = {word for row in cells if len(row) > 3 for word in row[3].split(", ")}

            assert {len(row) for row in cells} <= {1, 2, 3, 4}, path.name
            assert words <= known, path.name
            assert not re.search(r"[a-z]", " ".join(row[0] for row in cells)), path.name


def test_a_quotation_is_found(shared: Path) -> None:
    planted = next(words for words in taxonomy_wordings(shared) if len(words.split()) > 20)
    bill = next(words for words in bill_wordings(shared) if len(words.split()) > 5)

    assert quoted_in([("a.txt", f"x | {planted[:90]}")], [planted], 7) != []
    assert quoted_in([("b.txt", bill.title())], bill_wordings(shared), 4) != []
    assert len(LISTS) == 13


def test_a_fingerprint_sees_through_case_and_punctuation() -> None:
    assert fingerprint("One, two -- three;\nFour (five)") == fingerprint("one two three four five")
