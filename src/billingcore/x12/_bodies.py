"""Objects to the segments of one transaction: hierarchy and groups opened where contexts differ."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

import attrs

from ..model import Batch, Claim, ClaimPayment, Remittance
from ..money import total
from . import maps
from ._hierarchy import loop_of
from ._plan import ELEMENT, WritePlan
from ._refusals import Problem
from .maps._vocabulary import Transaction

__all__ = ["Body", "bodies", "filled", "map_of", "read_by", "segments_of", "write_plan"]


_Item = TypeVar("_Item", Claim, ClaimPayment)


@lru_cache(maxsize=32)
def write_plan(transaction: Transaction) -> WritePlan:
    return WritePlan(transaction)


_CLAIMS = ("professional", "institutional", "dental")
_AHEAD = ("professional", "institutional")  # a dental predetermination is a dental claim


def map_of(obj: object, given: tuple[Transaction, ...] = ()) -> Transaction | None:
    """Return the map that writes this object, None where there is none.

    For a batch its guide decides, else its first claim of its kind; for a claim its kind, and
    whether it is a predetermination. Of `given` the one with the id of that map takes its place.
    """
    found: Transaction | None = None
    if isinstance(obj, (ClaimPayment, Remittance)):
        found = maps.remittance
    elif isinstance(obj, (Batch, Claim)):
        claim: Batch | Claim = obj
        if isinstance(obj, Batch):
            if obj.guide is not None:
                found, _ = maps.for_version("837", obj.guide, given)
            claim = next((claim for claim in obj.claims if claim.kind == obj.kind), obj)
        if found is None or found.kind != obj.kind:
            ahead = isinstance(claim, Claim) and claim.predetermination is not None
            name = f"{obj.kind}_predetermination" if ahead and obj.kind in _AHEAD else obj.kind
            found = getattr(maps, name) if obj.kind in _CLAIMS else None
    if found is None:
        return None
    return next((item for item in given if item.id == found.id), found)


def read_by(obj: Batch | Remittance) -> Transaction | None:
    """Return the map that a transaction was read by, else the one that would write it."""
    source: Any = obj.source
    return source.head.map if source is not None else map_of(obj)


class Body:
    """Write the segments of one transaction, between ST and SE, with internal delimiters."""

    def __init__(
        self, transaction: Transaction, bad: Callable[[Any, str, str, int], None], *, fill: bool
    ) -> None:
        self.plan = write_plan(transaction)
        self.bad = bad
        self.fill = fill
        self.levels = 0

    # .. 837 .................................................................................

    def batch(self, batch: Batch) -> list[str]:
        out: list[str] = []
        self.plan.writer("ST")(batch, out, self.bad)
        return out

    def claims(self, claims: Iterable[Claim]) -> Iterator[list[str]]:
        """Yield each claim's segments, opening the levels that differ from the claim before."""
        last: Claim | None = None
        billing_hl = subscriber_hl = 0
        plan, bad = self.plan, self.bad
        write_claim = plan.writer("2300")
        for claim in claims:
            out: list[str] = []
            new_billing = last is None or (
                claim.billing is not last.billing and claim.billing != last.billing
            )
            own = claim.patient_is_subscriber
            same = (
                not new_billing
                and last is not None
                and own == last.patient_is_subscriber
                and (claim.coverage is last.coverage or claim.coverage == last.coverage)
            )
            same_patient = (
                same
                and last is not None
                and (claim.patient is last.patient or claim.patient == last.patient)
            )
            if new_billing:
                billing_hl = self._level(out, "", "20", "1")
                if claim.billing is not None:
                    plan.writer("2000A")(claim.billing, out, bad)
            if new_billing or not (same_patient if own else same):
                subscriber_hl = self._level(out, str(billing_hl), "22", "0" if own else "1")
                plan.writer(loop_of("22", own=own))(claim, out, bad)
            if not own and not same_patient:
                self._level(out, str(subscriber_hl), "23", "0")
                plan.writer("2000C")(claim, out, bad)
            if self.fill:
                claim = filled(claim)
            write_claim(claim, out, bad)
            last = claim
            yield out

    def _level(self, out: list[str], parent: str, code: str, child: str) -> int:
        self.levels += 1
        out.append(ELEMENT.join(("HL", str(self.levels), parent, code, child)))
        return self.levels

    # .. 835 .................................................................................

    def remittance(self, remit: Remittance) -> Iterator[list[str]]:
        """Yield the segments of a remittance: header, groups, claims, provider adjustments."""
        header = remit.header
        out: list[str] = []
        if header is not None:
            if self.fill and header.payment is not None and header.payment.amount is None:
                amount = remit.claim_total - remit.provider_adjustment_total
                header = attrs.evolve(header, payment=attrs.evolve(header.payment, amount=amount))
            self.plan.writer("ST")(header, out, self.bad)
        yield out
        groups = list(remit.groups)
        last: Any = None
        started = False
        for claim in remit.claims:
            out = []
            if claim.group is None and last is not None:
                self.bad(claim, "group", "no-place", 0)
            if claim.group is not last and claim.group != last:
                while groups and groups[0] != claim.group and claim.group in groups:
                    self._group(groups.pop(0), out)
                if groups and groups[0] == claim.group:
                    groups.pop(0)
                self._group(claim.group, out)
            elif not started and groups and groups[0] == claim.group:
                groups.pop(0)
            last, started = claim.group, True
            self._payment(claim, out)
            yield out
        out = []
        for group in groups:
            self._group(group, out)
        if remit.provider_adjustments:
            self.plan.writer("PLB")(remit, out, self.bad)
        yield out

    def _group(self, group: Any, out: list[str]) -> None:  # noqa: ANN401  # a claim group
        if group is not None:
            self.plan.writer("2000")(group, out, self.bad)

    def _payment(self, claim: ClaimPayment, out: list[str]) -> None:
        if self.fill:
            claim = filled(claim)
        self.plan.writer("2100")(claim, out, self.bad)


def filled(item: _Item) -> _Item:
    """Return a claim or claim payment with its charge worked out from the lines if it has none."""
    if item.charge is not None or not item.lines:
        return item
    return attrs.evolve(item, charge=total(line.charge for line in item.lines))


def bodies(obj: Batch | Remittance, problems: list[Problem]) -> Iterator[list[str]]:
    """Yield the segments of an object as read, by claim, with internal delimiters; fill nothing."""

    def bad(owner: object, name: str, slug: str, limit: int) -> None:
        problems.append((owner, name, slug, limit))

    transaction = read_by(obj)
    if transaction is None:
        return
    body = Body(transaction, bad, fill=False)
    if isinstance(obj, Batch):
        yield body.batch(obj)
        yield from body.claims(obj.claims)
    else:
        yield from body.remittance(obj)


def segments_of(
    obj: Claim | ClaimPayment, transaction: Transaction
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what an object would be written as, by loop: its name, the path below the object."""

    def bad(owner: object, attribute: str, slug: str, limit: int) -> None:
        """Whatever has no place is simply not located."""

    plan = write_plan(transaction)
    if isinstance(obj, Claim):
        own = obj.patient_is_subscriber
        loops: list[tuple[str, str, str, Any]] = [("2300", "", "", obj)]
        if obj.billing is not None:
            loops.append((loop_of("20", own=own), "20", "billing.", obj.billing))
        loops.append((loop_of("22", own=own), "22", "", obj))
        if not own:
            loops.append((loop_of("23", own=own), "23", "", obj))
    else:
        loops = [("2100", "", "", obj)]
        if obj.header is not None:
            loops.append(("ST", "", "header.", obj.header))
        if obj.group is not None:
            loops.append(("2000", "", "group.", obj.group))
    for loop, code, path, item in loops:
        out: list[str] = []
        if code:
            out.append(ELEMENT.join(("HL", "", "", code)))
        elif loop == "ST":
            out.append("ST")
        plan.writer(loop)(item, out, bad)
        yield loop, path, out
