"""Load the payment limits of Part B drugs (average sales price, ASP).

The file is a snapshot of the quarter that its title states, or its name.
Source: the headings of the Part B payment limit files, 2022 to 2026.

>>> from datetime import date
>>> from billingcore.codes import AspTable
>>> from billingcore.codes.loaders import load_asp
>>> file = b\"\"\"Payment Allowance Limits for Medicare Part B Drugs,,,,
... "Effective July 1, 2026 through September 30, 2026",,,,
... HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Co-insurance Percentage
... J3301,A NAME,10 MG,0.787,20.000
... \"\"\"
>>> table = AspTable.of("asp", load_asp(file))
>>> row = table.get("J3301", on=date(2026, 8, 3))
>>> row.dose, row.limit, row.coinsurance_percent
('10 MG', Decimal('0.787'), Decimal('20.000'))
>>> print(table.edition, table.edition.last)
2026Q3 2026-09-30
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from .._price_lists import AspRow
from .._reading import Reading
from ._kinds import FileKind, parts_with
from ._payment_files import (
    amount,
    code_of,
    day_in_name,
    is_note,
    of_quarter,
    opening,
    quarter_in,
    texts_first,
)
from ._source import Part, Source
from ._table import Column, records_of

__all__ = ["KINDS", "load_asp"]

_COLUMNS = (
    Column("code", r"hcpcs( code)?"),
    Column("dose", r"hcpcs code dosage"),
    Column("limit", r"payment limit"),
    Column("description", r"short description", required=False),
    Column("coinsurance_percent", r"co ?insurance percentage", required=False),
    Column("vaccine_awp_percent", r"vaccine awp( percent)?", required=False),
    Column("vaccine_limit", r"vaccine limit", required=False),
    Column("blood_awp_percent", r"blood awp( percent)?", required=False),
    Column("blood_limit", r"blood limit", required=False),
    Column("clotting_factor", r"clotting factor", required=False),
    Column("notes", r"notes?", required=False),
)
KIND = FileKind.with_columns("a file of payment limits of Part B drugs (ASP)", _COLUMNS)
KINDS = (KIND,)
_EFFECTIVE = re.compile(r"effective\s+([a-z]+\s+\d{1,2},?\s+20\d\d)", re.IGNORECASE)


def load_asp(
    source: Source, *, effective: date | None = None, keep_descriptions: bool = False
) -> Reading[AspRow]:
    """Return the payment limits of one quarter.

    `effective` is the first day, where neither title nor name tell. Raises LoadError for another
    kind of file, ValueError without a day.
    """
    parts = texts_first(parts_with(KIND, source))
    first = effective or _in_title(parts[0]) or day_in_name(parts[0])
    rows = partial(_rows, keep=keep_descriptions)
    return Reading(KIND.name, parts, rows, of_quarter(parts[0], first), snapshot=True)


def _in_title(part: Part) -> date | None:
    found = _EFFECTIVE.search(opening(part))
    return quarter_in(re.sub(r"\s+\d{1,2},?\s+", " ", found[1])) if found else None


def _rows(part: Part, *, keep: bool) -> Iterator[AspRow]:
    for record in records_of(part, _COLUMNS):
        if is_note(record, "code", "dose", "limit"):
            continue
        code = code_of(record)
        if code is None:
            continue
        yield AspRow(
            code,
            dose=record.text("dose"),
            limit=record.value("limit", amount),
            coinsurance_percent=record.value("coinsurance_percent", amount),
            vaccine_awp_percent=record.value("vaccine_awp_percent", amount),
            vaccine_limit=record.value("vaccine_limit", amount),
            blood_awp_percent=record.value("blood_awp_percent", amount),
            blood_limit=record.value("blood_limit", amount),
            clotting_factor=record.text("clotting_factor"),
            notes=record.text("notes"),
            description=record.text("description") if keep else None,
        )
