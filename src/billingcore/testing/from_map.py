"""Files of random valid values, made from a map alone: each of its nodes can be filled.

What a guide allows is more than anyone sends. Such a file tries all of it: a map with a wrong
binding, or a program that reads one, loses a value here.

>>> from billingcore import x12
>>> data = file_from_map(x12.maps.remittance, seed=1, every=False, roots=3)
>>> document = x12.read(data)
>>> document.findings, len(document.payments())
((), 3)
"""

from collections.abc import Iterator
from random import Random

from ..x12.maps._vocabulary import Loop, Segment, Transaction
from ._random_values import Values

__all__ = ["file_from_map"]

_MANY = 3  # occurrences of what may repeat more often
_SHORT = 50  # what a reference to a payer may be long, where the payer's own may be longer
_ENDING = "SE"


def file_from_map(
    transaction: Transaction, *, seed: int, every: bool = True, roots: int = 2
) -> bytes:
    """Return an interchange of random valid values, `roots` claims to a transaction.

    With `every`, all optional loops, segments and elements are there, and transactions follow
    until every code of the map stood somewhere; without, there is one, each part by chance. Values
    that must agree with others do: counts, hierarchy, payers that lines refer to. The seed decides
    everything.
    """
    rng = Random(seed)  # noqa: S311  # the same file every time is the point
    values = Values(rng, every=every)
    version = transaction.id
    segments = [
        f"ISA*00*{' ' * 10}*00*{' ' * 10}*ZZ*{'SENDER':<15}*ZZ*{'RECEIVER':<15}"
        "*260401*1230*^*00501*000000001*0*T*:",
        f"GS*{transaction.group}*SENDER*RECEIVER*20260401*1230*1*X*{version}",
    ]
    number = 0
    while not number or any(values.unused.values()):
        number += 1
        body = ["*".join(cells) for cells in _Filler(transaction, values).segments(roots)]
        st = ["ST", transaction.set, f"{number:04}"]
        if transaction.implementation_in_st:
            st.append(version)
        segments += ["*".join(st), *body, f"SE*{len(body) + 2}*{number:04}"]
    segments += [f"GE*{number}*1", "IEA*1*000000001", ""]
    return "~".join(segments).encode()


class _Filler:
    """Walk a map in wire order and fill its loops."""

    def __init__(self, transaction: Transaction, values: Values) -> None:
        self.map = transaction
        self.values = values
        self.levels = 0

    # -- the shape of a transaction --------------------------------------------------------

    def segments(self, roots: int) -> Iterator[list[str]]:
        """Yield what stands between ST and SE."""
        top = self.map.header
        for node in top.segments[1:]:
            if node.tag != _ENDING:
                yield from self._segments(node, {})
        for inner in top.loops:
            yield from self._loops(inner)
        for number in range(roots):
            yield from self._claim(own=number % 2 == 0) if self.levelled else self._payment(number)
        if self.map.trailer is not None:
            for node in self.map.trailer.segments:
                yield from self._segments(node, {})

    @property
    def levelled(self) -> bool:
        """Tell whether claims stand below a hierarchy, as in an 837."""
        return self.map.levels[0].level != "LX"

    def _claim(self, *, own: bool) -> Iterator[list[str]]:
        """Yield the levels above a subscriber's `own` claim, or a dependent's, and the claim."""
        billing, subscriber, dependent = self.map.levels
        parent = str(self.levels + 1)
        yield from self._level(billing, "", "1")
        yield from self._level(subscriber, parent, "0" if own else "1", own=own)
        if not own:
            yield from self._level(dependent, str(self.levels), "0")
        yield from self._loop(self.map.root, {})

    def _payment(self, number: int) -> Iterator[list[str]]:
        (group,) = self.map.levels
        yield from self._loop(group, {1: str(number + 1)})
        yield from self._loop(self.map.root, {})

    def _level(
        self, level: Loop, parent: str, child: str, *, own: bool = True
    ) -> Iterator[list[str]]:
        self.levels += 1
        opener = {1: str(self.levels), 4: child} | ({2: parent} if parent else {})
        yield from self._loop(level, opener, own=own)

    # -- loops and segments ----------------------------------------------------------------

    def _loops(self, loop: Loop) -> Iterator[list[str]]:
        for k in range(self._times(loop.usage, loop.repeat)):
            yield from self._loop(loop, {1: str(k + 1)} if loop.opener.tag == "LX" else {})

    def _loop(self, loop: Loop, opener: dict[int, str], *, own: bool = True) -> Iterator[list[str]]:
        if loop is self.map.root:
            self.values.payer_ids = []
        first, *rest = loop.segments
        yield self._noted(loop, self.values.segment(first, opener))
        for node in rest:
            if not own and node.tag == "SBR":
                # The relationship of a dependent stands with the dependent.
                yield self.values.segment(node, {2: ""})
            elif own or node.tag != "PAT":
                yield from self._segments(node, {})
        for inner in loop.loops:
            yield from self._loops(inner)

    def _noted(self, loop: Loop, cells: list[str]) -> list[str]:
        if loop.id == "2330B":
            cells[9] = cells[9][:_SHORT].rstrip()
            self.values.payer_ids.append(cells[9])
        return cells

    def _segments(self, node: Segment, given: dict[int, str]) -> Iterator[list[str]]:
        for _ in range(self._times(node.usage, node.repeat)):
            cells = self.values.segment(node, given)
            if len(cells) > 1:  # chance may have left everything out
                yield cells

    def _times(self, usage: str, repeat: int) -> int:
        """Return how often something stands: up to a few times, and not at all if it may."""
        most = min(repeat, _MANY)
        if self.values.every:
            return most
        return self.values.rng.randint(1 if usage == "R" else 0, most)
