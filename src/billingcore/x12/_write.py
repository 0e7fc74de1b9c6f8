"""Objects to X12: envelope, hierarchy and counts are worked out; the rest comes from the maps.

Objects with an equal context stand under one level of the hierarchy, in their order. Whatever can
not be carried is refused as a whole, with findings that say where.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

import attrs

from ..findings import Disposition, Finding, Severity, Snip
from ..model import Batch, Claim, ClaimPayment, Name, PartyId, Receiver, Remittance, Submitter
from . import maps
from ._errors import CannotWrite
from ._plan_write import COMPONENT, ELEMENT, WritePlan
from ._tokens import Delimiters
from .maps._vocabulary import Transaction

__all__ = ["Problem", "bodies", "iter_write", "write"]

Party = str | Submitter | Receiver
Writable = Claim | Batch | ClaimPayment | Remittance
Problem = tuple[Any, str, str, int]

_MESSAGES = {
    "too-long": "{name} is longer than {limit} characters",
    "too-many": "{name} has more than {limit} of a kind that this guide allows",
    "no-place": "{name} has no place in this guide",
    "delimiter": "{name} holds a delimiter",
    "line-break": "{name} holds a line break",
    "trailing-blank": "{name} ends with a blank",
    "no-map": "{name} has no guide here",
    "no-header": "a claim payment needs its remittance header to be written",
    "not-read-back": "what was written does not read back equal",
}


@lru_cache(maxsize=8)
def _plan(name: str) -> WritePlan:
    transaction: Transaction = getattr(maps, name)
    return WritePlan(transaction)


def map_of(obj: object) -> str | None:
    """Return the name of the map that writes this object, None where there is none."""
    if isinstance(obj, (ClaimPayment, Remittance)):
        return "remittance"
    if isinstance(obj, (Claim, Batch)) and obj.kind == "professional":
        return "professional"
    return None


# -- one transaction's segments --------------------------------------------------------------


class _Body:
    """Write the segments of one transaction, between ST and SE, with internal delimiters."""

    def __init__(self, name: str, bad: Callable[[Any, str, str, int], None], *, fill: bool) -> None:
        self.plan = _plan(name)
        self.bad = bad
        self.fill = fill
        self.levels = 0

    # .. 837 .................................................................................

    def batch(self, batch: Batch) -> list[str]:
        out: list[str] = []
        self.plan.writer("ST")(batch, out, self.bad)
        return out

    def claims(self, claims: Iterable[Claim]) -> Iterator[list[str]]:
        """Yield each claim's segments, opening the levels that differ from the claim before."""
        last: Claim | None = None
        billing_hl = subscriber_hl = 0
        plan, bad = self.plan, self.bad
        write_claim = plan.writer("2300")
        for claim in claims:
            out: list[str] = []
            new_billing = last is None or (
                claim.billing is not last.billing and claim.billing != last.billing
            )
            own = claim.patient_is_subscriber
            same = (
                not new_billing
                and last is not None
                and own == last.patient_is_subscriber
                and (claim.coverage is last.coverage or claim.coverage == last.coverage)
            )
            same_patient = (
                same
                and last is not None
                and (claim.patient is last.patient or claim.patient == last.patient)
            )
            if new_billing:
                billing_hl = self._level(out, "", "20", "1")
                if claim.billing is not None:
                    plan.writer("2000A")(claim.billing, out, bad)
            if new_billing or not (same_patient if own else same):
                subscriber_hl = self._level(out, str(billing_hl), "22", "0" if own else "1")
                plan.writer("2000B" if own else "2000B dependent")(claim, out, bad)
            if not own and not same_patient:
                self._level(out, str(subscriber_hl), "23", "0")
                plan.writer("2000C")(claim, out, bad)
            if self.fill and claim.charge is None:
                claim = attrs.evolve(claim, charge=claim.line_total)
            write_claim(claim, out, bad)
            last = claim
            yield out

    def _level(self, out: list[str], parent: str, code: str, child: str) -> int:
        self.levels += 1
        out.append(ELEMENT.join(("HL", str(self.levels), parent, code, child)))
        return self.levels

    # .. 835 .................................................................................

    def remittance(self, remit: Remittance) -> Iterator[list[str]]:
        """Yield the segments of a remittance: header, groups, claims, provider adjustments."""
        header = remit.header
        out: list[str] = []
        if header is not None:
            if self.fill and header.payment is not None and header.payment.amount is None:
                amount = remit.claim_total - remit.provider_adjustment_total
                header = attrs.evolve(header, payment=attrs.evolve(header.payment, amount=amount))
            self.plan.writer("ST")(header, out, self.bad)
        yield out
        groups = list(remit.groups)
        last: Any = None
        started = False
        for claim in remit.claims:
            out = []
            if claim.group is not last and claim.group != last:
                while groups and groups[0] != claim.group and claim.group in groups:
                    self._group(groups.pop(0), out)
                if groups and groups[0] == claim.group:
                    groups.pop(0)
                self._group(claim.group, out)
            elif not started and groups and groups[0] == claim.group:
                groups.pop(0)
            last, started = claim.group, True
            self._payment(claim, out)
            yield out
        out = []
        for group in groups:
            self._group(group, out)
        if remit.provider_adjustments:
            self.plan.writer("PLB")(remit, out, self.bad)
        yield out

    def _group(self, group: Any, out: list[str]) -> None:  # noqa: ANN401  # a claim group
        if group is not None:
            self.plan.writer("2000")(group, out, self.bad)

    def _payment(self, claim: ClaimPayment, out: list[str]) -> None:
        if self.fill and claim.charge is None and claim.lines:
            total = sum(line.charge for line in claim.lines if line.charge is not None)
            claim = attrs.evolve(claim, charge=total)
        self.plan.writer("2100")(claim, out, self.bad)


def bodies(obj: Batch | Remittance, problems: list[Problem]) -> Iterator[list[str]]:
    """Yield the segments of an object as read, by claim, with internal delimiters; fill nothing."""

    def bad(owner: Any, name: str, slug: str, limit: int) -> None:  # noqa: ANN401
        problems.append((owner, name, slug, limit))

    name = map_of(obj)
    if name is None:
        return
    body = _Body(name, bad, fill=False)
    if isinstance(obj, Batch):
        yield body.batch(obj)
        yield from body.claims(obj.claims)
    else:
        yield from body.remittance(obj)


def segments_of(
    obj: Claim | ClaimPayment, name: str
) -> Iterator[tuple[str, str, list[str], Transaction]]:
    """Yield what an object would be written as, by loop: its name, the path below the object."""

    def bad(owner: Any, attribute: str, slug: str, limit: int) -> None:  # noqa: ANN401
        """Whatever has no place is simply not located."""

    plan = _plan(name)
    if isinstance(obj, Claim):
        own = obj.patient_is_subscriber
        loops: list[tuple[str, str, Any]] = [("2300", "", obj)]
        if obj.billing is not None:
            loops.append(("2000A", "billing.", obj.billing))
        loops.append(("2000B" if own else "2000B dependent", "", obj))
        if not own:
            loops.append(("2000C", "", obj))
    else:
        loops = [("2100", "", obj)]
        if obj.header is not None:
            loops.append(("ST", "header.", obj.header))
        if obj.group is not None:
            loops.append(("2000", "group.", obj.group))
    for loop, path, item in loops:
        out: list[str] = []
        if loop[:5] in ("2000A", "2000B", "2000C"):
            code = {"2000A": "20", "2000B": "22", "2000C": "23"}[loop[:5]]
            out.append(ELEMENT.join(("HL", "", "", code)))
        elif loop == "ST":
            out.append("ST")
        plan.writer(loop)(item, out, bad)
        yield loop, path, out, plan.transaction


# -- whole files -----------------------------------------------------------------------------


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
) -> bytes:
    """Return one interchange that carries `objects`: claims, batches, payments, remittances.

    Sender and receiver are parties or a plain identifier of at most 15 characters. ISA13, GS06 and
    ST02 count up from `control_number`; counts, hierarchy and line numbers are worked out. A total
    that is None is filled with the computed one; a stated total is written as stated. `usage` is P
    for production, T for test. With `verify` the result is read back and compared.

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
        )
    )
    if verify:
        _verify(objects, data)
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
) -> Iterator[bytes]:
    """Yield the bytes of an interchange piece by piece; memory stays flat for a long stream.

    The arguments are those of `write`. A problem raises `CannotWrite` at the claim that has it.
    """
    writer = _Interchange(sender, receiver, created, control_number, usage, delimiters)
    yield writer.start()
    for item, group in _grouped(objects):
        yield from writer.transaction(item, group)
    yield writer.end()


def _grouped(
    objects: Iterable[Writable],
) -> Iterator[tuple[Any, Iterator[Any]]]:
    """Yield each transaction's first object and all of its objects, lazily."""
    pending: list[Any] = []
    source = iter(objects)

    def run(first: Any, key: Any) -> Iterator[Any]:  # noqa: ANN401
        yield first
        for item in source:
            if _transaction_key(item) != key:
                pending.append(item)
                return
            yield item

    while True:
        first = pending.pop() if pending else next(source, None)
        if first is None:
            return
        key = _transaction_key(first)
        if key is None:
            yield first, iter((first,))
        else:
            group = run(first, key)
            yield first, group
            for _ in group:
                pass


def _transaction_key(item: Any) -> Any:  # noqa: ANN401
    """Return what objects of one transaction share; None for an object that is a whole one."""
    if isinstance(item, Claim):
        return ("claim", item.kind)
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
    ) -> None:
        if isinstance(created, datetime) is False:
            raise TypeError("created must be a datetime: nothing here reads the clock")
        self.sender, self.receiver = sender, receiver
        self.sender_id, self.receiver_id = _plain_id(sender), _plain_id(receiver)
        for name, text in (("sender", self.sender_id), ("receiver", self.receiver_id)):
            if not 1 <= len(text) <= 15:
                raise ValueError(f"the {name}'s identifier must have 1 to 15 characters")
        self.created = created
        self.control = control_number
        self.usage = usage
        self.delimiters = delimiters
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

    def transaction(self, first: Any, items: Iterator[Any]) -> Iterator[bytes]:  # noqa: ANN401
        name = map_of(first)
        if name is None:
            raise CannotWrite((_finding(first, (first, "kind", "no-map", 0)),))
        transaction = _plan(name).transaction
        opening = self._open_group(transaction)
        self.set_control += 1
        self.sets += 1
        st = ["ST", transaction.set, f"{self.set_control:04}"]
        if transaction.implementation_in_st:
            st.append(transaction.id)
        d = self.delimiters
        opening += d.element.join(st) + d.terminator
        count = 2
        parts: list[bytes] = [opening.encode()]
        size = 0
        for root, segments in self._bodies(first, items, name):
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
        name: str,
    ) -> Iterator[tuple[Any, list[str]]]:
        problems: list[Problem] = []

        def bad(owner: Any, attribute: str, slug: str, limit: int) -> None:  # noqa: ANN401
            problems.append((owner, attribute, slug, limit))

        body = _Body(name, bad, fill=True)
        if isinstance(first, (Batch, Claim)):
            if isinstance(first, Batch):
                batch: Batch = first
                claims: Iterable[Claim] = first.claims
            else:
                batch, claims = self._batch(first.kind), items
            batch = self._completed(batch)
            yield self._checked(first, body.batch(batch), problems)
            seen: list[Claim] = []

            def noted() -> Iterator[Claim]:
                for claim in claims:
                    seen[:] = [claim]
                    yield claim

            for segments in body.claims(noted()):
                yield self._checked(seen[0], segments, problems)
            return
        if isinstance(first, ClaimPayment):
            payments = tuple(items)
            if first.header is None:
                raise CannotWrite((_finding(first, (first, "header", "no-header", 0)),))
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
            raise CannotWrite(tuple(_finding(root, problem) for problem in problems))
        return root, segments

    def _bytes(self, root: Any, segments: list[str]) -> bytes:  # noqa: ANN401
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
            or f" {COMPONENT}" in text
            or text.count("\ufdd2") != len(segments) - 1
        ):
            found = tuple(_finding(root, p) for p in _text_problems(root, d))
            if found:
                raise CannotWrite(found)
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


# -- problems --------------------------------------------------------------------------------


def _finding(root: Any, problem: Problem) -> Finding:  # noqa: ANN401
    owner, name, slug, limit = problem
    path = path_of(root, owner)
    full = ".".join(part for part in (path, name if name != "." else "") if part)
    return Finding(
        rule="STR900",
        slug=slug,
        severity=Severity.ERROR,
        disposition=Disposition.RETURN_TO_PROVIDER,
        snip=Snip.GUIDE,
        template=_MESSAGES[slug],
        params={"name": name, "limit": limit},
        path=full,
    )


def path_of(root: Any, owner: Any) -> str:  # noqa: ANN401  # any model objects
    """Return the path from `root` to the very object `owner`; empty when it is not below."""
    for path, value in _descend(root, ""):
        if value is owner:
            return path
    return ""


def _descend(value: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    yield path, value
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _descend(item, f"{path}[{i}]")
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.init:
                inner = getattr(value, field.name)
                yield from _descend(inner, f"{path}.{field.name}" if path else field.name)


def _text_problems(root: Any, delimiters: Delimiters) -> Iterator[Problem]:  # noqa: ANN401
    """Yield the texts that no reader would get back as they are."""
    d = delimiters
    special = {
        d.element,
        d.component,
        d.terminator,
        d.repetition or d.element,
        ELEMENT,
        COMPONENT,
        "\ufdd2",
    }
    for path, value in _descend(root, ""):
        if isinstance(value, str):
            slug = None
            if any(mark in value for mark in special):
                slug = "delimiter"
            elif "\n" in value or "\r" in value:
                slug = "line-break"
            elif value.endswith(" "):
                slug = "trailing-blank"
            if slug:
                yield root, path, slug, 0


def _verify(objects: tuple[Any, ...], data: bytes) -> None:
    """Read back what was written, and compare."""
    from ._document import read

    document = read(data)
    claims = [
        c
        for o in objects
        for c in (o.claims if isinstance(o, Batch) else (o,))
        if isinstance(c, Claim)
    ]
    payments = [
        c
        for o in objects
        for c in (o.claims if isinstance(o, Remittance) else (o,))
        if isinstance(c, ClaimPayment)
    ]
    wanted = [attrs.evolve(c, charge=c.line_total) if c.charge is None else c for c in claims]
    if list(document.claims()) != wanted or len(document.payments()) != len(payments):
        first = objects[0]
        raise CannotWrite((_finding(first, (first, "", "not-read-back", 0)),))
