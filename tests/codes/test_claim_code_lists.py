"""Reason, remark and group codes from the exports of their lists."""

import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import ClaimCodeEntry, CodeTable, Status
from billingcore.codes.loaders import load_carc_rarc
from billingcore.errors import WrongFile

DAY = date(2026, 3, 2)
EXPORT = b"""\xef\xbb\xbfCode,Description,Start Date,Stop Date,Last Modified\r
45,"Too much is asked\r
Usage: of somebody, ""sometimes"".\r
Notes: invented",01/01/1995,,07/01/2017\r
15,"A number is wrong",01/01/1995,05/01/2018,11/01/2017\r
P32,"A share is somebody else's",08/01/2022,,\r
"""
CARC = [
    ClaimCodeEntry("45", date(1995, 1, 1), attributes={"fee schedule"}, modified=date(2017, 7, 1)),
    ClaimCodeEntry(
        "15",
        date(1995, 1, 1),
        date(2018, 5, 1),
        attributes={"authorization"},
        modified=date(2017, 11, 1),
    ),
    ClaimCodeEntry("P32", date(2022, 8, 1), attributes={"liability"}),
]


def test_an_export_gives_codes_days_and_our_categories_without_its_wording() -> None:
    reading = load_carc_rarc(EXPORT, kind="carc")

    assert list(reading) == CARC == list(reading)
    assert reading.findings == ()


def test_the_wording_is_kept_on_one_line_when_asked() -> None:
    first, *_ = load_carc_rarc(EXPORT, kind="carc", keep_descriptions=True)

    assert first.title == 'Too much is asked Usage: of somebody, "sometimes". Notes: invented'


def test_a_path_an_archive_and_a_stream_are_read_as_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "carc_20260301.csv"
    path.write_bytes(EXPORT)
    archive = tmp_path / "codes.zip"
    with zipfile.ZipFile(archive, "w") as whole:
        whole.writestr("carc.csv", EXPORT)
        whole.writestr("readme.txt", "read me")

    assert list(load_carc_rarc(path, kind="carc")) == CARC
    assert list(load_carc_rarc(archive, kind="carc")) == CARC
    assert list(load_carc_rarc(io.BytesIO(EXPORT), kind="carc")) == CARC
    assert load_carc_rarc(path, kind="carc").edition.as_of == date(2026, 3, 1)


def test_the_list_cannot_tell_of_codes_that_came_after_it_was_taken() -> None:
    reading = load_carc_rarc(EXPORT, kind="carc", as_of=date(2024, 3, 1))
    table = CodeTable.of("carc", reading)
    statuses = [table.get(code, on=DAY).status for code in ("45", "15", "999")]

    assert statuses == [Status.VALID, Status.NOT_VALID, Status.OUTSIDE]
    assert table.get("999", on=date(2024, 3, 1)).status is Status.UNKNOWN


def test_a_bad_row_is_told_with_its_line_and_the_rest_is_read() -> None:
    export = EXPORT + b"N115,of another list,01/01/2000,,\r\n16,,02/30/1995,,\r\n17,,2009,2008,\r\n"
    reading = load_carc_rarc(export + b"18,,07/01/2009,07/01/2008,\r\n", kind="carc")

    assert [entry.code for entry in reading] == ["45", "15", "P32", "16", "17"]
    assert [str(finding) for finding in reading.findings] == [
        "error LOD001 file bytes line 7: row left out: "
        "the code is not a claim adjustment reason code",
        "warning LOD002 file bytes line 8: start left out: expected a date",
        "warning LOD002 file bytes line 9: start left out: expected a date",
        "warning LOD002 file bytes line 9: end left out: expected a date",
        "error LOD001 file bytes line 10: row left out: it ends before it begins",
    ]


def test_a_column_tells_the_kinds_of_a_normalised_list_apart(shared: Path) -> None:
    path = shared / "codedata/lists/carc_rarc_codes_2024-06.csv"
    readings = {kind: load_carc_rarc(path, kind=kind) for kind in ("carc", "rarc", "group")}
    found = {kind: list(reading) for kind, reading in readings.items()}
    (left_out,) = readings["carc"].findings

    assert [len(entries) for entries in found.values()] == [405, 1171, 5]
    assert Counter(entry.end is None for entry in found["carc"]) == {True: 295, False: 110}
    assert str(left_out).endswith("1176 rows of other kinds left out")


def test_other_files_are_refused_for_what_they_are() -> None:
    with pytest.raises(WrongFile, match="it looks like a medically unlikely edit"):
        load_carc_rarc(
            b"HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator\n",
            kind="carc",
        )
    taxonomy = (
        b"Code,Grouping,Classification,Specialization,Definition,Effective Date,"
        b"Deactivation Date,Last Modified Date,Notes,Display Name,Section\n"
    )
    with pytest.raises(WrongFile, match="it looks like a provider taxonomy"):
        load_carc_rarc(taxonomy, kind="carc")
    with pytest.raises(WrongFile, match="it looks like text"):
        load_carc_rarc(EXPORT[:40], kind="carc")


def test_a_file_that_is_cut_off_gives_the_rows_before_it_was() -> None:
    assert list(load_carc_rarc(EXPORT[:-40], kind="carc"))[:1] == CARC[:1]


def test_another_kind_of_code_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="kind is carc, rarc or group"):
        load_carc_rarc(EXPORT, kind="status")
