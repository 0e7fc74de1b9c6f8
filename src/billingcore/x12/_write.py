"""Objects to X12: envelope, hierarchy and counts are worked out; the rest comes from the maps.

Objects with an equal context stand under one level of the hierarchy, in their order. Whatever can
not be carried is refused as a whole, with findings that say where.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import attrs

from ..model import Batch, Claim, ClaimPayment, Name, PartyId, Receiver, Remittance, Submitter
from ._agreement import agree
from ._bodies import Body, filled, map_of
from ._errors import CannotWrite
from ._plan import COMPONENT, ELEMENT
from ._refusals import Problem, refusal, text_problems
from ._tokens import Delimiters, check_delimiters
from .maps._vocabulary import Transaction

__all__ = ["iter_write", "write"]

Party = str | Submitter | Receiver
_LAST_CONTROL = 999_999_999

Writable = Claim | Batch | ClaimPayment | Remittance


def write(
    objects: Iterable[Writable],
    *,
    sender: Party,
    receiver: Party,
    created: datetime,
    control_number: int = 1,
    usage: str = "P",
    delimiters: Delimiters = Delimiters(),  # noqa: B008  # a frozen value
    verify: bool = False,
    maps: Iterable[Transaction] = (),
) -> bytes:
    """Return one interchange that carries `objects`: claims, batches, payments, remittances.

    Sender and receiver are parties or a plain identifier of at most 15 characters; claims want a
    `Submitter` with a contact, which a plain identifier can not give (loop 1000A, PER). ISA13,
    GS06 and ST02 count up from `control_number`; counts, hierarchy and line numbers are worked out.
    A total that is None is filled with the computed one; a stated total is written as stated, and
    a remittance's own header stands for that of its claims. `usage` is P for production, T for
    test. With `verify` the result is read back and compared. `maps` are guides of one's own, as in
    `read`: each is written to in place of the one with its id.

    Raise `CannotWrite` with findings when something could not be carried: delimiters in values,
    lengths, values without a place, more repeats than the guide has.
    """
    objects = tuple(objects)
    data = b"".join(
        iter_write(
            objects,
            sender=sender,
            receiver=receiver,
            created=created,
            control_number=control_number,
            usage=usage,
            delimiters=delimiters,
            maps=maps,
        )
    )
    if verify:
        _verify(objects, data, maps)
    return data


def iter_write(
    objects: Iterable[Writable],
    *,
    sender: Party,
    receiver: Party,
    created: datetime,
    control_number: int = 1,
    usage: str = "P",
    delimiters: Delimiters = Delimiters(),  # noqa: B008  # a frozen value
    maps: Iterable[Transaction] = (),
) -> Iterator[bytes]:
    """Yield the bytes of an interchange piece by piece; memory stays flat for a long stream.

    The arguments are those of `write`. A problem raises `CannotWrite` at the claim that has it.
    """
    writer = _Interchange(sender, receiver, created, control_number, usage, delimiters, tuple(maps))
    yield writer.start()
    for item, group in _grouped(objects, writer.maps):
        yield from writer.transaction(item, group)
    yield writer.end()


def _grouped(
    objects: Iterable[Writable], maps: tuple[Transaction, ...]
) -> Iterator[tuple[Any, Iterator[Any]]]:
    """Yield each transaction's first object and all of its objects, lazily."""
    pending: list[Any] = []
    source = iter(objects)

    def run(first: Writable, key: object) -> Iterator[Writable]:
        yield first
        for item in source:
            if _transaction_key(item, maps) != key:
                pending.append(item)
                return
            yield item

    while True:
        first = pending.pop() if pending else next(source, None)
        if first is None:
            return
        key = _transaction_key(first, maps)
        if key is None:
            yield first, iter((first,))
        else:
            group = run(first, key)
            yield first, group
            for _ in group:
                pass


def _transaction_key(item: Writable, maps: tuple[Transaction, ...]) -> tuple[object, ...] | None:
    """Return what objects of one transaction share; None for an object that is a whole one."""
    if isinstance(item, Claim):
        return ("claim", item.kind, map_of(item, maps))
    if isinstance(item, ClaimPayment):
        return ("payment", item.header)
    return None


class _Interchange:
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
        if isinstance(created, datetime) is False:
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
                batch, claims = self._batch(first.kind), items
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

    def _batch(self, kind: str) -> Batch:
        return Batch(kind=kind)

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
        text = "\ufdd2".join(segments)
        if (
            d.element in text
            or d.component in text
            or d.terminator in text
            or (d.repetition is not None and d.repetition in text)
            or "\n" in text
            or "\r" in text
            or f" {ELEMENT}" in text
            or " \ufdd2" in text
            or text.endswith(" ")
            or f" {COMPONENT}" in text
            or text.count("\ufdd2") != len(segments) - 1
        ):
            found = tuple(refusal(root, p) for p in text_problems(root, d))
            raise CannotWrite(found or (refusal(root, (root, "", "delimiter", 0)),))
        text = text.replace(ELEMENT, d.element).replace(COMPONENT, d.component)
        text = text.replace("\ufdd2", d.terminator) + d.terminator
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


def _verify(objects: tuple[Writable, ...], data: bytes, maps: Iterable[Transaction]) -> None:
    """Read back what was written, and compare."""
    from ._document import read

    document = read(data, maps=maps)
    claims = [
        claim
        for item in objects
        for claim in (item.claims if isinstance(item, Batch) else (item,))
        if isinstance(claim, Claim)
    ]
    payments = [
        payment
        for item in objects
        for payment in (_headed(item) if isinstance(item, Remittance) else (item,))
        if isinstance(payment, ClaimPayment)
    ]
    adjustments = [
        adjustment
        for item in objects
        if isinstance(item, Remittance)
        for adjustment in item.provider_adjustments
    ]
    read_back = [a for remit in document.remittances() for a in remit.provider_adjustments]
    if (
        not agree(tuple(map(filled, claims)), document.claims())
        or list(map(_bare, document.payments())) != [_bare(filled(p)) for p in payments]
        or read_back != adjustments
    ):
        first = objects[0]
        raise CannotWrite((refusal(first, (first, "", "not-read-back", 0)),))


def _headed(remit: Remittance) -> tuple[ClaimPayment, ...]:
    """Return the claims with the header of their remittance, as they are written."""
    return tuple(attrs.evolve(claim, header=remit.header) for claim in remit.claims)


def _bare(payment: ClaimPayment) -> ClaimPayment:
    """Return the payment without its amount of money moved, which the writer may have filled."""
    header = payment.header
    if header is None or header.payment is None:
        return payment
    money = attrs.evolve(header.payment, amount=None)
    return attrs.evolve(payment, header=attrs.evolve(header, payment=money))
