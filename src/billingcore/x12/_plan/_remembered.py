"""Values that texts become, remembered by text: claims repeat the same codes over and over."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import attrs

from ...periods import Period
from .. import _values as values
from ..maps._vocabulary import Element, Segment
from ._attributes import attribute_type, bound_paths

__all__ = ["CONVERTERS", "Makers", "converter"]


def _days(text: str) -> Period | None:
    return values.period("D8", text)


def _paired(text: str) -> Period | None:
    form, _, rest = text.partition(" ")
    return values.period(form, rest)


CONVERTERS = {
    "NUMBER": values.Memo(values.number),
    "INT": values.Memo(values.whole),
    "DAY": values.Memo(values.day),
    "CLOCK": values.Memo(values.clock),
    "DAYS": values.Memo(_days),
    "PERIOD": values.Memo(_paired),
}


def converter(item: Element, wanted: type) -> str:
    if wanted is Decimal:
        return "NUMBER"
    if wanted is int:
        return "INT"
    if wanted is date:
        return "DAY"
    if wanted is time:
        return "CLOCK"
    if wanted is Period:
        return "DAYS"
    raise TypeError(f"{item.to}: no converter to {wanted}")


class Makers:
    """Make the functions that turn a composite's or segment's text into its value."""

    def __init__(self, element: str, component: str) -> None:
        self.element = element
        self.component = component

    def composite(self, item: Element, cls: type[Any]) -> Callable[[str], Any]:
        """Return text → object of the composite, None for no text."""
        fill = self.parts(item, cls)
        paths = list(bound_paths(item.parts))

        def make(text: str) -> object:
            if not text.strip(self.component + " "):
                return None
            return cls(**dict(zip(paths, fill(text), strict=True)))

        return make

    def parts(self, item: Element, cls: type[Any]) -> Callable[[str], tuple[Any, ...]]:
        """Return text → values of the bound parts, in order."""
        readers = [_part_reader(p, cls) for p in item.parts if p.to and p.const is None]
        width = max((p.position + p.count for p in item.parts), default=1)
        sub = self.component

        def make(text: str) -> tuple[Any, ...]:
            cells = [cell.rstrip(" ") for cell in text.split(sub)]
            cells += [""] * (width - len(cells))
            return tuple(read(cells) for read in readers)

        return make

    def segment(self, segment: Segment, cls: type[Any]) -> Callable[[str], Any]:
        """Return raw text → object, for segments that repeat word for word (dates)."""
        timed = "at" in attrs.fields_dict(cls)
        key, item = segment.elements[0], segment.elements[1]
        assert key.to is not None  # noqa: S101  # dates are declared with their qualifier

        def make(raw: str) -> object:
            e = [cell.rstrip(" ") for cell in raw.split(self.element)]
            e += [""] * (5 - len(e))
            if item.kind == "span":
                found, at = values.moment(e[2], e[3])
                extra = {"at": at} if timed else {}
                return cls(**{str(key.to): e[1] or None, str(item.to): found}, **extra)
            return cls(**{str(key.to): e[1] or None, str(item.to): values.period("D8", e[2])})

        return make

    def coded(
        self, cls: type, choice: dict[str, tuple[int, Segment]], paths: list[str]
    ) -> Callable[[str], tuple[int, Any]]:
        """Return text of a composite → which attribute, and the item."""
        makers: dict[str, tuple[int, Callable[[str], Any]]] = {}
        for key, (index, segment) in choice.items():
            assert segment.pack is not None  # noqa: S101  # looked at before
            wanted = attribute_type(cls, paths[index])[0]
            item = segment.pack.elements[0]
            if wanted is str:
                part = next(p for p in item.parts if p.to == ".")
                makers[key] = (index, _cell_maker(part.position, self.component))
            else:
                makers[key] = (index, self.composite(item, wanted))
        sub = self.component

        def make(text: str) -> tuple[int, Any]:
            index, build = makers.get(text.split(sub, 1)[0].rstrip(), (-1, None))
            return (index, build(text)) if build else (-1, None)

        return make


def _cell_maker(position: int, sub: str) -> Callable[[str], str]:
    def make(text: str) -> str:
        cells = text.split(sub)
        return cells[position - 1].rstrip(" ") if len(cells) >= position else ""

    return make


def _part_reader(item: Element, cls: type) -> Callable[[list[str]], object]:
    at = item.position - 1
    wanted, _ = attribute_type(cls, item.to or "")
    if item.kind == "run":
        if wanted is int:
            return lambda cells: tuple(
                number
                for number in map(values.whole, cells[at : at + item.count])
                if number is not None
            )
        return lambda cells: tuple(c for c in cells[at : at + item.count] if c)
    if item.kind == "span":
        return lambda cells: values.period(cells[at], cells[at + 1])
    if wanted is str:
        return lambda cells: cells[at] or None
    if wanted is Decimal:
        return lambda cells: values.number(cells[at])
    if wanted is int:
        return lambda cells: values.whole(cells[at])
    raise TypeError(f"{item.to}: no reader to {wanted}")
