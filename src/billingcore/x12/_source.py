"""What a claim remembers of the text it was read from."""

from collections.abc import Iterator
from typing import Any

from ..findings import Finding
from ._walk import Chunk, TransactionHead

__all__ = ["Source"]


class Source:
    """Hold the segments of one claim and of its context; the repr shows none of their text."""

    __slots__ = ("chunk", "context", "head", "spots")

    def __init__(
        self, head: TransactionHead, chunk: Chunk | None, context: tuple[Chunk, ...]
    ) -> None:
        self.head = head
        self.chunk = chunk
        self.context = context
        self.spots: dict[str, Any] | None = None

    @property
    def number(self) -> int:
        """Return the number of the first segment in its file, counted from 1."""
        return self.chunk.number if self.chunk else 0

    @property
    def version(self) -> str:
        """Return the version of the guide that the transaction claims to follow."""
        return self.head.version

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the structure findings of the object's own segments, worked out when asked."""
        if self.chunk is None or self.chunk.role != "root":
            return ()
        from ._check import own_findings

        return tuple(own_findings(self.chunk, self.head))

    def segments(self) -> Iterator[str]:
        """Yield the raw text of the object's own segments."""
        if self.chunk is not None:
            yield from self.chunk.pieces

    def __repr__(self) -> str:
        count = len(self.chunk.pieces) if self.chunk else 0
        return f"<{count} segments from number {self.number}>"
