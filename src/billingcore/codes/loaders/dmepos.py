"""Load the fee schedule of durable equipment, prosthetics, orthotics and supplies (DMEPOS).

The file has a column, or one for rural areas and one for the rest, for each state. It is a
snapshot of the quarter that its title, its name or that of its archive tells.
Source: the headings of the DMEPOS fee schedule, calendar year 2026 (the CSV and the workbook).

>>> from datetime import date
>>> from billingcore.codes import DmeposTable
>>> from billingcore.codes.loaders import load_dmepos
>>> file = b\"\"\"CY2026 DMEPOS Fee Schedule,,,,,,,,,
... HCPCS,Mod,Mod2,JURIS,CATG,Ceiling,Floor,PA (NR),PA (R),Description
... E0601,RR,,D,CR,0.00,0.00,50.04,91.18,A NAME
... \"\"\"
>>> table = DmeposTable.of("dmepos", load_dmepos(file, effective=date(2026, 1, 1)))
>>> row = table.get("E0601", ["RR"], on=date(2026, 2, 2))
>>> row.category, row.fee("PA"), row.fee("PA", rural=True)
('CR', Decimal('50.04'), Decimal('91.18'))
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from .._price_lists import DmeposFee, DmeposRow
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
from ._table import Column, Record, records_of

__all__ = ["KINDS", "load_dmepos"]

_STATES = (
    "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH "
    "NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY GU AS MP"
).split()
_COLUMNS = (
    Column("code", r"hcpcs( code)?"),
    Column("category", r"catg|category"),
    Column("modifier", r"mod1?"),
    Column("modifier2", r"mod ?2", required=False),
    Column("jurisdiction", r"juris(diction)?", required=False),
    Column("ceiling", r"ceiling", required=False),
    Column("floor", r"floor", required=False),
    Column("description", r"(short )?desc(ription)?", required=False),
    *(Column(state, rf"{state.lower()}( nr)?", required=False) for state in _STATES),
    *(Column(f"{state} rural", rf"{state.lower()} r", required=False) for state in _STATES),
)
KIND = FileKind.with_columns("a DMEPOS fee schedule", _COLUMNS)
KINDS = (KIND,)


def load_dmepos(
    source: Source, *, effective: date | None = None, keep_descriptions: bool = False
) -> Reading[DmeposRow]:
    """Return the fees of one quarter.

    `effective` is the first day, where neither title nor name tell. Raises LoadError for another
    kind of file, ValueError without a day.
    """
    parts = texts_first(parts_with(KIND, source))
    first = effective or quarter_in(opening(parts[0])) or day_in_name(parts[0])
    rows = partial(_rows, keep=keep_descriptions)
    return Reading(KIND.name, parts, rows, of_quarter(parts[0], first), snapshot=True)


def _rows(part: Part, *, keep: bool) -> Iterator[DmeposRow]:
    for record in records_of(part, _COLUMNS):
        if is_note(record, "code", "category", "ceiling"):
            continue
        code = code_of(record)
        if code is None:
            continue
        yield DmeposRow(
            code,
            filter(None, (record.text("modifier"), record.text("modifier2"))),
            jurisdiction=record.text("jurisdiction"),
            category=record.text("category"),
            ceiling=record.value("ceiling", amount),
            floor=record.value("floor", amount),
            fees=_fees(record),
            description=record.text("description") if keep else None,
        )


def _fees(record: Record) -> Iterator[DmeposFee]:
    for state in _STATES:
        nonrural = record.value(state, amount)
        rural = record.value(f"{state} rural", amount)
        if nonrural is not None or rural is not None:
            yield DmeposFee(state, nonrural, rural)
