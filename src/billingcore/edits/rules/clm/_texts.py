"""The texts of a claim in which a character stands that X12 does not know.

Names, addresses, identifiers, notes and descriptions: what people type, and may type anything
into. All texts of a claim are looked at together first, since almost all are plain.
"""

from collections.abc import Iterator
from operator import attrgetter

from ....model import Address, Claim, Name, Note, PartyId, Procedure

__all__ = ["unusual_texts"]

_FIELDS: dict[type, tuple[str, ...]] = {
    Claim: ("facility_code", "patient_control_number"),
    Name: ("last", "first", "middle", "suffix"),
    Address: ("line1", "line2", "city"),
    PartyId: ("qualifier", "value"),
    Note: ("kind", "text"),
    Procedure: ("code", "description"),
}
_READ = {kind: attrgetter(*fields) for kind, fields in _FIELDS.items()}


def unusual_texts(claim: Claim) -> Iterator[tuple[object, str, str]]:
    """Yield object, field and text of each that has others than ASCII's printable characters."""
    things = _things(claim)
    texts = [text for thing in things for text in _READ[type(thing)](thing) if text]
    if _is_plain("".join(texts)):
        return
    for thing in {id(thing): thing for thing in things}.values():
        for field in _FIELDS[type(thing)]:
            text = getattr(thing, field)
            if text and not _is_plain(text):
                yield thing, field, text


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _things(claim: Claim) -> list[object]:
    coverage = claim.coverage
    parties = [
        claim.patient,
        claim.billing_provider,
        coverage.subscriber if coverage else None,
        *claim.providers,
    ]
    things: list[object] = [claim, *claim.notes]
    for line in claim.lines:
        things += (line.procedure, *line.notes)
        parties += line.providers
    for party in parties:
        if party is not None:
            things += (party.name, party.address, party.id)
    return [thing for thing in things if thing is not None]
