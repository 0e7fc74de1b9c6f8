"""The shared NCCI tables of 2024Q3 as rows; their source dropped the effective dates."""

import csv
import lzma
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from billingcore.codes import AddOnRow, MueRow, PairRow, PairTable

OPEN = "9999-12-31"
SINCE = date(1996, 1, 1)


def pair_rows(path: Path) -> Iterator[PairRow]:
    """Yield every pair; a tombstone takes effect on the day it is deleted."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        for column1, column2, deletion, indicator, rationale in list_rows(lines):
            last = None if deletion == OPEN else date.fromisoformat(deletion)
            effective = last if indicator == "9" and last else SINCE
            yield PairRow(
                column1, column2, effective, last, indicator=indicator, rationale=rationale
            )


@cache
def practitioner_pairs(shared: Path) -> PairTable:
    """Return the whole practitioner release, read once a session."""
    path = shared / "codedata/ncci/ptp_practitioner_2024Q3.derived.csv.xz"
    return PairTable("ncci_ptp_practitioner", pair_rows(path), edition="2024Q3")


def limit_rows(path: Path) -> Iterator[MueRow]:
    """Yield every unit limit."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        for code, units, indicator, _, _ in list_rows(lines):
            yield MueRow(code, int(units), indicator)


def add_on_rows(path: Path) -> Iterator[AddOnRow]:
    """Yield every add-on with each of its primaries."""
    with path.open(encoding="utf-8", newline="") as lines:
        for primary, add_on, kind in list_rows(lines):
            yield AddOnRow(add_on, kind, primary)


def list_rows(lines: Iterable[str]) -> Iterator[list[str]]:
    rows = csv.reader(lines)
    next(rows)
    yield from rows
