"""Which decision a reversal takes back, whatever the order in which the two arrived.

Same payer, same patient control number, amounts negated; the payer's control number (CLP07, or
REF*F8 on the reversal) decides between several. Each decision is taken back once
(X12 RFI 1147, 1429, 2442).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ._remittance_facts import Adjudicated, AdjudicationReversed

__all__ = ["match_reversals"]


def match_reversals(
    decisions: Iterable[Adjudicated], reversals: Iterable[AdjudicationReversed]
) -> dict[str, Adjudicated]:
    """Return the decision that each reversal takes back, by the reversal's id.

    The best pairs are taken first: exact in every amount before equal in charge and payment, and
    a decision before the reversal rather than after it.
    """
    by_number: dict[str | None, list[Adjudicated]] = defaultdict(list)
    for decision in decisions:
        by_number[decision.decision.number].append(decision)
    pairs = sorted(
        (
            (worth, reversal.on or date.min, decision.on or date.min, reversal.id, decision.id),
            reversal,
            decision,
        )
        for reversal in reversals
        for decision in by_number[reversal.decision.number]
        for worth in _worth(reversal, decision)
    )
    matched: dict[str, Adjudicated] = {}
    taken: set[str] = set()
    for _, reversal, decision in pairs:
        if reversal.id not in matched and decision.id not in taken:
            matched[reversal.id] = decision
            taken.add(decision.id)
    return matched


def _worth(reversal: AdjudicationReversed, decision: Adjudicated) -> Iterator[tuple[int, bool]]:
    """Yield how badly the pair fits (0 is best); nothing when it does not fit at all."""
    back, given = reversal.decision, decision.decision
    if back.payer and given.payer and back.payer != given.payer:
        return
    if back.charge is None or back.paid is None or given.charge is None or given.paid is None:
        return
    if back.charge != -given.charge or back.paid != -given.paid:
        return
    number = given.payer_control_number
    named = number is not None and number in (back.payer_control_number, back.original)
    exact = back.unsigned == given.unsigned
    later = (decision.on or date.min) > (reversal.on or date.min)
    if named or exact:
        yield (0 if named and exact else 1 if exact else 2), later
