"""What the add-on rules share: their declaration, each add-on of a claim, how near a primary is.

Only lines of the same provider count, on this claim or, where the caller gave them, on earlier
claims of the patient. Critical care is the exception: the first hour may be another physician's
of the same group and specialty.
Source: Medicare Claims Processing Manual, chapter 12, section 30; NCCI Policy Manual for Medicare
Services, chapter I, section R.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from attrs import field, frozen
from attrs.validators import in_

from ....codes import AddOn, AddOnTable
from ....model import Claim, Provider, ServiceLine
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
    Triggers,
    days_of,
    rule,
)
from .._colleagues import counts_as_same
from .._settings import PAIRED, PROVIDERS, Unjudged, codes_of, days_within, tell, unjudged

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
        if not isinstance(primaries, list | tuple | frozenset):
            raise TypeError("accepted: each add-on has a list of primaries")
        found[code] = frozenset(map(str, primaries))
    return MappingProxyType(found)


@frozen(kw_only=True)
class AddOnOptions:
    """Say what the payer accepts besides the table, and who is one provider.

    `accepted` lists further primaries by add-on; `by_group` are add-ons whose primary may be
    another provider's of the group. With `provider` = "specialty" that holds for all add-ons.
    """

    accepted: Mapping[str, frozenset[str]] = field(factory=dict, converter=_listed)
    by_group: tuple[str, ...] = field(default=("99292",), converter=tuple)
    provider: str = field(default="rendering", validator=in_(PROVIDERS))


def _may_be_add_on(context: Context) -> bool:
    """Tell whether a line is an add-on, or may be for all that the table knows."""
    return any(context.once(_seen))


add_on_rule = partial(
    rule,
    scope=Scope.CLAIM,
    applies=PAIRED,
    needs="add_on",
    triggers=Triggers(glance=_may_be_add_on),
    options=AddOnOptions,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    source=_SOURCES,
    expects=ExpectedDenial(carc="B15", rarc="N122", group="CO"),
    liability="provider",
)
"""Declare a rule about add-ons and their primaries."""


_Placed: TypeAlias = tuple[int, Day, AddOn]
"""Where a line stands, its day, and what the table says of its code."""


@frozen
class Use:
    """Give an add-on on a line, and how near a primary is reported: on which day, days apart."""

    line: int
    day: date
    add_on: AddOn
    primaries: frozenset[str]
    nearest: date | None
    days_apart: int | None

    @property
    def is_alone(self) -> bool:
        """Tell whether there is no primary on the day, the day before or the day after."""
        return self.days_apart is None or self.days_apart > 1


def uses(claim: Claim, context: Context, kinds: str) -> Iterable[Use]:
    """Return each line whose code is an add-on of one of these types on its day."""
    lacking, add_ons = context.once(_seen)
    if lacking:
        tell(context, lacking)
    return _used(claim, context, kinds, add_ons) if add_ons else ()


def _used(claim: Claim, context: Context, kinds: str, add_ons: Iterable[_Placed]) -> Iterator[Use]:
    for i, day, add_on in add_ons:
        if add_on.kind not in kinds:
            continue
        options: AddOnOptions = context.options
        listed = add_on.primaries | options.accepted.get(add_on.code, frozenset())
        by_group = options.provider == "specialty" or add_on.code in options.by_group
        near = _primaries(context, day, claim.lines[i], listed, by_group)
        apart, nearest = min(near, default=(None, None))
        yield Use(i, day.day, add_on, listed, nearest, apart)


def _seen(context: Context) -> tuple[Unjudged, tuple[_Placed, ...]]:
    return unjudged(context, "add_on"), _add_ons(context)


def _add_ons(context: Context) -> tuple[_Placed, ...]:
    table: AddOnTable = context.table("add_on")
    if not table.has_any(codes_of(context)):
        return ()
    found = []
    for day in days_within(context, "add_on"):
        for i, line in zip(day.indices, day.lines, strict=True):
            add_on = table.get(line.code, on=day.day) if line.code else None
            if add_on is not None:
                found.append((i, day, add_on))
    return tuple(found)


def _primaries(
    context: Context, day: Day, line: ServiceLine, primaries: frozenset[str], by_group: bool
) -> Iterator[tuple[int, date]]:
    """Yield how many days lie between the add-on and a primary, and the day of that."""
    claim = context.claim
    for one in (claim, *context.earlier):
        for other in context.days if one is claim else days_of(one):
            if other.provider == day.provider or (
                by_group and _are_colleagues(context, day, one, other)
            ):
                for primary in other.lines:
                    if primary.code in primaries:
                        yield _apart(day.day, line, other.day, primary), other.day


def _apart(day: date, line: ServiceLine, other_day: date, other: ServiceLine) -> int:
    """Return the days from the nearer end of one line to that of the other; 0 if they overlap."""
    until, until_other = line.last_day or day, other.last_day or other_day
    return max((other_day - max(day, until)).days, (day - max(other_day, until_other)).days, 0)


def _are_colleagues(context: Context, day: Day, one: Claim, other: Day) -> bool:
    """Tell whether two providers may be of one group and specialty, by facts or as stated."""
    known = counts_as_same(context, day.provider, other.provider, one)
    if known is not None:
        return known
    first, second = _specialty(context.claim, day), _specialty(one, other)
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
