"""ICD-10-PCS codes."""

import csv
import lzma
from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import icd10pcs


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("0DT", InvalidLength, "length"),
        ("0DTJ4ZZZ", InvalidLength, "length"),
        ("0DTJ4ZI", InvalidFormat, "characters"),
        ("ODTJ4ZZ", InvalidFormat, "characters"),
        ("0DT.4ZZ", InvalidFormat, "characters"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        icd10pcs.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_every_code_since_2015_is_well_formed(shared: Path) -> None:
    path = shared / "codedata/icd10cm/mce_i10sg_master.csv.xz"
    with lzma.open(path, "rt", encoding="ascii") as file:
        codes = {row["code"] for row in csv.DictReader(file)}

    assert len(codes) == 82_508
    assert [code for code in codes if not icd10pcs.is_valid(code)] == []


def test_codes_are_told_from_the_table_headers_of_the_order_file(shared: Path) -> None:
    path = shared / "codedata/icd10pcs/pcs_order_2024.csv.xz"
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [(row["code"], row["valid"] == "1") for row in csv.DictReader(file)]

    assert len(rows) == 79_508
    assert [code for code, valid in rows if icd10pcs.is_valid(code) != valid] == []
