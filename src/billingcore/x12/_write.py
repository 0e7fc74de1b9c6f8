"""Objects to X12: envelope, hierarchy and counts are worked out; the rest comes from the maps.

Objects with an equal context stand under one level of the hierarchy, in their order. Whatever can
not be carried is refused as a whole, with findings that say where.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from ..model import Batch, Claim, ClaimPayment, Remittance
from ._agreement import agree
from ._bodies import filled, map_of
from ._errors import CannotWrite
from ._interchange import Interchange, Party, Writable
from ._refusals import refusal
from ._tokens import Delimiters
from .maps._vocabulary import Transaction

__all__ = ["iter_write", "write"]


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
    writer = Interchange(sender, receiver, created, control_number, usage, delimiters, tuple(maps))
    yield writer.start()
    for item, group in _grouped(objects, writer.maps):
        yield from writer.transaction(item, group)
    yield writer.end()


def _grouped(
    objects: Iterable[Writable], maps: tuple[Transaction, ...]
) -> Iterator[tuple[Writable, Iterator[Writable]]]:
    """Yield each transaction's first object and all of its objects, lazily."""
    pending: list[Writable] = []
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
