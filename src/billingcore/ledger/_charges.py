"""The charges of each claim through time: posted, replaced, voided.

A claim is charged once: its bill to the next payer states the same charges. A replacement
(frequency 7) takes the earlier charges back and posts its own; a void (8) takes them back. Two
different charges of one kind on one day contradict each other, and neither is posted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import evolve

from ..findings import Finding
from ..money import total
from ._account import Account, AccountKind, ClaimKey
from ._claim_facts import ChargedLine, ChargePosted, ChargeVoided
from ._entry import Entry, Posting, PostingBasis, Source, inverse, move
from ._findings import found
from ._identity import digest
from ._places import NAME
from ._register import KnownClaim, Register, Step

__all__ = ["charge_entries", "charged"]

_Events = dict[tuple[ClaimKey, str | None], list[Step]]


def charged(
    register: Register,
    posted: Iterable[ChargePosted],
    voided: Iterable[ChargeVoided],
    by_control_number: Mapping[str, ClaimKey],
) -> tuple[Register, tuple[Finding, ...]]:
    """Return the register with the charges of each claim in order, and what contradicts.

    A claim none of whose charges stand is not in it. `by_control_number` finds the claim that a
    replacement under another patient control number stands for (REF*F8).
    """
    findings: list[Finding] = []
    events = _events(register, list(posted), list(voided), by_control_number, findings)
    steps: dict[ClaimKey, list[tuple[Step, ...]]] = defaultdict(list)
    for (key, _), slot in sorted(events.items(), key=lambda item: _text(item[0][0], item[0][1])):
        if accepted := _timeline(key, slot, findings):
            steps[key].append(accepted)
    claims = (
        evolve(register.claims[key], steps=tuple(parts), lines=_lines(parts))
        for key, parts in steps.items()
    )
    return Register.of(claims), tuple(findings)


def _events(
    register: Register,
    posted: list[ChargePosted],
    voided: list[ChargeVoided],
    by_control_number: Mapping[str, ClaimKey],
    findings: list[Finding],
) -> _Events:
    events: _Events = defaultdict(list)
    first = {fact.claim for fact in posted if not fact.replacement}
    for fact in posted:
        events[fact.claim, fact.part].append(Step(on=fact.on, fact=fact, charges=fact))
    taken_back: list[tuple[ClaimKey | None, ChargePosted | ChargeVoided]] = []
    for replacement in posted:
        if replacement.replacement and replacement.claim not in first:
            target = by_control_number.get(replacement.replaces or "")
            taken_back.append((None if target == replacement.claim else target, replacement))
    for void in voided:
        named = register.named(void.claim)
        own = named[0].key if len(named) == 1 else None
        taken_back.append((own or by_control_number.get(void.replaces or ""), void))
    for target, by in taken_back:
        if target is None:
            findings.append(found("LDG019", number=by.claim.number))
        for key, part in [slot for slot in events if slot[0] == target]:
            events[key, part].append(Step(on=by.on, fact=by))
    return events


def _timeline(key: ClaimKey, slot: list[Step], findings: list[Finding]) -> tuple[Step, ...]:
    """Return the steps that stand: chronological, each a change of what is charged."""
    groups: dict[tuple[date, int], list[Step]] = defaultdict(list)
    for step in slot:
        groups[step.on or date.min, _order(step)].append(step)
    accepted: list[Step] = []
    for (day, order), group in sorted(groups.items(), key=lambda item: item[0]):
        current = accepted[-1].charges if accepted else None
        contents = {step.charges.content for step in group if step.charges}
        step = min(group, key=lambda s: s.fact.id)
        same = current is not None and contents == {current.content}
        if len(contents) > 1 or (order == 0 and current is not None and not same):
            clash = [s.fact.id for s in group]
            if len(contents) == 1 and current is not None:
                clash.append(current.id)
            held = "none of them is" if len(contents) > 1 else "the later one is"
            findings.append(
                found("LDG002", number=key.number, day=day, held=held, ids=", ".join(sorted(clash)))
            )
        elif not same and (step.charges is not None or current is not None):
            accepted.append(step)
    return tuple(accepted)


def _order(step: Step) -> int:
    if step.charges is None:
        return 2
    return 1 if step.charges.replacement else 0


def _lines(parts: list[tuple[Step, ...]]) -> tuple[ChargedLine, ...]:
    versions: dict[str, list[ChargedLine]] = defaultdict(list)
    for steps in parts:
        for step in reversed(steps):
            for line in step.charges.lines if step.charges else ():
                versions[line.line].append(line)
    return tuple(line for alike in versions.values() for line in alike)


def charge_entries(claim: KnownClaim, party: str) -> Iterator[Entry | Finding]:
    """Yield the entries of a claim's charges, owed at first by `party`, and what is odd."""
    for steps in claim.steps:
        current: Entry | None = None
        for step in steps:
            if current is not None:
                yield _taken_back(current, step)
                current = None
            if step.charges is not None:
                current = _posted(claim, step.charges, party)
                yield current
                yield from _oddities(step.charges)


def _posted(claim: KnownClaim, fact: ChargePosted, party: str) -> Entry:
    places = dict(fact.places)
    charges: list[tuple[str | None, Decimal | None, str]] = [
        (line.line, line.charge, f"lines[{i}].charge") for i, line in enumerate(fact.lines)
    ] or [(None, fact.charge, "charge")]
    postings: list[Posting] = []
    for line, amount, path in charges:
        owed = Account(
            kind=AccountKind.AR, patient=claim.patient, claim=claim.key, line=line, party=party
        )
        income = evolve(owed, kind=AccountKind.CHARGES, party=None)
        basis = PostingBasis(rule="charge", path=path, place=places.get(path))
        postings += move(amount, owed, income, basis)
    return Entry(
        id=f"charge-{digest([claim.key, fact.part, fact.on, fact.replacement, fact.content])}",
        on=fact.on,
        kind="charge",
        postings=tuple(postings),
        source=Source(fact=fact.id, document=f"837 claim {claim.key}", place=places.get(NAME)),
    )


def _taken_back(entry: Entry, step: Step) -> Entry:
    fact = step.fact
    kind = "charge voided" if step.charges is None else "charge replaced"
    place = dict(fact.places).get(NAME)
    return Entry(
        id=f"{kind.replace(' ', '-')}-{digest([entry.id, fact.id])}",
        on=step.on,
        kind=kind,
        postings=inverse(entry, place),
        source=Source(fact=fact.id, document=f"837 claim {fact.claim}", place=place),
        reverses=entry.id,
    )


def _oddities(fact: ChargePosted) -> Iterator[Finding]:
    if fact.on is None:
        yield found("LDG018", what=f"claim {fact.claim}")
    computed = total(line.charge for line in fact.lines)
    if fact.lines and fact.charge is not None and fact.charge != computed:
        yield found("LDG020", number=fact.claim.number, stated=fact.charge, computed=computed)


def _text(*parts: object) -> list[str]:
    return [str(part or "") for part in parts]
