"""Which of the NCCI tables judges a claim: by its kind, or as the caller says.

Practitioner edits are for professional claims, those of surgical centers too. Hospital edits are
for outpatient bills, told by the type of bill: procedure-to-procedure edits for hospitals,
critical access hospitals and the facilities that are edited like them, unit limits for hospitals
and critical access hospitals alone. Supplier edits are for claims to the contractors for durable
medical equipment, which nothing in a claim tells apart: an option says so.
Source: Medicare Claims Processing Manual, chapter 23, section 20.9; NCCI Policy Manual for
Medicare Services, chapter I, sections A and V.
"""

from attrs import field, frozen
from attrs.validators import in_

from ...model import Claim
from .. import Applies, Context, Day

__all__ = [
    "PAIRED",
    "UNIT_LIMITED",
    "NcciOptions",
    "days_within",
    "ncci_needs",
    "ncci_needs_of_history",
    "setting",
    "tell_unjudged",
]

_KINDS = ("professional", "institutional")
PAIRED = Applies(
    kinds=_KINDS, bills=("12", "13", "14", "22", "23", "34", "72", "74", "75", "76", "85")
)
"""The claims that edits about pairs of procedures are for."""
UNIT_LIMITED = Applies(kinds=_KINDS, bills=("13", "14", "85"))
"""The claims that unit limits are for."""


@frozen(kw_only=True)
class NcciOptions:
    """Say whose edits are meant: ``by kind`` of claim, or ``dme`` for a supplier's claims."""

    setting: str = field(default="by kind", validator=in_(("by kind", "dme")))


def ncci_needs(family: str) -> dict[str, tuple[str, ...]]:
    """Return which table of `family` (ncci_ptp, mue) a rule needs."""
    return {
        "professional": (f"{family}_practitioner",),
        "institutional": (f"{family}_hospital",),
        "setting=dme": (f"{family}_dme",),
    }


def ncci_needs_of_history(family: str) -> dict[str, tuple[str, ...]]:
    """Return the same for a rule that also looks at the patient's earlier claims."""
    return {kind: (*names, "history") for kind, names in ncci_needs(family).items()}


def setting(claim: Claim, context: Context) -> str:
    """Return the last word of the names of the tables that judge a claim."""
    if context.option("setting") == "dme":
        return "dme"
    return "hospital" if claim.kind == "institutional" else "practitioner"


def days_within(context: Context, name: str) -> tuple[Day, ...]:
    """Return the claim's days that the table's edition can speak of."""
    return context.once(_split, name)[0]


def tell_unjudged(context: Context, name: str) -> None:
    """Say what the rule cannot judge: days that the edition does not know, lines without a day."""
    for day in context.once(_split, name)[1]:
        edition = context.table(name).edition
        reason = f"edition {edition} does not speak of {day.day}"
        context.not_evaluated(name, reason=reason)
    if context.once(_undated):
        context.not_evaluated("date of service", reason="a line states no day")


def _undated(context: Context) -> bool:
    lines = context.claim.lines
    if sum(len(day.lines) for day in context.days) == len(lines):
        return False
    dated = {i for day in context.days for i in day.indices}
    return any(line.code and i not in dated for i, line in enumerate(lines))


def _split(context: Context, name: str) -> tuple[tuple[Day, ...], tuple[Day, ...]]:
    covers, days = context.table(name).edition.covers, context.days
    beyond = tuple([day for day in days if not covers(day.day)])
    return tuple([day for day in days if covers(day.day)]) if beyond else days, beyond
