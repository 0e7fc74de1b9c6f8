"""The providers of a claim, wherever they stand."""

from ....model import Provider
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
    claim = context.claim
    billing = claim.billing
    found: list[tuple[str, Provider]] = []
    if billing is not None:
        if billing.provider is not None:
            found.append(("billing.provider", billing.provider))
        if billing.pay_to is not None:
            found.append(("billing.pay_to", billing.pay_to))
    for i, provider in enumerate(claim.providers):
        found.append((f"providers[{i}]", provider))
    for n, line in enumerate(claim.lines):
        for i, provider in enumerate(line.providers):
            found.append((f"lines[{n}].providers[{i}]", provider))
    return tuple(found)
