"""Which facts stand: not withdrawn, and not contradicted by another with the same key.

Two facts that speak of the same thing and differ are never both posted, nor is one of them picked
because it came first: whoever knows withdraws the wrong one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from ..findings import Finding
from ..model import ProviderAdjustment
from ._facts import Fact
from ._findings import found
from ._money_facts import Withdrawn
from ._remittance_facts import (
    Adjudicated,
    AdjudicationReversed,
    Decided,
    RemittanceKey,
    RemittanceReceived,
)

__all__ = ["Received", "received", "standing", "undisputed"]

_F = TypeVar("_F", bound=Fact)


def standing(facts: Mapping[str, Fact]) -> list[Fact]:
    """Return the facts that nobody withdrew, in the order of their ids.

    The claim payments of a withdrawn remittance go with it, unless another version of it has them.
    """
    gone = {fact.fact for fact in facts.values() if isinstance(fact, Withdrawn)}
    remittances = [fact for fact in facts.values() if isinstance(fact, RemittanceReceived)]
    kept = {i for fact in remittances if fact.id not in gone for i in fact.decisions}
    for remittance in remittances:
        if remittance.id in gone:
            gone |= set(remittance.decisions) - kept
    return [facts[name] for name in sorted(facts) if name not in gone]


def undisputed(facts: Iterable[_F]) -> tuple[list[_F], list[Finding]]:
    """Return the facts whose key nobody else has, and a finding for each disputed key."""
    groups: dict[tuple[str | None, ...], list[_F]] = defaultdict(list)
    for fact in facts:
        groups[fact.key].append(fact)
    findings = [
        found(
            "LDG001",
            what=str(key[0]),
            key=" ".join(part for part in key[1:] if part),
            count=len(group),
            ids=", ".join(fact.id for fact in group),
        )
        for key, group in groups.items()
        if len(group) > 1
    ]
    return [group[0] for group in groups.values() if len(group) == 1], findings


@frozen(kw_only=True)
class Received:
    """Give what stands of the remittances: decisions, payments with their PLB, and conflicts.

    `whole` tells for each payment whether all of it stands, so that its balance can be judged.
    """

    decisions: tuple[Decided, ...]
    payments: tuple[tuple[RemittanceReceived, bool], ...]
    findings: tuple[Finding, ...]


def received(facts: Sequence[Fact]) -> Received:
    """Return what stands of the remittances among `facts`.

    Of a remittance that came in several versions, what all of them say stands; the rest is held.
    """
    decided: dict[RemittanceKey, list[Decided]] = defaultdict(list)
    versions: dict[RemittanceKey, list[RemittanceReceived]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, RemittanceReceived):
            versions[fact.remittance].append(fact)
        elif isinstance(fact, (Adjudicated, AdjudicationReversed)):
            decided[fact.decision.remittance].append(fact)
    stand: list[Decided] = []
    payments: list[tuple[RemittanceReceived, bool]] = []
    findings: list[Finding] = []
    for key in sorted({*decided, *versions}, key=lambda k: [part or "" for part in k]):
        same = versions[key]
        agreed, held = _agreed(decided[key], same)
        stand += agreed
        if len(same) > 1:
            ids = ", ".join(version.id for version in same)
            findings.append(
                found("LDG003", trace=key.trace, count=len(same), held=len(held), ids=ids)
            )
        else:
            findings += _contradictions(key, held)
        if same:
            payments.append((_common(same), len(same) == 1))
    return Received(decisions=tuple(stand), payments=tuple(payments), findings=tuple(findings))


def _agreed(
    decided: list[Decided], versions: list[RemittanceReceived]
) -> tuple[list[Decided], list[Decided]]:
    if versions:
        common = set.intersection(*(set(version.decisions) for version in versions))
    else:  # posted one by one: the same key with other content is a contradiction
        counts = Counter(fact.key for fact in decided)
        common = {fact.id for fact in decided if counts[fact.key] == 1}
    return (
        [fact for fact in decided if fact.id in common],
        [fact for fact in decided if fact.id not in common],
    )


def _contradictions(key: RemittanceKey, held: list[Decided]) -> list[Finding]:
    counts = Counter(fact.decision.number for fact in held)
    return [
        found("LDG004", held=count, number=number, trace=key.trace)
        for number, count in sorted(counts.items(), key=lambda item: item[0] or "")
    ]


def _common(versions: list[RemittanceReceived]) -> RemittanceReceived:
    """Return what all versions of a payment say: the first one, with the common PLB amounts."""
    first, *others = versions
    if not others:
        return first
    common: Counter[ProviderAdjustment] = Counter(first.adjustments)
    for version in others:
        common &= Counter(version.adjustments)
    return evolve(first, adjustments=tuple(common.elements()))
