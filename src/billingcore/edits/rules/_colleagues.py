"""Who counts as the same physician: also a colleague of the same group and specialty.

Physicians of one group and one specialty are billed and paid as though they were a single one.
A claim does not say what group and specialty a physician is of; the caller's facts do. Without
them nobody can tell, and then the claim is not judged rather than judged wrong.
Source: Medicare Claims Processing Manual, chapter 12, sections 30.6.5 and 40.1.
"""

from ...model import Claim, Provider, ServiceLine
from .. import Context, provider_key

__all__ = ["counts_as_same", "physician", "tell_unknown"]


def physician(claim: Claim, line: ServiceLine) -> str | None:
    """Return who rendered a line, or None where only an organization is named."""
    rendering = line.rendering or claim.rendering
    party: Provider | None = rendering or claim.billing_provider
    if party is None or (party.name is not None and party.name.entity == "2"):
        return None
    return provider_key(claim, line)


def counts_as_same(
    context: Context, one: str | None, other: str | None, other_claim: Claim
) -> bool | None:
    """Tell whether two who rendered count as the same physician; None where nobody can tell.

    `one` is of the claim that is being checked. Without facts, those who bill through different
    practices are taken to be of different groups.
    """
    if one is None or other is None:
        return None if _same_practice(context.claim, other_claim) else False
    if one == other:
        return True
    known = context.facts.providers or {}
    first, second = known.get(one), known.get(other)
    if first is not None and second is not None:
        if first.specialty and second.specialty and first.specialty != second.specialty:
            return False
        if first.group and second.group and first.group != second.group:
            return False
        if first.specialty and second.specialty and first.group and second.group:
            return True
    return None if _same_practice(context.claim, other_claim) else False


def tell_unknown(context: Context) -> None:
    """Say that the rule cannot judge for want of a group and specialty."""
    context.not_evaluated(
        "facts.providers", reason="the group and specialty of two physicians are not known"
    )


def _same_practice(one: Claim, other: Claim) -> bool:
    first, second = one.billing_provider, other.billing_provider
    if first is None or second is None:
        return False
    if first.tax_id and second.tax_id:
        return first.tax_id == second.tax_id
    return first.npi is not None and first.npi == second.npi
