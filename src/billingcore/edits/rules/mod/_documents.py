"""Whether a claim announces documents, or says in a note what a payer would ask for."""

from ....model import Claim, ServiceLine

__all__ = ["is_explained"]


def is_explained(claim: Claim, line: ServiceLine) -> bool:
    """Tell whether the line or its claim has a note, or announces documents."""
    return bool(line.notes or line.attachments or claim.notes or claim.attachments)
