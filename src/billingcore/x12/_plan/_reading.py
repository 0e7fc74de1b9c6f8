"""Plans: a map compiled to readers for one set of delimiters."""

import linecache
from collections.abc import Callable
from threading import Lock
from typing import Any

from ..maps._vocabulary import INSURED, Loop, Segment, Transaction
from ._attributes import attribute_type, root_classes, spread_class
from ._code import Code
from ._loop_reader import LoopReader
from ._remembered import CONVERTERS, Makers

__all__ = ["Plan", "Reader"]

Reader = Callable[..., Any]


class Plan:
    """Hold the compiled readers of one map for one set of delimiters."""

    def __init__(
        self, transaction: Transaction, element: str, component: str, *, traced: bool
    ) -> None:
        self.transaction = transaction
        self.element, self.component = element, component
        self.insured = "patient"
        self.traced = traced
        self.source = Code()
        self.makers = Makers(element, component)
        self.loops = [item for item, _ in transaction.loops()]
        self._numbers = {id(item): k for k, item in enumerate(self.loops)}
        self._parents = {id(item): parent for item, parent in transaction.loops()}
        self.nodes = [(item, node) for item in self.loops for node in item.segments]
        self._node_numbers = {(id(item), node.id): k for k, (item, node) in enumerate(self.nodes)}
        self.openers = frozenset(
            item.opener.tag
            for item in self.loops
            if item is not transaction.header and item is not transaction.trailer
        )
        self._prepared: dict[int, LoopReader] = {}
        self._readers: dict[str, Reader] = {}
        self._lock = Lock()

    def loop_number(self, item: Loop) -> int:
        return self._numbers[id(item)]

    def node_number(self, item: Loop, node: Segment) -> int:
        return self._node_numbers[id(item), node.id]

    def function_name(self, item: Loop) -> str:
        return f"read_{item.id}"

    def has_opener(self, item: Loop) -> bool:
        return item is not self.transaction.header and item is not self.transaction.trailer

    def is_context(self, item: Loop) -> bool:
        return item in self.transaction.levels and item.to is None

    def given(self, item: Loop) -> tuple[str, ...]:
        """Return the attributes that the caller of the loop's reader gives."""
        claims = self.transaction.set == "837"
        if item is self.transaction.root:
            return ("kind", "billing", "coverage", "patient") if claims else ("header", "group")
        return ("kind", "guide") if claims and item is self.transaction.header else ()

    def spread(self, item: Loop) -> str:
        return self.insured if item.spread == INSURED else str(item.spread)

    def outer(self, item: Loop) -> dict[str, Callable[[list[str]], bool]]:
        """Return what opens a loop of an outer one from within `item`: tag to test of the keys."""
        found: dict[str, set[str] | None] = {}
        where: dict[str, Segment] = {}
        inner: Loop | None = item
        while inner is not None:
            parent = self._parents[id(inner)]
            if parent is not None:
                at = parent.loops.index(inner)
                first = at
                while first and parent.loops[first - 1].opener.tag == inner.opener.tag:
                    first -= 1
                for sibling in parent.loops[first:]:
                    opener = sibling.opener
                    where.setdefault(opener.tag, opener)
                    same = [s for s in parent.loops if s.opener.tag == opener.tag]
                    if not opener.keys or len(same) == 1:
                        found[opener.tag] = None
                        continue
                    keys = found.setdefault(opener.tag, set())
                    if keys is not None:
                        keys.update(opener.keys)
            inner = parent
        return {tag: opener_test(where[tag], keys, self.component) for tag, keys in found.items()}

    def blocked(self, item: Loop, family: list[Segment]) -> frozenset[str]:
        """Return qualifiers of this tag that only an outer loop declares: they come too late."""
        own = {key for segment in family for key in segment.keys}
        late: set[str] = set()
        parent = self._parents[id(item)]
        while parent is not None:
            late.update(key for s in parent.segments if s.tag == family[0].tag for key in s.keys)
            parent = self._parents[id(parent)]
        return frozenset(late - own)

    def prepared(self, item: Loop, cls: type) -> LoopReader:
        plan = self._prepared.get(id(item))
        if plan is None:
            plan = LoopReader(self, item, cls, self.traced)
            self._prepared[id(item)] = plan
            plan.declare()
        return plan

    def reader(self, name: str) -> Reader:
        """Return the reader of the loop `name`, compiled on first use.

        "2000B dependent" is loop 2000B when its claims are another person's.
        """
        found = self._readers.get(name)
        if found is None:
            with self._lock:
                found = self._readers.get(name) or self._compile(name)
                self._readers[name] = found
        return found

    def _compile(self, name: str) -> Reader:
        loop_id, _, variant = name.partition(" ")
        item, cls = next((i, c) for i, c in root_classes(self.transaction) if i.id == loop_id)
        self.insured = "coverage.subscriber" if variant else "patient"
        self._prepared.clear()
        self.source = src = Code()
        src.names.update(CONVERTERS, PAD=[""] * 40, SUB=self.component)
        self._write(item, cls)
        text = "\n".join(src.lines)
        kind = "traced" if self.traced else "fast"
        file = f"<billingcore {self.transaction.id} {name} {kind} {self.component!r}>"
        namespace = dict(src.names)
        exec(compile(text, file, "exec"), namespace)  # noqa: S102  # our own generated source
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        found: Reader = namespace[self.function_name(item)]
        return found

    def always(self, path: str) -> bool:
        """Tell whether the object at `path` is made even when all of it is absent.

        A dependent's subscriber is: without one, the patient would pass for the insured.
        """
        return self.insured != "patient" and path in ("coverage", self.insured)

    def segments(self, item: Loop) -> tuple[Segment, ...]:
        """Return the loop's segments; what is the patient's own has no place for a dependent."""
        if self.insured == "patient" or item.level is None:
            return item.segments
        return tuple(
            s
            for s in item.segments
            if not any((e.to or "").startswith("patient.") for e in s.elements)
        )

    def _write(self, item: Loop, cls: type) -> None:
        plan = self.prepared(item, cls)
        for inner in item.loops:
            if inner.spread is not None:
                self._write(inner, spread_class(cls, self.spread(inner)))
            else:
                self._write(inner, attribute_type(cls, inner.to or "")[0])
        start = len(self.source.lines)
        plan.write()
        if self.given(item):
            head = self.source.lines[start]
            self.source.lines[start] = head.replace("n, T, P)", "n, T, P, given)").replace(
                "i, n)", "i, n, given)"
            )


def opener_test(
    opener: Segment, keys: set[str] | None, component: str
) -> Callable[[list[str]], bool]:
    if keys is None:
        return lambda e: True
    known = frozenset(keys)
    position, part = opener.key
    if part:
        return lambda e: len(e) > position and e[position].split(component, 1)[0] in known
    return lambda e: len(e) > position and e[position] in known
