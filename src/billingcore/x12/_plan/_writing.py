"""Plans the other way: a map compiled to writers.

Writers put values between delimiters that no text may contain (noncharacters of Unicode), so that a
value that holds a real delimiter is seen at once in the finished text. What has no place in the
map, is too long or too many is told to `bad`; nothing is dropped in silence.
"""

import linecache
from collections.abc import Callable
from datetime import time
from threading import Lock
from typing import Any

from ...periods import Period
from .. import _values as values
from ..maps._vocabulary import INSURED, Loop, Segment, Transaction
from ._attributes import attribute_type, root_classes
from ._code import Code
from ._coded import coded
from ._loop_writer import LoopWriter
from ._marks import COMPONENT, ELEMENT

__all__ = ["Bad", "WritePlan"]

Bad = Callable[[Any, str, str, int], None]
Writer = Callable[..., None]


def joined(cells: tuple[Any, ...], count: int, separator: str) -> str:
    texts = [cell if isinstance(cell, str) else str(cell) for cell in cells if cell is not None]
    return separator.join(texts + [""] * (count - len(texts)))


def span_text(value: Period | None, at: time | None, formats: str, separator: str = ELEMENT) -> str:
    form, text = values.period_text(value, at, formats)
    return f"{form}{separator}{text}"


def digits(text: str) -> int:
    return sum(map(str.isdigit, text))


class WritePlan:
    """Hold the compiled writers of one map."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self._writers: dict[str, Writer] = {}
        self._lock = Lock()
        self.insured = "patient"
        self.source = Code()

    def writer(self, name: str) -> Writer:
        """Return the writer of the loop `name` ("2000B dependent" as for readers)."""
        found = self._writers.get(name)
        if found is None:
            with self._lock:
                found = self._writers.get(name) or self._compile(name)
                self._writers[name] = found
        return found

    def _compile(self, name: str) -> Writer:
        loop_id, _, variant = name.partition(" ")
        item, cls = next((i, c) for i, c in root_classes(self.transaction) if i.id == loop_id)
        self.insured = "coverage.subscriber" if variant else "patient"
        self.source = src = Code()
        src.names.update(
            NT=values.PLAIN,
            DAY=values.Memo(values.day_text),
            CLOCK=values.clock_text,
            JOIN=joined,
            SPAN=span_text,
            DIGITS=digits,
            CODED=coded,
            C=COMPONENT,
            E=ELEMENT,
        )
        self._write(item, cls)
        text = "\n".join(src.lines)
        file = f"<billingcore {self.transaction.id} {name} writer>"
        namespace = dict(src.names)
        exec(compile(text, file, "exec"), namespace)  # noqa: S102  # our own generated source
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        found: Writer = namespace[f"write_{item.id}"]
        return found

    def spread(self, item: Loop) -> str:
        return self.insured if item.spread == INSURED else str(item.spread)

    def segments(self, item: Loop) -> list[Segment]:
        kept = [s for s in item.segments if s.tag not in ("ST", "SE", "HL")]
        if self.insured == "patient" or item.level is None:
            return kept
        return [s for s in kept if not any((e.to or "").startswith("patient.") for e in s.elements)]

    def _write(self, item: Loop, cls: type) -> None:
        for inner in item.loops:
            path = self.spread(inner) if inner.spread is not None else inner.to or ""
            self._write(inner, attribute_type(cls, path)[0])
        LoopWriter(self, item, cls).write()
