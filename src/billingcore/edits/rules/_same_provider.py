"""The lines of one provider on a day, those of the patient's earlier claims among them.

NCCI edits are of patient, provider and day, on however many claims. Earlier lines count where they
were not denied, on claims of the same kind to the same payer. What is a correction, or may be what
was corrected, does not, nor does the same claim sent before.

Physicians of one group and specialty may be taken for one: a group is told by the fact `providers`
or else by the tax number of who bills, a specialty by the fact alone.
Source: NCCI Policy Manual for Medicare Services, chapter I, section A; Medicare Claims Processing
Manual, chapter 12, section 30.6.5.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ...model import Claim, ServiceLine
from .. import (
    Applies,
    ClaimState,
    Context,
    Day,
    EarlierClaim,
    EarlierLine,
    Evidence,
    days_of,
)
from .._about import bill_of
from ._settings import days_within

__all__ = ["Gathered", "earlier_lines", "gathered", "tell_unknown_specialty", "told_of"]

_CORRECTIONS = ("7", "8")
_Placed = tuple[int, ServiceLine]


class Gathered(NamedTuple):
    """Give days of one provider each, whose lines are numbered on from those of the claim.

    From the number `own` on they are `earlier` ones. `unknown` tells that two physicians of a day
    may or may not be of one group and specialty.
    """

    days: tuple[Day, ...]
    lines: tuple[ServiceLine, ...]
    own: int
    earlier: tuple[EarlierLine, ...] = ()
    unknown: bool = False


def earlier_lines(context: Context, applies: Applies) -> tuple[EarlierLine, ...]:
    """Return the lines of earlier claims that may meet one of the claim, or one that does.

    None without history.
    """
    return context.once(_earlier_lines, applies) if context.earlier else ()


def _earlier_lines(context: Context, applies: Applies) -> tuple[EarlierLine, ...]:
    if not context.days:
        return ()
    found = [
        (day.day, _last(day, line), one, i, line, day.provider)
        for one in _comparable(context, applies)
        for day in days_of(one.claim)
        for i, line in zip(day.indices, day.lines, strict=True)
        if line.code and day.provider
    ]
    first = min(day.day for day in context.days)
    last = max(_last(day, line) for day in context.days for line in day.lines)
    while True:  # what meets no line of the claim may decide whether one that does is paid
        near = [one for one in found if one[0] <= last and first <= one[1]]
        wider = min([first, *(one[0] for one in near)]), max([last, *(one[1] for one in near)])
        if wider == (first, last):
            break
        first, last = wider
    return tuple(
        EarlierLine(earlier=one, line=line, index=i, day=day, provider=provider)
        for day, _, one, i, line, provider in near
    )


def _last(day: Day, line: ServiceLine) -> date:
    return max(line.last_day or day.day, day.day)


def _comparable(context: Context, applies: Applies) -> Iterator[EarlierClaim]:
    claim, every = context.claim, context.history.all
    corrected = any(
        one.frequency in _CORRECTIONS for one in (claim, *(item.claim for item in every))
    )
    if claim.frequency == "8":
        return
    for one in context.history.standing:
        other = one.claim
        known = not corrected or one.payer_control_number is not None
        alike = other.kind == claim.kind and other.payer_id == claim.payer_id
        again = claim.patient_control_number is not None and other.key == claim.key
        meant = applies.takes(other.kind, bill_of(other)) and not other.predetermination
        if known and alike and meant and not again and one.state is not ClaimState.DENIED:
            yield one


def gathered(
    context: Context, name: str, by: str, earlier: tuple[EarlierLine, ...] = ()
) -> Gathered:
    """Return the days of which the table can speak, with these earlier lines, by provider."""
    claim = context.claim
    days, own = days_within(context, name), len(claim.lines)
    if by == "rendering" and not earlier:
        return Gathered(days, claim.lines, own)
    covers = context.table(name).edition.covers
    groups: dict[tuple[date, str | None], list[_Placed]] = {}
    on_day: dict[date, set[str | None]] = {}
    for day in days:
        who = _one_provider(context, claim, day.provider, by)
        placed = zip(day.indices, day.lines, strict=True)
        groups.setdefault((day.day, who), []).extend(placed)
        on_day.setdefault(day.day, set()).add(day.provider)
    for i, line in enumerate(earlier, own):
        if line.day is not None and covers(line.day):
            who = _one_provider(context, line.claim, line.provider, by)
            groups.setdefault((line.day, who), []).append((i, line.line))
            on_day.setdefault(line.day, set()).add(line.provider)
    return Gathered(
        tuple(_day(day, who, placed) for (day, who), placed in groups.items()),
        (*claim.lines, *(line.line for line in earlier)),
        own,
        earlier,
        by == "specialty" and _is_unknown(context, on_day),
    )


def _day(day: date, who: str | None, placed: list[_Placed]) -> Day:
    placed.sort(key=lambda one: one[0])
    return Day(
        day=day,
        provider=who,
        indices=tuple(i for i, _ in placed),
        lines=tuple(line for _, line in placed),
    )


def _one_provider(context: Context, claim: Claim, provider: str | None, by: str) -> str | None:
    if by == "rendering" or provider is None or claim.kind == "institutional":
        return provider
    record = (context.facts.providers or {}).get(provider)
    if record is None or not record.specialty:
        return provider
    billing = claim.billing_provider
    group = record.group or (billing.tax_id if billing else None)
    return f"{record.specialty} of {group}" if group else provider


def _is_unknown(context: Context, on_day: dict[date, set[str | None]]) -> bool:
    known = context.facts.providers or {}
    return context.claim.kind != "institutional" and any(
        len(several) > 1
        and any(who not in known or not known[who].specialty for who in several if who is not None)
        for several in on_day.values()
    )


def tell_unknown_specialty(context: Context, found: Gathered) -> None:
    """Say that the rule cannot tell whether physicians of a day count as one."""
    if found.unknown:
        reason = "the group and specialty of two physicians are not known"
        context.not_evaluated("facts.providers", reason=reason)


def told_of(earlier: EarlierLine) -> Evidence:
    """Return which earlier line a finding rests on."""
    return Evidence(
        what="earlier claim",
        facts=(
            ("claim", earlier.claim.patient_control_number or "without number"),
            ("line", earlier.index + 1),
            ("day", earlier.day),
            ("state", earlier.earlier.state.value),
        ),
    )
