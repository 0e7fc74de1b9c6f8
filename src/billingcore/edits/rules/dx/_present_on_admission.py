"""Which diagnoses of a stay want a present-on-admission indicator, and which hospitals tell it.

The principal and the other diagnoses want one unless their codes are exempt; external causes too,
as Medicare has it, while some states want none there. The list of the day of discharge counts.
Source: ICD-10-CM Official Guidelines, appendix I; Medicare Claims Processing Manual, chapter 23,
section 10.3.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from ....codes import PoaExemptTable
from ....model import Claim
from ... import Applies, Citation, Context
from .._rows import rows

__all__ = ["ACUTE", "SOURCE", "Told", "present_on_admission", "told_by_hospital"]

ACUTE = Applies(kinds="institutional", bills="11")
SOURCE = (
    Citation(authority="ICD-10-CM Official Guidelines", section="appendix I"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 10.3"),
)
_NOTICES = ("A", "B", "C", "D", "E")


class Told(NamedTuple):
    """Give the place of a diagnosis, its indicator, and whether the code is exempt."""

    place: int
    indicator: str | None
    exempt: bool


def present_on_admission(context: Context) -> tuple[Told, ...]:
    """Return the diagnoses that may want an indicator; say where no list is for the day."""
    found = context.once(_told)
    if isinstance(found, date):
        edition = context.table("poa_exempt").edition
        reason = f"edition {edition} does not speak of {found}"
        context.not_evaluated("poa_exempt", reason=reason)
        return ()
    if found is None:
        context.not_evaluated("date of service", reason="the claim states no day")
        return ()
    return found


def _told(context: Context) -> tuple[Told, ...] | date | None:
    table: PoaExemptTable = context.optional_table("poa_exempt")
    claim, day = context.claim, context.last_day
    wanted = tuple(_wanted(claim))
    if day is None or not table.edition.covers(day):
        return day if wanted else ()
    return tuple(
        Told(place, indicator, bool(table.is_exempt(code, on=day)))
        for place, code, indicator in wanted
    )


def _wanted(claim: Claim) -> Iterator[tuple[int, str, str | None]]:
    qualifiers = ("ABK", "ABF", "ABN") if _is_medicare(claim) else ("ABK", "ABF")
    for place, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.code and diagnosis.qualifier in qualifiers:
            yield place, diagnosis.code, diagnosis.present_on_admission or None


def _is_medicare(claim: Claim) -> bool:
    return claim.coverage is not None and claim.coverage.filing_indicator == "MA"


def told_by_hospital(context: Context) -> tuple[Told, ...]:
    """Return the same for a bill, not a notice, of a hospital that is not exempt."""
    if context.claim.frequency in _NOTICES or context.once(_is_exempt):
        return ()
    return present_on_admission(context)


def _is_exempt(context: Context) -> bool:
    billing = context.claim.billing
    provider = billing.provider if billing else None
    known = (context.facts.providers or {}).get((provider.npi if provider else None) or "")
    codes = [billing.taxonomy if billing else None, provider.taxonomy if provider else None]
    return not _exempt_hospitals().isdisjoint([*codes, *(known.taxonomies if known else ())])


@cache
def _exempt_hospitals() -> frozenset[str]:
    return frozenset(code for row in rows("exempt_hospitals") for code in row["taxonomies"])
