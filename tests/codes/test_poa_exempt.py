"""Diagnoses that are exempt from present-on-admission reporting."""

import io
import lzma
import zipfile
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import PoaExemptRow, PoaExemptTable
from billingcore.codes.loaders import load_poa_exempt
from billingcore.errors import WrongFile

FY25 = b"Order25\tPOAexemptCode\tDescription\r\n01225\tB90.0\tA sequela\r\n94762\tZ99.3\tA need\r\n"
FY26 = b"Order2026\tPOAexemptCode\tDescription\r\n94770\tZ99.3\tA need\r\n"


def test_codes_lose_their_dots() -> None:
    reading = load_poa_exempt(FY25)

    assert list(reading) == [PoaExemptRow("B900", "A sequela"), PoaExemptRow("Z993", "A need")]
    assert (reading.edition.name, reading.findings) == ("FY2025", ())


def test_several_years_make_one_table() -> None:
    table = PoaExemptTable.of("poa_exempt", load_poa_exempt(FY26), load_poa_exempt(FY25))
    days = [date(2024, 9, 30), date(2024, 10, 1), date(2025, 9, 30), date(2026, 9, 30)]

    assert [table.is_exempt("B90.0", on=day) for day in days] == [None, True, True, False]
    assert [table.is_exempt("z993", on=day) for day in days] == [None, True, True, True]
    assert table.is_exempt("Z993", on=date(2026, 10, 1)) is None
    assert table.history("Z993") == (PoaExemptRow("Z993", "A need", start=date(2024, 10, 1)),)


def test_of_an_archive_the_lists_of_changes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "2025-poa-exempt-codes.zip"
    with zipfile.ZipFile(path, "w") as whole:
        whole.writestr("POAexemptAddCodesFY25.txt", FY25.replace(b"B90.0", b"B90.1"))
        whole.writestr("POAexemptCodesFY25.txt", FY25)
        whole.writestr("POAexemptDeleteCodesFY25.txt", FY25.replace(b"B90.0", b"B90.2"))

    assert list(load_poa_exempt(path)) == list(load_poa_exempt(io.BytesIO(FY25)))


def test_the_list_of_2020_has_its_codes(shared: Path) -> None:
    text = lzma.decompress((shared / "codedata/poa/POAexemptCodes2020.txt.xz").read_bytes())
    reading = load_poa_exempt(text)
    table = PoaExemptTable.of("poa_exempt", reading)

    assert (len(table), table.findings, table.edition.name) == (37_075, (), "FY2020")
    assert table.is_exempt("Z99.3", on=date(2020, 9, 30))
    assert table.is_exempt("E11.9", on=date(2020, 9, 30)) is False


def test_a_bad_row_is_told_and_a_file_that_is_cut_off_gives_what_it_has() -> None:
    reading = load_poa_exempt(FY25 + b"94763\t99.3\tNo code\r\n94764\tZ99.8")

    assert [row.code for row in reading] == ["B900", "Z993", "Z998"]
    assert [str(finding) for finding in reading.findings] == [
        "error LOD001 file bytes line 4: row left out: the code is not a diagnosis code"
    ]


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "POAexemptAddCodesFY25.txt"
    path.write_bytes(FY25)

    for source in (path, b"\x1f\x8b\x08\x00", b"code,description\n"):
        with pytest.raises(WrongFile, match="it is not a list of diagnoses exempt from"):
            load_poa_exempt(source)
