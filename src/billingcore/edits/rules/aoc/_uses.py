"""What the add-on rules share: their declaration, each add-on of a claim, how near a primary is.

Only lines of the same provider count, on this claim or, where the caller gave them, on earlier
claims of the patient. Critical care is the exception: the first hour may be another physician's
of the same group and specialty.
Source: Medicare Claims Processing Manual, chapter 12, section 30; NCCI Policy Manual for Medicare
Services, chapter I, section R.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

from attrs import field, frozen

from ....codes import AddOn, AddOnTable
from ....model import Claim, Provider
from ... import (
    Citation,
    Context,
    Day,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Snip,
    days_of,
    rule,
)
from .._settings import PAIRED, days_within, tell_unjudged

__all__ = ["AddOnOptions", "Use", "add_on_rule", "alone", "evidence", "uses"]

_SOURCES = (
    Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 30"),
    Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I, section R"),
)


def _listed(values: Mapping[str, object]) -> Mapping[str, frozenset[str]]:
    if not isinstance(values, Mapping):
        raise TypeError("accepted: a mapping of add-ons to their primaries")
    found = {}
    for code, primaries in values.items():
        if isinstance(primaries, str) or not isinstance(primaries, list | tuple | frozenset):
            raise TypeError("accepted: each add-on has a list of primaries")
        found[code] = frozenset(map(str, primaries))
    return MappingProxyType(found)


@frozen(kw_only=True)
class AddOnOptions:
    """Say what the payer accepts besides the table.

    `accepted` lists further primaries by add-on; `by_group` are add-ons whose primary may be
    another provider's of the group.
    """

    accepted: Mapping[str, frozenset[str]] = field(factory=dict, converter=_listed)
    by_group: tuple[str, ...] = field(default=("99292",), converter=tuple)


add_on_rule = partial(
    rule,
    scope=Scope.CLAIM,
    applies=PAIRED,
    needs="add_on",
    options=AddOnOptions,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    source=_SOURCES,
    expects=ExpectedDenial(carc="B15", rarc="N122", group="CO"),
    liability="provider",
)
"""Declare a rule about add-ons and their primaries."""


@frozen
class Use:
    """Give an add-on on a line, and the day nearest to it on which a primary is reported."""

    line: int
    day: date
    add_on: AddOn
    primaries: frozenset[str]
    nearest: date | None

    @property
    def days_apart(self) -> int | None:
        """Return how many days lie between; None where there is no primary."""
        return None if self.nearest is None else abs((self.nearest - self.day).days)

    @property
    def is_alone(self) -> bool:
        """Tell whether there is no primary on the day, the day before or the day after."""
        return self.days_apart is None or self.days_apart > 1


def uses(claim: Claim, context: Context, kinds: str) -> Iterator[Use]:
    """Yield each line whose code is an add-on of one of these types on its day."""
    tell_unjudged(context, "add_on")
    for i, day, add_on in context.once(_add_ons):
        if add_on.kind not in kinds:
            continue
        listed = add_on.primaries | context.options.accepted.get(add_on.code, frozenset())
        by_group = add_on.code in context.options.by_group
        nearest = min(
            _days_of_primaries(claim, context, day, listed, by_group),
            key=lambda other: (abs((other - day.day).days), other),
            default=None,
        )
        yield Use(i, day.day, add_on, listed, nearest)


def _add_ons(context: Context) -> tuple[tuple[int, Day, AddOn], ...]:
    table: AddOnTable = context.table("add_on")
    found = []
    for day in days_within(context, "add_on"):
        for i, line in zip(day.indices, day.lines, strict=True):
            add_on = table.get(line.code, on=day.day) if line.code else None
            if add_on is not None:
                found.append((i, day, add_on))
    return tuple(found)


def _days_of_primaries(
    claim: Claim, context: Context, day: Day, primaries: frozenset[str], by_group: bool
) -> Iterator[date]:
    for one in (claim, *context.earlier):
        if one is not claim and one.billing_provider != claim.billing_provider:
            continue
        days = context.days if one is claim else days_of(one)
        for other in days:
            if other.provider == day.provider or (by_group and _colleagues(claim, day, one, other)):
                for line in other.lines:
                    if line.code in primaries:
                        covered = line.period is not None and day.day in line.period
                        yield day.day if covered else other.day


def _colleagues(claim: Claim, day: Day, one: Claim, other: Day) -> bool:
    """Tell whether two providers of a group may be of one specialty, as far as it is stated."""
    first, second = _specialty(claim, day), _specialty(one, other)
    return first is None or second is None or first == second


def _specialty(claim: Claim, day: Day) -> str | None:
    provider: Provider | None = day.lines[0].rendering or claim.rendering
    return provider.taxonomy if provider else None


def alone(context: Context, use: Use, fix: Fix) -> Finding:
    """Return the finding that an add-on stands without a primary."""
    return context.finding(
        f"lines[{use.line}].procedure.code",
        evidence=evidence(context, use),
        fixes=fix,
        code=use.add_on.code,
        count=len(use.primaries),
    )


def evidence(context: Context, use: Use) -> Evidence:
    """Return what the table says of the add-on."""
    table: AddOnTable = context.table("add_on")
    some = sorted(use.primaries)[:20]
    return Evidence(
        what="add-on procedure",
        table="add_on",
        edition=str(table.edition),
        facts=(
            ("code", use.add_on.code),
            ("type", use.add_on.kind),
            ("primaries", len(use.primaries)),
            ("among them", ", ".join(some) or "none"),
        ),
    )
