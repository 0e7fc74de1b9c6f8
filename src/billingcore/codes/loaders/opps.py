"""Load what Medicare pays for outpatient services: OPPS Addendum B and the caps on imaging.

Addendum B is a snapshot of the quarter in its name. A lone dot in it stands for no amount. The
file of caps (OPPSCAP) comes with the relative value files; its own name has no year, that of the
archive has.
Source: the headings of Addendum B, January 2020 to July 2026; of OPPSCAP, October 2025.

>>> from datetime import date
>>> from billingcore.codes import OppsTable
>>> from billingcore.codes.loaders import load_opps_addendum_b
>>> file = b\"\"\"Addendum B.-Final OPPS Payment by HCPCS Code for CY 2026,,,,,,,
... HCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate,National Unadjusted Copayment
... G0463,A NAME,J2,5012,1.4879,$136.02 ,.
... \"\"\"
>>> table = OppsTable.of("opps", load_opps_addendum_b(file, effective=date(2026, 7, 1)))
>>> row = table.get("G0463", on=date(2026, 8, 3))
>>> row.status, row.apc, row.rate, row.national_copayment
('J2', '5012', Decimal('136.02'), None)
>>> table.findings
()
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from .._opps import OppsCapRow, OppsRow
from .._reading import Reading
from ._kinds import FileKind, parts_with
from ._payment_files import (
    amount,
    code_of,
    day_in_name,
    digits,
    is_note,
    of_quarter,
    percent,
    texts_first,
)
from ._source import Part, Source
from ._table import Column, records_of

__all__ = ["KINDS", "load_opps_addendum_b", "load_oppscap"]

_ADDENDUM_B = (
    Column("code", r"hcpcs( code)?"),
    Column("description", r"short descriptor", required=False),
    Column("status", r"si|status indicator"),
    Column("apc", r"apc"),
    Column("weight", r"relative weight"),
    Column("rate", r"payment rate"),
    Column("national_copayment", r"national unadjusted copayment", required=False),
    Column("minimum_copayment", r"minimum unadjusted copayment", required=False),
    Column("coinsurance_percent", r"ira coinsurance percentage", required=False),
    Column("adjusted_copayment", r"adjusted beneficiary copayment", required=False),
    Column("pass_through_until", r"drug (and device )?pass through expiration.*", required=False),
    Column("note", r"notes?( .*)?", required=False),
    Column("comment", r"ci|comment indicator", required=False),
    Column("changed", r"\* indicates a change.*", required=False),
)
_CAPS = (
    Column("code", r"hcpcs"),
    Column("modifier", r"mod"),
    Column("status", r"procstat"),
    Column("mac", r"carrier"),
    Column("locality", r"locality"),
    Column("facility", r"facili?ty price"),
    Column("nonfacility", r"non facili?ty price"),
)
ADDENDUM_B = FileKind.with_columns("an OPPS Addendum B", _ADDENDUM_B)
CAPS = FileKind.with_columns("a file of OPPS-based payment caps (OPPSCAP)", _CAPS)
KINDS = (ADDENDUM_B, CAPS)


def load_opps_addendum_b(
    source: Source, *, effective: date | None = None, keep_descriptions: bool = False
) -> Reading[OppsRow]:
    """Return the rows of one quarter.

    `effective` is the first day, where the file's name does not tell. Raises LoadError for another
    kind of file, ValueError without a day.
    """
    parts = texts_first(parts_with(ADDENDUM_B, source))
    edition = of_quarter(parts[0], effective or day_in_name(parts[0]))
    rows = partial(_services, keep=keep_descriptions)
    return Reading(ADDENDUM_B.name, parts, rows, edition, snapshot=True)


def load_oppscap(source: Source, *, effective: date | None = None) -> Reading[OppsCapRow]:
    """Return the caps of one quarter.

    `effective` is the first day, where no name tells: that of the file alone never does. Raises
    LoadError for another kind of file, ValueError without a day.
    """
    parts = texts_first(parts_with(CAPS, source))
    edition = of_quarter(parts[0], effective or day_in_name(parts[0]))
    return Reading(CAPS.name, parts, _caps, edition, snapshot=True)


def _services(part: Part, *, keep: bool) -> Iterator[OppsRow]:
    for record in records_of(part, _ADDENDUM_B):
        if is_note(record, "code", "status", "rate"):
            continue
        code = code_of(record)
        if code is None:
            continue
        if record.text("status") is None:
            record.reject("it has no status indicator")
            continue
        yield OppsRow(
            code,
            status=record.text("status"),
            apc=digits(record.text("apc"), 4),
            weight=record.value("weight", amount),
            rate=record.value("rate", amount),
            national_copayment=record.value("national_copayment", amount),
            minimum_copayment=record.value("minimum_copayment", amount),
            coinsurance_percent=record.value("coinsurance_percent", percent),
            adjusted_copayment=record.value("adjusted_copayment", amount),
            pass_through_until=record.text("pass_through_until"),
            note=record.text("note"),
            comment=record.text("comment"),
            changed=record.text("changed"),
            description=record.text("description") if keep else None,
        )


def _caps(part: Part) -> Iterator[OppsCapRow]:
    for record in records_of(part, _CAPS):
        code = code_of(record)
        if code is None:
            continue
        mac, locality = digits(record.text("mac"), 5), digits(record.text("locality"), 2)
        if mac is None or locality is None or record.text("nonfacility") is None:
            record.reject("the row is cut short")
            continue
        yield OppsCapRow(
            code,
            record.text("modifier"),
            mac,
            locality,
            status=record.text("status"),
            facility=record.number("facility"),
            nonfacility=record.number("nonfacility"),
        )
