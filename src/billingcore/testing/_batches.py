"""A batch with an invented submitter and receiver, as a file needs them."""

from ..model import Batch, Claim, Contact, ContactNumber, Name, PartyId, Receiver, Submitter
from ._claims import a_claim
from ._shapes import built

__all__ = ["RECEIVER", "SUBMITTER", "a_batch"]

SUBMITTER = Submitter(
    name=Name.organization("EXAMPLE BILLING SERVICE"),
    id=PartyId("46", "SUBMITTER01"),
    contacts=(Contact(name="BILLING OFFICE", numbers=(ContactNumber("TE", "5555551234"),)),),
)
RECEIVER = Receiver(
    name=Name.organization("EXAMPLE CLEARINGHOUSE"), id=PartyId("46", "CLEARHOUSE01")
)


def a_batch(*claims: Claim, **changes: object) -> Batch:
    """Return a batch of claims of one kind, of one professional claim unless they are given."""
    several = claims or (a_claim(),)
    values: dict[str, object] = {
        "kind": several[0].kind,
        "reference": "BATCH000001",
        "submitter": SUBMITTER,
        "receiver": RECEIVER,
        "claims": several,
    }
    return built(Batch, {**values, **changes})
