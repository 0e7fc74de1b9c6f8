r"""Load what Medicare pays ambulatory surgical centers: addenda AA, BB, EE and FF.

Give one addendum, or the archive with all of them. Each is known by its title and its headings,
which name the quarter; the title alone names the year.
Source: the headings of the ASC addenda of April 2026; those of earlier years have no column for
marks, and a comment indicator more.

>>> from datetime import date
>>> from billingcore.codes import AscTable
>>> from billingcore.codes.loaders import load_asc_addenda
>>> headings = b"HCPCS Code,,Short Descriptor,Subject to Multiple Procedure Discounting,"
>>> headings += b"April 2026 Payment Indicator,April 2026 Payment Weight,April 2026 Payment Rate"
>>> file = headings + b'\n64628,,A NAME,Y,J8,175.6211,"$9,891.33 "\n'
>>> table = AscTable.of("asc", load_asc_addenda(file))
>>> row = table.get("64628", on=date(2026, 5, 4))
>>> row.addendum, row.payment, row.discounted, row.rate
('AA', 'J8', 'Y', Decimal('9891.33'))
>>> table.edition.name
'2026Q2'
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from .._asc import AscRow
from .._reading import Reading
from ._kinds import FileKind, Head, parts_with
from ._payment_files import (
    amount,
    code_of,
    day_in_name,
    digits,
    is_note,
    of_quarter,
    opening,
    percent,
    quarter_in,
    texts_first,
)
from ._source import Part, Source
from ._table import Column, header_in, records_of

__all__ = ["KINDS", "load_asc_addenda"]

_CODE = Column("code", r"hcpcs( code)?")
_MARK = Column("mark", r"", required=False)
_NAME = Column("description", r"short descriptor", required=False)
_PAYMENT = Column("payment", r".*\bpayment indicator")
_COMMENT = Column("comment", r"(.* )?comment indicator|ci", required=False)
_WEIGHT = Column("weight", r".*\bpayment weight")
_RATE = Column("rate", r".*\bpayment rate")
_COPAYMENT = Column("adjusted_copayment", r".*\badjusted (co(payment|insurance)).*", required=False)
_EXPIRATION = r"drug (and device )?pass through expiration.*"

_ADDENDA = {
    "FF": (
        _CODE,
        _MARK,
        _NAME,
        _PAYMENT,
        _COMMENT,
        Column("apc_device_percent", r".*\bapc device offset percentage", required=False),
        Column("device_percent", r".*\bdevice offset percentage"),
        Column("device_amount", r".*\bdevice (offset amount|portion).*", required=False),
        Column("opps_rate", r".*\bopps payment rate", required=False),
        Column("apc", r"(.* )?apc", required=False),
    ),
    "AA": (
        _CODE,
        _MARK,
        _NAME,
        Column("discounted", r"subject to multiple procedure discounting"),
        _PAYMENT,
        _COMMENT,
        _WEIGHT,
        _RATE,
        _COPAYMENT,
    ),
    "BB": (
        _CODE,
        _MARK,
        _NAME,
        Column("pass_through_until", _EXPIRATION, required=False),
        _PAYMENT,
        _COMMENT,
        _WEIGHT,
        _RATE,
        _COPAYMENT,
    ),
    "EE": (_CODE, _MARK, Column("description", r"short descriptor")),
}
_EXCLUDED = re.compile(r"addendum ee\b|excluded from payment in asc", re.IGNORECASE)


def _addendum(head: Head) -> str | None:
    """Return which addendum it is; of EE, which has names alone, the title tells."""
    for name, columns in _ADDENDA.items():
        if header_in(head.rows, columns) is not None:
            titles = (cell for _, cells in head.rows[:6] for cell in cells)
            excluded = any(_EXCLUDED.search(title) for title in titles)
            return name if name != "EE" or excluded else None
    return None


KIND = FileKind("an ASC addendum (AA, BB, EE or FF)", lambda head: _addendum(head) is not None)
KINDS = (KIND,)


def load_asc_addenda(
    source: Source, *, effective: date | None = None, keep_descriptions: bool = False
) -> Reading[AscRow]:
    """Return the rows of the addenda of one quarter.

    `effective` is the first day, where neither headings nor name tell. Of a workbook with several
    sheets the first alone is read. Raises LoadError for another kind of file, ValueError without a
    day.
    """
    parts = texts_first(parts_with(KIND, source))
    found = (quarter_in(opening(part)) or day_in_name(part) for part in parts)
    first = effective or next(filter(None, found), None)
    rows = partial(_rows, keep=keep_descriptions)
    return Reading(KIND.name, parts, rows, of_quarter(parts[0], first), snapshot=True)


def _rows(part: Part, *, keep: bool) -> Iterator[AscRow]:
    addendum = _addendum(Head(part)) or "EE"
    for record in records_of(part, _ADDENDA[addendum]):
        if is_note(record, "code", "payment", "description"):
            continue
        code = code_of(record)
        if code is None:
            continue
        if addendum != "EE" and record.text("payment") is None:
            record.reject("it has no payment indicator")
            continue
        yield AscRow(
            addendum,
            code,
            payment=record.text("payment"),
            discounted=record.text("discounted"),
            weight=record.value("weight", amount),
            rate=record.value("rate", amount),
            comment=record.text("comment"),
            mark=record.text("mark"),
            pass_through_until=record.text("pass_through_until"),
            adjusted_copayment=record.value("adjusted_copayment", amount),
            apc=digits(record.text("apc"), 4),
            apc_device_percent=record.value("apc_device_percent", percent),
            opps_rate=record.value("opps_rate", amount),
            device_percent=record.value("device_percent", percent),
            device_amount=record.value("device_amount", amount),
            description=record.text("description") if keep else None,
        )
