"""Random valid texts for the elements that a map declares, and segments made of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from attrs import evolve

from ..x12._standard import SYNTAX
from ..x12.maps._vocabulary import Element, Segment

__all__ = ["Values"]

_FIRST_DAY = date(2020, 1, 1)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_INNER = _LETTERS + " -./,'&()"
_LONGEST = 12  # digits of most numbers: the rest of 18 is for a few


class Values:
    """Draw random values; with `every`, every optional one, and unused codes before used ones."""

    def __init__(self, rng: Random, *, every: bool) -> None:
        self.rng = rng
        self.every = every
        self.unused: dict[str, list[str]] = {}
        self.payer_ids: list[str] = []

    # -- segments --------------------------------------------------------------------------

    def segment(self, node: Segment, given: dict[int, str]) -> list[str]:
        """Return the elements of a segment from its tag on; `given` by position stand as they are.

        An element that the standard ties to an absent one is left out, or its partner filled.
        """
        cells: dict[int, str] = {}
        declared: dict[int, tuple[Element, str]] = {}
        keys = self._pick(node.id, node.keys) if node.keys and node.key[1] == 0 else None
        for item in node.elements:
            for at, (one, name) in self._placed(item, node.id):
                declared[at] = one, name
                if self._wanted(one):
                    cells[at] = self._text(one, name, cells.get(at - 1))
        if keys is not None:
            cells[node.key[0]] = keys
        cells.update(self._packed(node, declared))
        cells.update(given)
        self._tie(node.tag, cells, declared)
        last = max(cells, default=0)
        return [node.tag, *(cells.get(at, "") for at in range(1, last + 1))]

    def _placed(
        self, item: Element, owner: str, mark: str = "."
    ) -> Iterator[tuple[int, tuple[Element, str]]]:
        """Yield every position of an element with its name; a date's two positions as well."""
        name = f"{owner}{mark}{item.position:02}"
        for k in range(item.count):
            yield item.position + k, (item, f"{name}+{k}" if item.kind == "span" else name)

    def _packed(
        self, node: Segment, declared: dict[int, tuple[Element, str]]
    ) -> Iterator[tuple[int, str]]:
        pack = node.pack
        if pack is None:
            return
        least = 0 if pack.optional and not self.every else 1
        times = pack.times if self.every else self.rng.randint(least, pack.times)
        for time in range(times):
            for item in pack.elements:
                at = pack.start + time * pack.step + item.position - 1
                one = _later(item, time)
                # Codes that differ further on are a list of their own.
                name = f"{node.id}.{item.position}.{min(time, _lists(item))}"
                declared[at] = one, name
                if self._wanted(one):
                    yield at, self._text(one, name, None)

    def _wanted(self, item: Element) -> bool:
        return item.usage == "R" or self.every or self.rng.random() < 0.5

    def _tie(self, name: str, cells: dict[int, str], known: dict[int, tuple[Element, str]]) -> None:
        """Make the standard's rules between positions hold."""
        for _ in range(4):  # a position filled for one rule may wake another
            for rule in SYNTAX.get(name, ()):
                at = [int(rule[k : k + 2]) for k in range(1, len(rule), 2)]
                here = [position for position in at if cells.get(position)]
                if rule[0] == "E":
                    for position in here[1:]:
                        del cells[position]
                    continue
                rest = at if rule[0] in "PR" else at[1:]
                present = [position for position in rest if cells.get(position)]
                asked = bool(here) if rule[0] == "P" else rule[0] == "R" or at[0] in here
                enough = len(present) == len(rest) if rule[0] in "PC" else bool(present)
                if asked and not enough:
                    self._complete(rest if rule[0] in "PC" else rest[:1], at, cells, known)

    def _complete(
        self,
        wanted: list[int],
        at: list[int],
        cells: dict[int, str],
        known: dict[int, tuple[Element, str]],
    ) -> None:
        if all(position in known for position in wanted):
            for position in wanted:
                if not cells.get(position):
                    item, name = known[position]
                    cells[position] = self._text(item, name, cells.get(position - 1))
        else:
            for position in at:
                cells.pop(position, None)

    # -- elements --------------------------------------------------------------------------

    def _text(self, item: Element, name: str, before: str | None) -> str:
        if item.kind == "composite":
            return self._composite(item, name)
        if item.kind == "span":
            return self._moment(before) if name.endswith("+1") else self._pick(name, item.codes)
        return self.simple(item, name)

    def _composite(self, item: Element, name: str) -> str:
        cells: dict[int, str] = {}
        declared: dict[int, tuple[Element, str]] = {}
        for part in item.parts:
            for at, (one, place) in self._placed(part, name, "-"):
                declared[at] = one, place
                first = at == part.position
                needed = part.usage == "R" and (
                    part.kind == "span" or at < part.position + part.needed
                )
                follows = first or at - 1 in cells
                if needed or (follows and (self.every or self.rng.random() < 0.5)):
                    cells[at] = self._text(part, place, cells.get(at - 1))
        self._tie(item.number, cells, declared)
        last = max(cells, default=0)
        return ":".join(cells.get(at, "") for at in range(1, last + 1))

    def simple(self, item: Element, name: str) -> str:
        """Return a text for an element that is neither composite nor a date with its format."""
        if item.const is not None:
            return item.const
        if item.to in ("payer_id", "payer") and self.payer_ids:
            return self.rng.choice(self.payer_ids)
        if item.codes:
            return self._pick(name, item.codes)
        return self._free(item)

    def _free(self, item: Element) -> str:
        rng, high = self.rng, max(item.high, 1)
        if item.kind == "DT" or item.number == "1251":
            return self._day()  # 1251 is any date; here its format is always D8
        if item.kind == "TM":
            return f"{rng.randrange(24):02}{rng.randrange(60):02}"
        if item.kind == "N0":
            return self._digits(item.low, high)
        if item.kind == "R":
            whole = self._digits(1, high if rng.random() < 0.1 else min(high, _LONGEST))
            if len(whole) > 2 and rng.random() < 0.5:
                tail = whole[-2:].rstrip("0")
                whole = whole[:-2] + ("." + tail if tail else "")
            return "-" + whole if item.number == "782" and rng.random() < 0.1 else whole
        length = rng.choice((item.low, high, rng.randint(item.low, high)))
        if item.kind == "ID" or length < 3:
            return "".join(rng.choice(_LETTERS) for _ in range(length))
        inner = "".join(rng.choice(_INNER) for _ in range(length - 2))
        return rng.choice(_LETTERS) + inner + rng.choice(_LETTERS)

    def _digits(self, low: int, high: int) -> str:
        length = self.rng.randint(max(low, 1), high)
        return str(self.rng.randrange(10 ** (length - 1), 10**length))

    def _day(self, after: int = 0) -> str:
        return f"{_FIRST_DAY + timedelta(days=after + self.rng.randrange(2000)):%Y%m%d}"

    def _moment(self, form: str | None) -> str:
        clock = f"{self.rng.randrange(24):02}{self.rng.randrange(60):02}"
        if form == "TM":
            return clock
        if form == "DT":
            return self._day() + clock
        return f"{self._day()}-{self._day(2000)}" if form == "RD8" else self._day()

    def _pick(self, name: str, codes: tuple[str, ...]) -> str:
        """Return a code, one that was not used yet at this place if there is one."""
        if not self.every:
            return self.rng.choice(codes)
        left = self.unused.setdefault(name, list(codes))
        return left.pop(0) if left else self.rng.choice(codes)


def _lists(item: Element) -> int:
    """Return how many lists of codes the later places of a pack have."""
    return max((len(item.extra), *(len(part.extra) for part in item.parts)))


def _later(item: Element, time: int) -> Element:
    """Return what is declared for the item at a later place of its pack."""
    parts = tuple(_later(part, time) for part in item.parts)
    extra = item.extra[min(time, len(item.extra)) - 1] if time and item.extra else item.codes
    return evolve(item, codes=extra, parts=parts)
