"""Archives within archives, and rows with cells of any length."""

import io
import zipfile

import pytest

from billingcore.codes.loaders._lines import LIMITS, rows_of
from billingcore.codes.loaders._source import Limits, parts_of
from billingcore.errors import UnsafeFile

LONG = "<p>every word of it, twice</p>\n" * 10_000


def zipped(**members: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return whole.getvalue()


def rows(text: str) -> list[tuple[int, list[str]]]:
    (part,) = parts_of(text.encode(), LIMITS)
    return list(rows_of(part))


def test_an_archive_within_the_archive_is_opened() -> None:
    inner = zipped(a_csv=b"1", b_csv=b"22")
    parts = parts_of(zipped(readme_txt=b"read me", inner_zip=inner), LIMITS)

    assert [part.label for part in parts] == [
        "bytes/readme.txt",
        "bytes/inner.zip/a.csv",
        "bytes/inner.zip/b.csv",
    ]
    assert [part.head() for part in parts for _ in range(2)][-2:] == [b"22", b"22"]


def test_the_limits_hold_for_an_archive_within_the_archive() -> None:
    bomb = zipped(zeros_csv=bytes(1 << 22))

    with pytest.raises(UnsafeFile, match=r"inner\.zip: a member expands beyond"):
        parts_of(zipped(inner_zip=bomb), Limits(expansion=100))


def test_a_cell_longer_than_the_csv_module_takes_is_read_whole() -> None:
    quoted = LONG.replace("twice", '""twice""')
    got = rows(f'id,text,kind\n1,"{quoted}",A\n2,short,"B"\n')

    line = LONG.count("\n") + 3
    assert got == [
        (1, ["id", "text", "kind"]),
        (2, ["1", LONG.replace("twice", '"twice"'), "A"]),
        (line, ["2", "short", "B"]),
    ]


def test_a_long_row_may_end_with_a_blank_cell() -> None:
    one_line = LONG.replace("\n", " ")

    assert rows(f'1,"{one_line}","",\n2,,,\n') == [
        (1, ["1", one_line, "", ""]),
        (2, ["2", "", "", ""]),
    ]


def test_a_quotation_mark_that_is_never_closed_costs_one_row() -> None:
    lines = "".join(f"{i},text,A\n" for i in range(500_000))
    (part,) = parts_of(f'id,text,kind\n0,"text,A\n{lines}'.encode(), LIMITS)
    got = list(rows_of(part))

    assert [finding.slug for finding in part.problems.findings] == ["row-left-out"]
    assert got[-1] == (500_002, ["499999", "text", "A"])
    assert len(got) > 480_000
