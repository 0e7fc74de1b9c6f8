"""Chunks to objects: contexts are handed down to the claims below them.

The readers come from the maps (see `_plan`); this module only knows the two shapes of a
transaction: levels linked by a hierarchy (837), and groups in a row (835).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from attrs import evolve

from .. import model
from ._hierarchy import DEPENDENT, Level, Levels
from ._plan import Plan
from ._source import Source
from ._tokens import Delimiters
from ._walk import Chunk, TransactionHead
from .maps._vocabulary import Transaction

__all__ = ["TransactionSet", "objects", "plan_of"]


@lru_cache(maxsize=32)
def _plan(transaction: Transaction, element: str, component: str, traced: bool) -> Plan:
    return Plan(transaction, element, component, traced=traced)


def plan_of(transaction: Transaction, delimiters: Delimiters, *, traced: bool = False) -> Plan:
    """Return the compiled readers of a map for these delimiters."""
    return _plan(transaction, delimiters.element, delimiters.component, traced)


class TransactionSet:
    """Hold a transaction whose guide is not known here: its segments, verbatim."""

    __slots__ = ("chunks", "head")

    def __init__(self, head: TransactionHead | None, chunks: list[Chunk]) -> None:
        self.head: TransactionHead | None = head
        self.chunks: list[Chunk] = chunks

    @property
    def set(self) -> str:
        """Return the transaction set identifier (ST01)."""
        return self.head.set if self.head else ""

    @property
    def version(self) -> str:
        """Return the guide's version (ST03 or GS08)."""
        return self.head.version if self.head else ""

    def __repr__(self) -> str:
        return f"TransactionSet(set={self.set!r}, version={self.version!r})"


class _Context:
    """Build what a transaction's claims share, on first need."""

    def __init__(self, head: TransactionHead) -> None:
        transaction = head.map
        if transaction is None:
            raise ValueError(head.set)
        self.head = head
        self.transaction: Transaction = transaction
        self.plan = plan_of(transaction, head.delimiters)
        self.levels = Levels()
        self.header: Any = None
        self.header_chunk: Chunk | None = None
        self.group: Any = None
        self.group_chunk: Chunk | None = None
        self.groups: list[Any] = []
        self.claims: list[Any] = []
        self.adjustments: list[Any] = []
        self.trailers: tuple[Chunk, ...] = ()
        self.below: tuple[dict[str, Any], tuple[Chunk, ...]] | None = None

    # .. 835 .................................................................................

    def open_group(self, chunk: Chunk) -> None:
        reader = self.plan.reader("2000")
        self.group = reader(chunk.elements(), chunk.pieces, 0, len(chunk.pieces))[0]
        self.groups.append(self.group)
        self.group_chunk = chunk
        self.below = None

    # .. 837 .................................................................................

    def given(self) -> tuple[dict[str, Any], tuple[Chunk, ...]]:
        """Return what the claim that comes next gets from the levels above it."""
        level = self.levels.current
        found: dict[str, Any] = {"kind": self.transaction.kind}
        if level is None:
            return found, ()
        if level.code == "20":
            found["billing"] = self.billing(level)
            return found, (level.chunk,)
        if level.code == "22":
            if level.self_ is None:
                level.self_ = self._level(level, "2000B")
                if level.parent is not None:
                    level.self_["billing"] = self.billing(level.parent)
            found.update(level.self_)
            up = (level.parent.chunk,) if level.parent else ()
            return found, (*up, level.chunk)
        if level.built is None:
            level.built = self._level(level, "2000C")
        found.update(level.built)
        subscriber = level.parent
        if subscriber is None or subscriber.code == "20":
            # Nobody's dependent: an unknown subscriber keeps the patient from passing for one.
            unknown = model.Subscriber(name=None)
            found["coverage"] = model.Coverage(sequence=None, subscriber=unknown)
            if subscriber is None:
                return found, (level.chunk,)
            found["billing"] = self.billing(subscriber)
            return found, (subscriber.chunk, level.chunk)
        if subscriber.dependent is None:
            subscriber.dependent = self._level(subscriber, DEPENDENT)
            subscriber.dependent.pop("patient", None)
            if subscriber.parent is not None:
                subscriber.dependent["billing"] = self.billing(subscriber.parent)
        found.update(subscriber.dependent)
        up = (subscriber.parent.chunk,) if subscriber.parent else ()
        return found, (*up, subscriber.chunk, level.chunk)

    def billing(self, level: Level) -> Any:  # noqa: ANN401  # a model object
        if level.built is None:
            chunk = level.chunk
            read = self.plan.reader("2000A")
            made = read(chunk.elements(), chunk.pieces, 0, len(chunk.pieces))[0]
            level.built = {"billing": made}
        return level.built["billing"]

    def _level(self, level: Level, name: str) -> dict[str, Any]:
        chunk = level.chunk
        read = self.plan.reader(name)
        found: dict[str, Any] = read(chunk.elements(), chunk.pieces, 0, len(chunk.pieces))[0]
        return found


_set_source: Callable[[Any, str, Any], None] = object.__setattr__


def objects(chunks: Iterable[Chunk], *, keep: bool = True) -> Iterator[tuple[str, Any]]:
    """Yield ("root", claim or claim payment) as they come, and each transaction at its end.

    With `keep` false, transactions do not hold their claims: memory stays flat.
    """
    context: _Context | None = None
    unknown: list[Chunk] | None = None
    head: TransactionHead | None = None
    for chunk in chunks:
        role = chunk.role
        if role == "root" and context is not None:
            found = _root(context, chunk)
            if keep:
                context.claims.append(found)
            yield "root", found
        elif role == "level" and context is not None:
            if context.transaction.set == "837":
                context.levels.open(chunk)
            else:
                context.open_group(chunk)
        elif role == "header":
            if context is not None:
                context.header_chunk = chunk
        elif role == "trailer" and context is not None:
            read = context.plan.reader("PLB")
            made = read(chunk.elements(), chunk.pieces, 0, len(chunk.pieces))[0]
            context.adjustments.extend(made.provider_adjustments)
            context.trailers += (chunk,)
        elif role in ("ST", "GS", "ISA", "SE", "GE", "IEA"):
            if context is not None or unknown is not None:
                yield "transaction", _closed(context, unknown, head)
                context, unknown = None, None
            if role == "ST":
                head = chunk.head
                if head is not None and head.map is not None:
                    context = _Context(head)
                else:
                    unknown = []
        elif unknown is not None:
            unknown.append(chunk)
    if context is not None or unknown is not None:
        yield "transaction", _closed(context, unknown, head)


def _header(context: _Context) -> Any:  # noqa: ANN401  # a model object
    if context.header is None:
        chunk = context.header_chunk
        elements = chunk.elements() if chunk else []
        pieces = chunk.pieces if chunk else []
        read = context.plan.reader("ST")
        if context.transaction.set == "837":
            guide = context.transaction.guide
            given = {"kind": context.transaction.kind, "guide": guide}
            context.header = read(elements, pieces, 0, len(pieces), given)[0]
        else:
            context.header = read(elements, pieces, 0, len(pieces))[0]
    return context.header


def _root(context: _Context, chunk: Chunk) -> Any:  # noqa: ANN401  # a model object
    if context.transaction.set == "837":
        given, above = context.given()
        read = context.plan.reader("2300")
    else:
        if context.below is None:
            chunks = (context.header_chunk, context.group_chunk)
            context.below = (
                {"header": _header(context), "group": context.group},
                tuple(c for c in chunks if c is not None),
            )
        given, above = context.below
        read = context.plan.reader("2100")
    pieces = chunk.pieces
    found = read(chunk.elements(), pieces, 0, len(pieces), given)[0]
    _set_source(found, "source", Source(context.head, chunk, above))
    return found


def _closed(
    context: _Context | None, unknown: list[Chunk] | None, head: TransactionHead | None
) -> Any:  # noqa: ANN401  # a model object or a TransactionSet
    if context is None:
        return TransactionSet(head, unknown or [])
    header = _header(context)
    chunk = context.header_chunk
    made: model.Batch | model.Remittance
    if context.transaction.set == "837":
        made = evolve(header, claims=tuple(context.claims))
    else:
        made = model.Remittance(
            header=header,
            groups=tuple(context.groups),
            claims=tuple(context.claims),
            provider_adjustments=tuple(context.adjustments),
        )
    _set_source(made, "source", Source(context.head, chunk, context.trailers))
    return made
