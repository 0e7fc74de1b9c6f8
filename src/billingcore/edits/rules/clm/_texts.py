"""The free text of a claim: what people type, and may type anything into."""

from collections.abc import Iterator
from operator import attrgetter

from ....model import Claim, Provider

__all__ = ["texts"]

Texts = Iterator[tuple[str, str]]


def texts(claim: Claim) -> Texts:
    """Yield path and text of the control number, and of names, addresses, numbers and notes."""
    if claim.patient_control_number:
        yield "patient_control_number", claim.patient_control_number
    yield from _party(claim.patient, "patient")
    if claim.billing is not None:
        yield from _party(claim.billing.provider, "billing.provider")
    if claim.coverage is not None:
        yield from _party(claim.coverage.subscriber, "coverage.subscriber")
    yield from _parties(claim.providers, "")
    for i, note in enumerate(claim.notes):
        if note.text:
            yield f"notes[{i}].text", note.text
    for n, line in enumerate(claim.lines):
        if line.procedure is not None and line.procedure.description:
            yield f"lines[{n}].procedure.description", line.procedure.description
        yield from _parties(line.providers, f"lines[{n}].")
        for i, note in enumerate(line.notes):
            if note.text:
                yield f"lines[{n}].notes[{i}].text", note.text


_PLACES = tuple(
    (f"{part}.{name}", part, attrgetter(name))
    for part, names in (
        ("name", ("last", "first", "middle", "suffix")),
        ("address", ("line1", "line2", "city")),
        ("id", ("value",)),
    )
    for name in names
)


def _party(party: object, path: str) -> Texts:
    for place, part, value in _PLACES:
        holder = getattr(party, part, None)
        text = value(holder) if holder is not None else None
        if text:
            yield f"{path}.{place}", text


def _parties(providers: tuple[Provider, ...], prefix: str) -> Texts:
    for i, provider in enumerate(providers):
        yield from _party(provider, f"{prefix}providers[{i}]")
