"""Places of service from the lists of CMS."""

import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import CodeTable, Entry
from billingcore.codes.loaders import load_pos
from billingcore.errors import WrongFile

FILE = """Updated list of codes,,,\r
POS,Place of Service Name,Place of Service Description,F/NF\r
9,Prison,Where people are held,NF\r
21,"Inpatient
Hospital",Where people stay,F\r
28 \u2013 30,Unassigned,N/A,N/A\r
66,"PACE",Care of everything,\r
""".encode("cp1252")
ENTRIES = [
    Entry("09", attributes={"non-facility"}, title="Prison"),
    Entry("21", attributes={"facility"}, title="Inpatient Hospital"),
    Entry("66", attributes={"non-facility"}, title="PACE"),
]


def test_codes_have_their_names_and_settings_and_get_back_a_zero_that_was_dropped() -> None:
    reading = load_pos(FILE)

    assert list(reading) == ENTRIES == list(reading)
    assert [str(finding) for finding in reading.findings] == [
        "info LOD003 file bytes: 3 codes are not assigned"
    ]


def test_a_path_and_a_stream_are_read_as_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "pos.csv"
    path.write_bytes(FILE)

    assert list(load_pos(path)) == list(load_pos(io.BytesIO(FILE))) == ENTRIES


def test_the_ninety_nine_codes_of_the_list_are_assigned_or_not(shared: Path) -> None:
    reading = load_pos(shared / "codedata/lists/pos_2024.csv", as_of=date(2024, 8, 1))
    table = CodeTable.of("place_of_service", reading)
    settings = Counter(word for entry in table for word in entry.attributes)
    (finding,) = table.findings

    assert settings == {"non-facility": 34, "facility": 18}
    assert str(finding).endswith(f"{99 - len(table)} codes are not assigned")


def test_a_bad_row_is_told_with_its_line() -> None:
    reading = load_pos(FILE + b"XX,Somewhere,,F\r\n")

    assert list(reading) == ENTRIES
    assert str(reading.findings[0]) == (
        "error LOD001 file bytes line 8: row left out: the code is not a place of service"
    )


def test_other_files_are_refused() -> None:
    with pytest.raises(WrongFile, match="it is not a list of places of service"):
        load_pos(b"Code,Name\n11,Office\n")
