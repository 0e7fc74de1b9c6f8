"""ICD-10-CM codes."""

import csv
import lzma
from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import icd10cm


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("E1", InvalidLength, "length"),
        ("S42.9XXAA", InvalidLength, "length"),
        ("250.00", InvalidFormat, "characters"),
        ("E11.-", InvalidFormat, "characters"),
        ("ABC", InvalidFormat, "characters"),
        ("E11/9", InvalidFormat, "characters"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        icd10cm.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


@pytest.mark.parametrize(
    "text, value, shown",
    [
        ("I10", "I10", "I10"),
        ("e11.9", "E119", "E11.9"),
        ("C4A.0", "C4A0", "C4A.0"),
        ("M1A.0520", "M1A0520", "M1A.0520"),
        ("Z3A.39", "Z3A39", "Z3A.39"),
        ("S42.9XXA", "S429XXA", "S42.9XXA"),
        ("U07.1", "U071", "U07.1"),
        ("QA0.0101", "QA00101", "QA0.0101"),
    ],
)
def test_the_dot_is_for_people(text: str, value: str, shown: str) -> None:
    assert (icd10cm.validate(text), icd10cm.format(text)) == (value, shown)


def test_every_reportable_code_since_2015_is_well_formed(shared: Path) -> None:
    path = shared / "codedata/icd10cm/mce_i10dx_master.csv.xz"
    with lzma.open(path, "rt", encoding="ascii") as file:
        codes = {row["code"] for row in csv.DictReader(file)}

    assert len(codes) == 75_909
    assert [code for code in codes if not icd10cm.is_valid(code)] == []
    assert [code for code in codes if icd10cm.compact(icd10cm.format(code)) != code] == []


def test_every_code_and_header_of_the_order_file_is_well_formed(shared: Path) -> None:
    path = shared / "codedata/icd10cm/icd10cm-order-Jan-2021.txt.xz"
    with lzma.open(path, "rt", encoding="ascii") as file:
        codes = [line[6:13].rstrip() for line in file]

    assert len(codes) == 95_358
    assert [code for code in codes if not icd10cm.is_valid(code)] == []
