"""CPT, HCPCS and CDT codes."""

import csv
import lzma
from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import procedure
from tests.identifiers.hcpcs_release import hcpcs_records


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("9921", InvalidLength, "length"),
        ("99213-25", InvalidLength, "length"),
        ("9921Z", InvalidFormat, "characters"),
        ("AB123", InvalidFormat, "characters"),
        ("99-13", InvalidFormat, "characters"),
        ("9921\u0663", InvalidFormat, "characters"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        procedure.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


@pytest.mark.parametrize(
    "code", ["99213", "00100", "0001F", "0054T", "0001U", "0002M", "0001A", "J1885", "D0120"]
)
def test_every_kind_of_code_is_well_formed(code: str) -> None:
    assert procedure.validate(code.lower()) == code


@pytest.mark.parametrize(
    "name, column",
    [
        ("hcpcs/hcpcs_lvl2_2024.csv", 0),
        ("opps/addendum_b_2026-04.redacted.csv", 0),
        ("ncci/mue_prac_2024Q3.derived.csv.xz", 0),
        ("ncci/mue_out_2024Q3.derived.csv.xz", 0),
        ("ncci/mue_dme_2024Q3.derived.csv.xz", 0),
        ("ncci/aoc_2024-06-03.derived.csv", 1),
        ("pfs/PPRRVU2025_Oct.redacted.csv.xz", 0),
    ],
)
def test_every_code_of_the_official_files_is_well_formed(
    shared: Path, name: str, column: int
) -> None:
    path = shared / "codedata" / name
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    cells = {row[column] for row in csv.reader(text.splitlines()) if len(row) > column}
    codes = {cell for cell in cells if len(cell.strip()) == 5 and cell.strip() != "HCPCS"}

    assert len(codes) > 600
    assert [code for code in codes if not procedure.is_valid(code)] == []


@pytest.mark.parametrize("year, count", [(2018, 6_205), (2019, 6_440)])
def test_every_code_of_the_official_hcpcs_releases_is_well_formed(
    shared: Path, year: int, count: int
) -> None:
    codes = [line[:5] for line in hcpcs_records(shared, year) if line[10] == "3"]

    assert len(codes) == count
    assert [code for code in codes if not procedure.is_valid(code)] == []
