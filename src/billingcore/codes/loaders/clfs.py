"""Load the clinical laboratory fee schedule (CLFS).

The file is a snapshot of the quarter in its name; each row also says from when its rate is.
Source: the headings of the public use file, calendar year 2026, second quarter.

>>> from datetime import date
>>> from billingcore.codes import ClfsTable
>>> from billingcore.codes.loaders import load_clfs
>>> file = b\"\"\"2026 Clinical Diagnostic Laboratory Fee Schedule
... YEAR,HCPCS,MOD,EFF_DATE,INDICATOR,RATE,SHORTDESC,LONGDESC,EXTENDEDLONGDESC
... 2026,85025,,20260101,N,7.77,A NAME,A LONGER NAME,
... 2026,85025,QW,20260101,N,7.77,A NAME,A LONGER NAME,
... \"\"\"
>>> table = ClfsTable.of("clfs", load_clfs(file, effective=date(2026, 4, 1)))
>>> row = table.get("85025", "QW", on=date(2026, 5, 4))
>>> row.rate, row.indicator, row.effective
(Decimal('7.77'), 'N', datetime.date(2026, 1, 1))
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from .._price_lists import ClfsRow
from .._reading import Reading
from ._kinds import FileKind, parts_with
from ._payment_files import amount, code_of, day_in_name, is_note, of_quarter, texts_first
from ._source import Part, Source
from ._table import Column, Record, records_of

__all__ = ["KINDS", "load_clfs"]

_COLUMNS = (
    Column("code", r"hcpcs( code)?"),
    Column("rate", r"(payment )?rate"),
    Column("year", r"year"),
    Column("modifier", r"mod(ifier)?"),
    Column("effective", r"eff(ective)? date"),
    Column("indicator", r"indicator"),
    Column("short", r"short ?desc.*", required=False),
    Column("long", r"long ?desc.*", required=False),
    Column("extended", r"extended ?long ?desc.*", required=False),
)
KIND = FileKind.with_columns("a clinical laboratory fee schedule (CLFS)", _COLUMNS)
KINDS = (KIND,)


def load_clfs(
    source: Source, *, effective: date | None = None, keep_descriptions: bool = False
) -> Reading[ClfsRow]:
    """Return the rates of one quarter.

    `effective` is the first day, where the file's name does not tell. Raises LoadError for another
    kind of file, ValueError without a day.
    """
    parts = texts_first(parts_with(KIND, source))
    edition = of_quarter(parts[0], effective or day_in_name(parts[0]))
    rows = partial(_rows, keep=keep_descriptions)
    return Reading(KIND.name, parts, rows, edition, snapshot=True)


def _rows(part: Part, *, keep: bool) -> Iterator[ClfsRow]:
    for record in records_of(part, _COLUMNS):
        if is_note(record, "code", "rate", "indicator"):
            continue
        code = code_of(record)
        if code is None:
            continue
        if record.text("rate") is None:
            record.reject("it has no rate")
            continue
        yield ClfsRow(
            code,
            record.text("modifier"),
            rate=record.value("rate", amount),
            indicator=record.text("indicator"),
            effective=record.day("effective"),
            year=record.whole("year"),
            description=_description(record) if keep else None,
        )


def _description(record: Record) -> str | None:
    """Return the longest name that the row has."""
    return record.text("extended") or record.text("long") or record.text("short")
