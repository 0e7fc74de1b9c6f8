"""NCCI files in the official layouts, for tests."""

import csv
import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

__all__ = [
    "PTP_HEADER",
    "add_on_records",
    "derived_add_ons",
    "derived_pairs",
    "ptp_lines",
    "ptp_text",
]

Row = Sequence[str]

PTP_HEADER: tuple[Row, ...] = tuple(
    line.split("|")
    for line in (
        "Column 1|Column 2|*=in existence|Effective|Deletion|Modifier|PTP Edit Rationale",
        "||prior to 1996|Date|Date|0=not allowed|",
        "||||*=no data|1=allowed|",
        "|||||9=not applicable|",
    )
)
NOTICE = (("A notice, \xa9 of somebody", *[""] * 6), ("Column1/Column2 Edits", *[""] * 6))


def ptp_lines(rows: Iterable[Row], header: Iterable[Row] = PTP_HEADER) -> Iterator[str]:
    """Yield the lines of an official text file of pairs."""
    for row in (*NOTICE, *header):
        yield "\t".join(row) + "\r\n"
    for row in rows:
        yield "\t".join(row) + "\r\n"


def ptp_text(*rows: str, header: Iterable[Row] = PTP_HEADER) -> bytes:
    """Return an official text file of pairs; bars part the cells of a row."""
    return "".join(ptp_lines((row.split("|") for row in rows), header)).encode("latin-1")


def derived_pairs(path: Path) -> Iterator[Row]:
    """Yield a derived file's pairs as rows of the official layout.

    Its source dropped the effective dates: that of a tombstone is the day of its deletion.
    """
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for column1, column2, deletion, indicator, rationale in rows:
            last = "*" if deletion == "9999-12-31" else deletion.replace("-", "")
            effective = last if indicator == "9" and last != "*" else "19960101"
            yield column1, column2, "", effective, last, indicator, rationale


def add_on_records(rows: Iterable[Row]) -> bytes:
    """Return a text file of fixed width of add-ons; a row has the cells in the file's order."""
    widths = (1, 5, 7, 5, 7, 7, 7, 58)
    lines = (
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


def derived_add_ons(path: Path) -> Iterator[Row]:
    """Yield a derived file's add-ons as rows of the official layout; it has no dates."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for primary, add_on, kind in rows:
            yield kind, add_on, "", primary, "", "2013091", "", ""
