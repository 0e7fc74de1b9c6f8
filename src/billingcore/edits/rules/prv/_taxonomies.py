"""The taxonomy codes of a claim, and the days on which they must hold."""

from collections.abc import Iterator
from datetime import date

from ....model import Claim, Provider
from ... import Context
from ._providers import providers

__all__ = ["day_at", "taxonomies"]


def taxonomies(context: Context) -> Iterator[tuple[str, str, Provider | None]]:
    """Yield path, code and whose it is: that of who bills stands beside the provider."""
    billing = context.claim.billing
    if billing is not None and billing.taxonomy:
        yield "billing.taxonomy", billing.taxonomy, billing.provider
    for path, provider in providers(context):
        if provider.taxonomy:
            yield f"{path}.taxonomy", provider.taxonomy, provider


def day_at(claim: Claim, path: str, context: Context) -> date | None:
    """Return the day of the line that a path is in, or else the claim's first."""
    if path.startswith("lines["):
        return context.day_of(claim.lines[int(path[6 : path.index("]")])])
    return context.first_day
