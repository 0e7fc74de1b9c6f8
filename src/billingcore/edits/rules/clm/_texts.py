"""The texts of a claim in which a character stands that X12 does not know.

Names, addresses, identifiers, notes and descriptions: what people type, and may type anything
into. All texts of a claim are looked at together first, since almost all are plain.
"""

from collections.abc import Iterator
from typing import TypeAlias

from ....model import Address, Claim, Name, Note, PartyId, Patient, Procedure, Provider, Subscriber

__all__ = ["unusual_texts"]

Party: TypeAlias = Patient | Provider | Subscriber

_FIELDS: dict[type, tuple[str, ...]] = {
    Claim: ("facility_code", "patient_control_number"),
    Name: ("last", "first", "middle", "suffix"),
    Address: ("line1", "line2", "city"),
    PartyId: ("qualifier", "value"),
    Note: ("kind", "text"),
    Procedure: ("code", "description"),
}


def unusual_texts(claim: Claim) -> Iterator[tuple[object, str, str]]:
    """Yield object, field and text of each that has others than ASCII's printable characters."""
    if _is_plain("".join(_texts(claim))):
        return
    for thing in {id(thing): thing for thing in _things(claim)}.values():
        for field in _FIELDS[type(thing)]:
            text = getattr(thing, field)
            if text and not _is_plain(text):
                yield thing, field, text


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _parties(claim: Claim) -> list[Party]:
    parties: list[Party | None] = [claim.patient, claim.billing_provider, *claim.providers]
    if claim.coverage is not None:
        parties.append(claim.coverage.subscriber)
    for line in claim.lines:
        if line.providers:
            parties += line.providers
    return [party for party in parties if party is not None]


def _things(claim: Claim) -> Iterator[object]:
    """Yield what has texts."""
    yield claim
    yield from claim.notes
    for line in claim.lines:
        if line.procedure is not None:
            yield line.procedure
        yield from line.notes
    for party in _parties(claim):
        yield from filter(None, (party.name, party.address, party.id))


def _texts(claim: Claim) -> list[str]:
    """Return the texts of each of these in one, written out: it is done for each claim."""
    texts = [f"{claim.facility_code}{claim.patient_control_number}"]
    texts += [f"{note.kind}{note.text}" for note in claim.notes]
    for line in claim.lines:
        procedure = line.procedure
        if procedure is not None:
            texts.append(f"{procedure.code}{procedure.description}")
        texts += [f"{note.kind}{note.text}" for note in line.notes]
    for party in _parties(claim):
        name, address, number = party.name, party.address, party.id
        if name is not None:
            texts.append(f"{name.last}{name.first}{name.middle}{name.suffix}")
        if address is not None:
            texts.append(f"{address.line1}{address.line2}{address.city}")
        if number is not None:
            texts.append(f"{number.qualifier}{number.value}")
    return texts
