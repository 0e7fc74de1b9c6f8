"""What the rules about both sides of the body share: who is a surgical center, where 50 stands."""

from ....model import Claim, ServiceLine

__all__ = ["BOTH", "is_surgical_center", "path_of"]

BOTH = "50"
_SURGICAL_CENTER = "261QA1903X"


def is_surgical_center(claim: Claim) -> bool:
    """Tell whether the claim says by its taxonomy that a surgical center bills."""
    billing = claim.billing
    taxonomies = (
        (billing.taxonomy, billing.provider.taxonomy if billing.provider else None)
        if billing
        else ()
    )
    return _SURGICAL_CENTER in taxonomies


def path_of(line: ServiceLine, modifier: str) -> str:
    """Return where a modifier of the line stands, below the line."""
    return f"procedure.modifiers[{line.modifiers.index(modifier)}]"
