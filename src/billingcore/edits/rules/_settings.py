"""Which of the NCCI tables judges a claim: by its kind, or as the caller says.

Practitioner edits are for professional claims, those of surgical centers too. Hospital edits are
for outpatient bills, told by the type of bill: procedure-to-procedure edits for hospitals,
critical access hospitals and the facilities that are edited like them, unit limits for hospitals
and critical access hospitals alone. Supplier edits are for claims to the contractors for durable
medical equipment, which nothing in a claim tells apart: an option says so. Medicaid's own tables
go by the same names.
Source: Medicare Claims Processing Manual, chapter 23, section 20.9; NCCI Policy Manual for
Medicare Services, chapter I, sections A and V.
"""

from datetime import date
from typing import NamedTuple, TypeAlias

from attrs import field, frozen
from attrs.validators import in_

from ...model import Claim
from .. import Applies, Context, Day

__all__ = [
    "PAIRED",
    "PROVIDERS",
    "UNIT_LIMITED",
    "NcciOptions",
    "Unjudged",
    "codes_of",
    "days_within",
    "ncci_needs",
    "ncci_needs_of_history",
    "only_day",
    "setting",
    "tell",
    "tell_unjudged",
    "unjudged",
]

_KINDS = ("professional", "institutional")
PAIRED = Applies(
    kinds=_KINDS, bills=("12", "13", "14", "22", "23", "34", "72", "74", "75", "76", "85")
)
"""The claims that edits about pairs of procedures are for."""
UNIT_LIMITED = Applies(kinds=_KINDS, bills=("13", "14", "85"))
"""The claims that unit limits are for."""
PROVIDERS = ("rendering", "specialty")
"""Who is one provider: who renders, or all of a group and specialty."""


@frozen(kw_only=True)
class NcciOptions:
    """Say whose edits are meant, and who is one provider.

    `setting` is ``by kind`` of claim, or ``dme`` for a supplier's claims. `provider` is who
    renders (on an institutional claim, who bills), or ``specialty``: all of the same tax number
    and specialty, by the fact `providers`.
    """

    setting: str = field(default="by kind", validator=in_(("by kind", "dme")))
    provider: str = field(default="rendering", validator=in_(PROVIDERS))


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
    if context.options.setting == "dme":
        return "dme"
    return "hospital" if claim.kind == "institutional" else "practitioner"


Unjudged: TypeAlias = tuple[tuple[str, str], ...]
"""What a rule needs and lacks for some line or day, each with the reason."""


class _Outline(NamedTuple):
    """What a look at the lines tells: enough for nearly every claim."""

    codes: frozenset[str]
    days: tuple[date, ...]
    """The first and the last day on which a line with a code begins; the one if it is the same."""
    dated: bool
    """Whether every line with a code has a day of its own."""


def codes_of(context: Context) -> frozenset[str]:
    """Return the procedure codes of all lines."""
    return context.once(_outline).codes


def only_day(context: Context) -> date | None:
    """Return the day on which all lines with a code begin; None where they begin on several."""
    _, days, dated = context.once(_outline)
    return days[0] if dated and len(days) == 1 else None


def _outline(context: Context) -> _Outline:
    codes: list[str] = []
    starts: list[date] = []
    for line in context.claim.lines:
        code, period = line.code, line.period
        if code:
            codes.append(code)
            if period is not None:
                starts.append(period.start)
    days = tuple(set(starts))
    if len(days) > 1:
        days = min(days), max(days)
    return _Outline(frozenset(codes), days, len(starts) == len(codes))


def days_within(context: Context, name: str) -> tuple[Day, ...]:
    """Return the claim's days that the table's edition can speak of."""
    return context.once(_within, name)


def _within(context: Context, name: str) -> tuple[Day, ...]:
    if not unjudged(context, name):
        return context.days
    covers = context.table(name).edition.covers
    return tuple([day for day in context.days if covers(day.day)])


def tell_unjudged(context: Context, name: str) -> None:
    """Say what the rule cannot judge: days that the edition does not know, lines without a day."""
    tell(context, unjudged(context, name))


def tell(context: Context, lacking: Unjudged) -> None:
    """Say what is lacking."""
    for needed, reason in lacking:
        context.not_evaluated(needed, reason=reason)


def unjudged(context: Context, name: str) -> Unjudged:
    """Return what cannot be judged by a table: nothing, of nearly every claim."""
    _, days, dated = context.once(_outline)
    covers = context.table(name).edition.covers
    for day in days:
        if not covers(day):
            break
    else:
        if dated:
            return ()
    return context.once(_unjudged, name)


def _unjudged(context: Context, name: str) -> Unjudged:
    edition = context.table(name).edition
    found = [
        (name, f"edition {edition} does not speak of {day.day}")
        for day in context.days
        if not edition.covers(day.day) and any(line.code for line in day.lines)
    ]
    lines = context.claim.lines
    told = {i for day in context.days for i in day.indices}
    if any(line.code and i not in told for i, line in enumerate(lines)):
        found.append(("date of service", "a line states no day"))
    return tuple(dict.fromkeys(found))
