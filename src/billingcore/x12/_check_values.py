"""Values judged against their declarations: type, length, codes, components, syntax rules."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from ..findings import Finding
from . import _values as values
from ._findings import structure
from ._plan import attribute_type
from ._standard import ELEMENTS, SYNTAX
from ._trace import Column, Taken
from ._walk import Chunk
from .maps._vocabulary import Element, Segment, Transaction

__all__ = ["Values"]

_FOREIGN = re.compile(r"(?:HC|AD|ER|N4|IV|WK|ABK|ABF|BK|BF|BG|BH|BE)([^A-Za-z0-9\s.,'-])[A-Z0-9]")


class Values:
    """Judge the values of taken segments; remembers what is told only once a file."""

    def __init__(self) -> None:
        self._separator_told = False
        self._alone = False
        self._classes: dict[str, type] = {}
        self._types: dict[tuple[Segment, Element], object] = {}
        self._map: Transaction | None = None

    def _syntax(
        self, chunk: Chunk, taken: Taken, name: str, cells: list[str], element: int = 0
    ) -> Iterator[Finding]:
        for rule in SYNTAX.get(name, ()):
            if not _holds(rule, cells):
                yield structure(
                    "syntax-rule",
                    chunk,
                    taken.index,
                    element,
                    path=taken.path.rstrip("."),
                    loop=taken.loop,
                    node=taken.node.id,
                    rule=rule,
                    segment=name,
                )

    # .. values ...............................................................................

    def _value(
        self,
        chunk: Chunk,
        taken: Taken,
        position: int,
        column: Column,
        text: str,
        cells: list[str],
    ) -> Iterator[Finding]:
        item = column.element
        if item.kind == "composite":
            yield from self._composite(chunk, taken, position, column, text)
            return
        if item.kind == "span":
            yield from self._span(chunk, taken, position, column, text, cells)
            return
        if item.const not in (None, text) and item.usage == "S" and _alone(taken, item, cells):
            # Without the value behind it the constant is not written either.
            yield self._finding("code-not-allowed", chunk, taken, position, column, keep=text)
            return
        yield from self._simple(chunk, taken, position, 0, column, text)

    def _span(
        self,
        chunk: Chunk,
        taken: Taken,
        position: int,
        column: Column,
        text: str,
        cells: list[str],
    ) -> Iterator[Finding]:
        """Judge a date in two elements: its format, and its text by that format."""
        if column.part == "format":
            behind = cells[position + 1] if position + 1 < len(cells) else ""
            if not behind:
                yield self._finding("not-a-date", chunk, taken, position, column, keep=text)
            elif text not in column.element.codes:
                yield self._finding("code-not-allowed", chunk, taken, position, column)
            return
        form = cells[position - 1]
        timed = taken.node.to == "dates"
        found = values.moment(form, text) if timed else (values.period(form, text), None)
        if found == (None, None):
            keep = f"{form}{chunk.delimiters.element}{text}" if form else text
            yield self._finding(
                "not-a-date",
                chunk,
                taken,
                position,
                column,
                keep=keep,
                keep_from=position - 1 if form else 0,
            )

    def _simple(
        self,
        chunk: Chunk,
        taken: Taken,
        position: int,
        component: int,
        column: Column,
        text: str,
        owner: Element | None = None,
    ) -> Iterator[Finding]:
        item = column.element
        codes = column.codes
        wanted = self._wanted(taken, item, owner)
        kind = self._kind(item, wanted)
        if item.const is not None and text != item.const:
            yield self._finding(
                "code-not-allowed",
                chunk,
                taken,
                position,
                column,
                component,
                keep=text,
                const=column.element.const,
            )
            return
        slug = _unreadable(kind, text)
        if slug:
            keep = text if column.bound and wanted is not str else None
            yield self._finding(slug, chunk, taken, position, column, component, keep=keep)
            return
        if item.const is None and item.to is None and item.derived is None and codes:
            if text not in codes:
                yield self._finding(
                    "code-not-allowed",
                    chunk,
                    taken,
                    position,
                    column,
                    component,
                    keep=text,
                    const=codes[0],
                )
            return
        shortest = text.lstrip("0") if kind == "N0" else text
        if codes and text not in codes and shortest not in codes:
            yield self._finding("code-not-allowed", chunk, taken, position, column, component)
        length = sum(map(str.isdigit, text)) if kind in ("R", "N0") else len(text)
        if item.high and length > item.high:
            yield self._finding(
                "too-long",
                chunk,
                taken,
                position,
                column,
                component,
                length=length,
                limit=item.high,
            )
        elif length < item.low and kind not in ("R", "N0"):
            yield self._finding(
                "too-short",
                chunk,
                taken,
                position,
                column,
                component,
                length=length,
                limit=item.low,
            )
        if chunk.delimiters.component in text and not component:
            yield self._finding("separator-in-element", chunk, taken, position, column)

    def _composite(
        self, chunk: Chunk, taken: Taken, position: int, column: Column, text: str
    ) -> Iterator[Finding]:
        item = column.element
        separator = chunk.delimiters.component
        parts = [part.rstrip(" ") for part in text.split(separator)]
        if len(parts) == 1:
            foreign = _FOREIGN.match(text)
            if foreign and not self._separator_told:
                self._separator_told = True
                yield self._finding(
                    "component-separator",
                    chunk,
                    taken,
                    position,
                    column,
                    found=foreign.group(1),
                    declared=separator,
                )
        declared = _declared(item, column.occurrence)
        for number in range(1, max(len(parts), max(declared, default=0)) + 1):
            part = parts[number - 1] if number <= len(parts) else ""
            inner = declared.get(number)
            if not part:
                if inner is not None and inner.usage == "R" and any(parts):
                    yield self._finding(
                        "element-missing",
                        chunk,
                        taken,
                        position,
                        inner,
                        number,
                        const=inner.element.const,
                    )
                continue
            if inner is None:
                yield self._finding(
                    "component-not-used", chunk, taken, position, None, number, keep=part
                )
                continue
            if inner.part:
                yield from self._dated(chunk, taken, position, number, inner, parts)
                continue
            yield from self._simple(chunk, taken, position, number, inner, part, item)
        rules = SYNTAX.get(item.number, ())
        if rules:
            yield from self._syntax(chunk, taken, item.number, ["", *parts], position)

    def _dated(
        self,
        chunk: Chunk,
        taken: Taken,
        position: int,
        number: int,
        column: Column,
        parts: list[str],
    ) -> Iterator[Finding]:
        """Judge a date in two components: its format, and its text by that format."""
        text = parts[number - 1]
        if column.part == "format":
            form, moment = text, "".join(parts[number : number + 1])
        else:
            form, moment = parts[number - 2], text
        if values.period(form, moment) is None:
            yield self._finding("not-a-date", chunk, taken, position, column, number, keep=text)
        elif column.part == "format" and form not in column.codes:
            yield self._finding("code-not-allowed", chunk, taken, position, column, number)

    def _wanted(self, taken: Taken, item: Element, owner: Element | None) -> object:
        """Return the class of the attribute that the element fills, None where there is none."""
        if item.to is None or item.const is not None:
            return None
        key = (taken.node, item)
        if key in self._types:
            return self._types[key]
        cls = self._classes[taken.loop.id]
        path = [taken.node.to] if taken.node.to is not None else []
        pack = taken.node.pack
        if pack is not None and pack.to is not None and (owner or item) in pack.elements:
            path.append(pack.to)
        if owner is not None and owner.to is not None:
            path.append(owner.to)
        if item.to != ".":
            path.append(item.to)
        found: object = attribute_type(cls, ".".join(path))[0]
        self._types[key] = found
        return found

    def _kind(self, item: Element, wanted: object) -> str:
        """Return the type of the text: a day where it becomes one, else the data element's."""
        kind = ELEMENTS[item.number][0] if item.kind == "run" else item.kind
        return "DT" if kind == "AN" and wanted is date else kind

    # .. findings .............................................................................

    def _finding(
        self,
        slug: str,
        chunk: Chunk,
        taken: Taken,
        position: int,
        column: Column | None,
        component: int = 0,
        *,
        keep: str | None = None,
        keep_from: int = 0,
        const: str | None = None,
        **params: Any,  # values of the message
    ) -> Finding:
        path = taken.path.rstrip(".")
        if column is not None and column.element.to not in (None, "."):
            path = f"{taken.path}{column.element.to}"
        return structure(
            slug,
            chunk,
            taken.index,
            position,
            component,
            path=path,
            loop=taken.loop,
            node=taken.node.id,
            keep=keep,
            keep_from=keep_from,
            const=const,
            **params,
        )


def _unreadable(kind: str, text: str) -> str | None:
    if kind == "R" and values.number(text) is None:
        return "not-a-number"
    if kind == "N0" and values.whole(text) is None:
        return "not-a-number"
    if kind == "DT" and values.day(text) is None:
        return "not-a-date"
    if kind == "TM" and values.clock(text) is None:
        return "not-a-time"
    return None


def _alone(taken: Taken, constant: Element, cells: list[str]) -> bool:
    """Tell whether the value that a situational constant belongs to is absent."""
    behind = (e.position for e in taken.node.elements if e.position > constant.position and e.to)
    position = next(behind, 0)
    return not (position and position < len(cells) and cells[position])


@lru_cache(maxsize=4_096)
def _declared(item: Element, occurrence: int) -> dict[int, Column]:
    """Return the components of a composite by number."""
    return dict(_parts(item, occurrence))


def _parts(item: Element, occurrence: int) -> Iterator[tuple[int, Column]]:
    """Yield the components of a composite by number."""
    for part in item.parts:
        codes = part.codes
        if occurrence and part.extra:
            codes = part.extra[min(occurrence - 1, len(part.extra) - 1)]
        if part.kind == "span":
            yield part.position, Column(part, part.usage, codes, occurrence, 0, "format")
            yield part.position + 1, Column(part, part.usage, (), occurrence, 1, "text")
            continue
        for k in range(part.count if part.kind == "run" else 1):
            needed = part.usage if part.kind != "run" or k < part.needed else "S"
            yield part.position + k, Column(part, needed, codes, occurrence, k)


@lru_cache(maxsize=512)
def _places(rule: str) -> tuple[int, ...]:
    """Return the positions that a rule of the standard names."""
    return tuple(int(rule[i : i + 2]) for i in range(1, len(rule), 2))


def _holds(rule: str, cells: list[str]) -> bool:
    """Tell whether a syntax rule of the standard holds for the elements present."""
    places = _places(rule)
    present = [place < len(cells) and bool(cells[place]) for place in places]
    kind = rule[0]
    if kind == "P":
        return all(present) or not any(present)
    if kind == "R":
        return any(present)
    if kind == "E":
        return sum(present) <= 1
    if kind == "C":
        return not present[0] or all(present[1:])
    return not present[0] or any(present[1:])
