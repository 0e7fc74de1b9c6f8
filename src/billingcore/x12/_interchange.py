"""One interchange while it is written: its envelope, counts and control numbers."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import attrs

from ..model import Batch, Claim, ClaimPayment, Name, PartyId, Receiver, Remittance, Submitter
from ._bodies import Body, map_of
from ._errors import CannotWrite
from ._plan import COMPONENT, ELEMENT, TERMINATOR
from ._refusals import Problem, refusal, text_problems
from ._tokens import Delimiters, check_delimiters
from .maps._vocabulary import Transaction

__all__ = ["Interchange", "Party", "Writable"]

Party = str | Submitter | Receiver
_LAST_CONTROL = 999_999_999

Writable = Claim | Batch | ClaimPayment | Remittance


class Interchange:
    """Follow counts and control numbers while an interchange is written."""

    def __init__(
        self,
        sender: Party,
        receiver: Party,
        created: datetime,
        control_number: int,
        usage: str,
        delimiters: Delimiters,
        maps: tuple[Transaction, ...],
    ) -> None:
        if not isinstance(created, datetime):
            raise TypeError("created must be a datetime: nothing here reads the clock")
        self.sender, self.receiver = sender, receiver
        self.sender_id, self.receiver_id = _plain_id(sender), _plain_id(receiver)
        check_delimiters(delimiters)
        special = (delimiters.element, delimiters.component, delimiters.terminator)
        for name, text in (("sender", self.sender_id), ("receiver", self.receiver_id)):
            if not 1 <= len(text) <= 15:
                raise ValueError(f"the {name}'s identifier must have 1 to 15 characters")
            if not text.isprintable() or any(mark in text for mark in special):
                raise ValueError(f"the {name}'s identifier holds a delimiter or a line break")
        if not 0 < control_number <= _LAST_CONTROL:
            raise ValueError(f"control_number must be from 1 to {_LAST_CONTROL}")
        if usage not in ("P", "T"):
            raise ValueError("usage must be P for production or T for test")
        self.created = created
        self.control = control_number
        self.usage = usage
        self.delimiters = delimiters
        self.maps = maps
        self.version: str | None = None
        self.groups = self.sets = 0
        self.group_control = self.set_control = control_number - 1

    # .. envelope .............................................................................

    def start(self) -> bytes:
        d = self.delimiters
        cells = (
            "ISA",
            "00",
            " " * 10,
            "00",
            " " * 10,
            "ZZ",
            f"{self.sender_id:<15}",
            "ZZ",
            f"{self.receiver_id:<15}",
            f"{self.created:%y%m%d}",
            f"{self.created:%H%M}",
            d.repetition or "^",
            "00501",
            f"{self.control:09}",
            "0",
            self.usage,
            d.component,
        )
        return (d.element.join(cells) + d.terminator).encode()

    def end(self) -> bytes:
        d = self.delimiters
        closing = self._close_group() if self.version else ""
        last = d.element.join(("IEA", str(self.groups), f"{self.control:09}")) + d.terminator
        return (closing + last).encode()

    def _open_group(self, transaction: Transaction) -> str:
        d = self.delimiters
        closing = ""
        if self.version == transaction.id:
            return ""
        if self.version is not None:
            closing = self._close_group()
        self.version = transaction.id
        self.groups += 1
        self.group_control += 1
        self.sets = 0
        cells = (
            "GS",
            transaction.group,
            self.sender_id,
            self.receiver_id,
            f"{self.created:%Y%m%d}",
            f"{self.created:%H%M}",
            str(self.group_control),
            "X",
            transaction.id,
        )
        return closing + d.element.join(cells) + d.terminator

    def _close_group(self) -> str:
        d = self.delimiters
        self.version = None
        cells = ("GE", str(self.sets), str(self.group_control))
        return d.element.join(cells) + d.terminator

    # .. transactions .........................................................................

    def transaction(self, first: Writable, items: Iterator[Any]) -> Iterator[bytes]:
        transaction = map_of(first, self.maps)
        if transaction is None:
            raise CannotWrite((refusal(first, (first, "kind", "no-map", 0)),))
        opening = self._open_group(transaction)
        self.set_control += 1
        self.sets += 1
        if self.set_control > _LAST_CONTROL:
            raise ValueError("the control numbers ran out of nine digits")
        st = ["ST", transaction.set, f"{self.set_control:04}"]
        if transaction.implementation_in_st:
            st.append(transaction.id)
        d = self.delimiters
        opening += d.element.join(st) + d.terminator
        count = 2
        parts: list[bytes] = [opening.encode()]
        size = 0
        for root, segments in self._bodies(first, items, transaction):
            count += len(segments)
            if segments:
                parts.append(self._bytes(root, segments))
                size += len(segments)
                if size > 20_000:
                    yield b"".join(parts)
                    parts, size = [], 0
        closing = d.element.join(("SE", str(count), f"{self.set_control:04}")) + d.terminator
        parts.append(closing.encode())
        yield b"".join(parts)

    def _bodies(
        self,
        first: Writable,
        items: Iterator[Any],
        transaction: Transaction,
    ) -> Iterator[tuple[Any, list[str]]]:
        problems: list[Problem] = []

        def bad(owner: object, attribute: str, slug: str, limit: int) -> None:
            problems.append((owner, attribute, slug, limit))

        body = Body(transaction, bad, fill=True)
        if isinstance(first, (Batch, Claim)):
            if isinstance(first, Batch):
                batch: Batch = first
                claims: Iterable[Claim] = first.claims
            else:
                batch, claims = Batch(kind=first.kind), items
            batch = self._completed(batch)
            yield self._checked(batch, body.batch(batch), problems)
            seen: list[Claim] = []

            def noted() -> Iterator[Claim]:
                for claim in claims:
                    if claim.kind != batch.kind:
                        bad(claim, "kind", "other-kind", 0)
                    seen[:] = [claim]
                    yield claim

            for segments in body.claims(noted()):
                yield self._checked(seen[0], segments, problems)
            return
        if isinstance(first, ClaimPayment):
            payments = tuple(items)
            if first.header is None:
                raise CannotWrite((refusal(first, (first, "header", "no-header", 0)),))
            first = Remittance(header=first.header, claims=payments)
        for segments in body.remittance(first):
            yield self._checked(first, segments, problems)

    def _completed(self, batch: Batch) -> Batch:
        """Return the batch with what it lacks: reference, day, time, submitter, receiver."""
        changes: dict[str, Any] = {}
        if batch.reference is None:
            changes["reference"] = f"{self.control:09}{self.set_control:04}"
        if batch.created is None:
            changes["created"] = self.created.date()
        if batch.created_at is None:
            changes["created_at"] = self.created.time().replace(second=0, microsecond=0)
        if batch.submitter is None:
            changes["submitter"] = _submitter(self.sender)
        if batch.receiver is None:
            changes["receiver"] = _receiver(self.receiver)
        return attrs.evolve(batch, **changes) if changes else batch

    def _checked(
        self,
        root: Writable,
        segments: list[str],
        problems: list[Problem],
    ) -> tuple[Any, list[str]]:
        if problems:
            raise CannotWrite(tuple(refusal(root, problem) for problem in problems))
        return root, segments

    def _bytes(self, root: Writable, segments: list[str]) -> bytes:
        d = self.delimiters
        text = TERMINATOR.join(segments)
        if (
            d.element in text
            or d.component in text
            or d.terminator in text
            or (d.repetition is not None and d.repetition in text)
            or "\n" in text
            or "\r" in text
            or f" {ELEMENT}" in text
            or f" {TERMINATOR}" in text
            or text.endswith(" ")
            or f" {COMPONENT}" in text
            or text.count(TERMINATOR) != len(segments) - 1
        ):
            found = tuple(refusal(root, p) for p in text_problems(root, d))
            raise CannotWrite(found or (refusal(root, (root, "", "delimiter", 0)),))
        text = text.replace(ELEMENT, d.element).replace(COMPONENT, d.component)
        text = text.replace(TERMINATOR, d.terminator) + d.terminator
        return text.encode("utf-8", "surrogateescape")


def _plain_id(party: Party) -> str:
    if isinstance(party, str):
        return party.strip()
    return (party.id.value or "") if party.id else ""


def _submitter(party: Party) -> Submitter:
    if isinstance(party, Submitter):
        return party
    if isinstance(party, Receiver):
        return Submitter(name=party.name, id=party.id)
    return Submitter(name=Name.organization(party), id=PartyId("46", party))


def _receiver(party: Party) -> Receiver:
    if isinstance(party, Receiver):
        return party
    if isinstance(party, Submitter):
        return Receiver(name=party.name, id=party.id)
    return Receiver(name=Name.organization(party), id=PartyId("46", party))
