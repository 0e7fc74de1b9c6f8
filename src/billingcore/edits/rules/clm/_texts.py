"""The texts of a claim in which a character stands that X12 does not know.

Names, addresses, identifiers, notes and descriptions: what people type, and may type anything
into. Each object is looked at as a whole first, since almost all are plain.
"""

from collections.abc import Iterator

from ....model import Claim, Note, Patient, Provider, Subscriber

__all__ = ["unusual_texts"]

Texts = Iterator[tuple[str, str]]


def unusual_texts(claim: Claim) -> Texts:
    """Yield path and text of each that has other characters than the printable ones of ASCII."""
    yield from _odd("", patient_control_number=claim.patient_control_number)
    if claim.patient is not None:
        yield from _party(claim.patient, "patient")
    if claim.billing is not None and claim.billing.provider is not None:
        yield from _party(claim.billing.provider, "billing.provider")
    if claim.coverage is not None and claim.coverage.subscriber is not None:
        yield from _party(claim.coverage.subscriber, "coverage.subscriber")
    for i, provider in enumerate(claim.providers):
        yield from _party(provider, f"providers[{i}]")
    yield from _notes(claim.notes, "")
    for n, line in enumerate(claim.lines):
        if line.procedure is not None and line.procedure.description:
            yield from _odd(f"lines[{n}].procedure.", description=line.procedure.description)
        for i, provider in enumerate(line.providers):
            yield from _party(provider, f"lines[{n}].providers[{i}]")
        if line.notes:
            yield from _notes(line.notes, f"lines[{n}].")


def _party(party: Patient | Provider | Subscriber, path: str) -> Texts:
    name, address, number = party.name, party.address, party.id
    if name is not None:
        yield from _odd(
            f"{path}.name.",
            last=name.last,
            first=name.first,
            middle=name.middle,
            suffix=name.suffix,
        )
    if address is not None:
        yield from _odd(
            f"{path}.address.", line1=address.line1, line2=address.line2, city=address.city
        )
    if number is not None:
        yield from _odd(f"{path}.id.", value=number.value)


def _notes(notes: tuple[Note, ...], prefix: str) -> Texts:
    for i, note in enumerate(notes):
        yield from _odd(f"{prefix}notes[{i}].", text=note.text)


def _odd(prefix: str, **texts: str | None) -> tuple[tuple[str, str], ...]:
    found = "".join(filter(None, texts.values()))
    if found.isascii() and found.isprintable():
        return ()
    return tuple(
        (prefix + name, text)
        for name, text in texts.items()
        if text and not (text.isascii() and text.isprintable())
    )
