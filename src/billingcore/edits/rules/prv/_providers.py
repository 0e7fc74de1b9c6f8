"""The providers of a claim, wherever they stand."""

from collections.abc import Iterator

from ....model import Claim, Provider
from ... import Context

__all__ = ["RARC", "ROLES", "providers"]

ROLES = {
    "85": "billing",
    "87": "pay-to",
    "82": "rendering",
    "DN": "referring",
    "P3": "primary care",
    "77": "service facility",
    "DQ": "supervising",
    "DK": "ordering",
    "QB": "purchased service",
    "71": "attending",
    "72": "operating",
    "ZZ": "other operating",
    "DD": "assistant surgeon",
}
"""What each role (NM101) is called."""

RARC = {
    "85": "N257",
    "82": "N290",
    "DN": "N286",
    "77": "N293",
    "DQ": "N297",
    "DK": "N265",
    "71": "N253",
    "72": "N262",
}
"""The remark that speaks of each role's identifier."""


def providers(context: Context) -> tuple[tuple[str, Provider], ...]:
    """Return path and provider: billing and pay-to, those of the claim, those of its lines."""
    return context.once(_all)


def _all(context: Context) -> tuple[tuple[str, Provider], ...]:
    return tuple(_providers(context.claim))


def _providers(claim: Claim) -> Iterator[tuple[str, Provider]]:
    if claim.billing is not None:
        if claim.billing.provider is not None:
            yield "billing.provider", claim.billing.provider
        if claim.billing.pay_to is not None:
            yield "billing.pay_to", claim.billing.pay_to
    for i, provider in enumerate(claim.providers):
        yield f"providers[{i}]", provider
    for n, line in enumerate(claim.lines):
        for i, provider in enumerate(line.providers):
            yield f"lines[{n}].providers[{i}]", provider
