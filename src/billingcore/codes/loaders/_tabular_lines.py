"""The lines of the tabular list from the elements of its XML: what stands below what."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import Factory, define, evolve, frozen

from ...findings import Severity
from .._code_references import PRINTED, CodeReference, in_order
from .._reading import Problems
from .._seventh_characters import SeventhCharacter, SeventhCharacterException, taken
from .._tabular_entry import TabularEntry, TabularKind
from ._tabular_texts import Element, TextReader

__all__ = ["ListReader"]

_PRINTED = re.compile(PRINTED)
_RANGE = re.compile(r"\s*([A-Z][0-9A-Z]{2})(?:-([A-Z][0-9A-Z]{2}))?\s*")


@define
class _Open:
    """A chapter, or a section: what stands in a section's range later stands within it."""

    kind: TabularKind = TabularKind.CHAPTER
    code: str = ""
    at: int = 0
    codes: CodeReference | None = None
    texts: dict[str, Any] = Factory(dict)
    children: list[str] = Factory(list)

    def encloses(self, other: CodeReference) -> bool:
        mine = self.codes
        return mine is None or (mine.low <= other.low and other.high <= mine.high)


@frozen
class _Above:
    """What stands above a code, the codes nearest first, and what it says of seventh characters."""

    section: str | None
    chapter: str | None
    codes: tuple[str, ...] = ()
    seventh: tuple[SeventhCharacter, ...] = ()
    exceptions: tuple[SeventhCharacterException, ...] = ()

    def with_(
        self, texts: dict[str, Any], exceptions: Iterable[SeventhCharacterException]
    ) -> "_Above":
        given = texts.get("seventh_characters") or self.seventh
        if given is self.seventh and not exceptions:
            return self
        return evolve(self, seventh=given, exceptions=(*self.exceptions, *exceptions))


class ListReader:
    """Turn elements into lines: give it the start and the end of each, in the file's order.

    A chapter or a section becomes a line once all that stands below it has.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._texts = TextReader(problems)
        self._open = [_Open()]
        self._seen: set[str] = set()
        self._category = ""

    def begin(self, element: Element) -> Iterator[TabularEntry]:
        """Yield the sections that are complete when this element begins."""
        if element.tag != "section":
            return
        above = element.getparent()
        if above.tag == "chapter":
            self._open[0].code = _name(above)
        codes = _range(element)
        if codes is None:
            why = "the section's id is not a range of categories"
            self._problems.row(element.sourceline, why)
            yield from self._close_sections()
            return
        while not self._open[-1].encloses(codes):
            yield from self._complete()
        code = f"{codes.first}-{codes.last}"
        self._open[-1].children.append(code)
        self._open.append(_Open(TabularKind.SECTION, code, element.sourceline, codes))

    def end(self, element: Element) -> Iterator[TabularEntry]:
        """Yield what is complete when this element ends, and empty it."""
        if element.tag == "diag":
            if element.getparent().tag != "section":
                yield from self._close_sections()
            section, chapter = self._open[-1], self._open[0].code or None
            section.children += _codes([element])
            self._in_order(element)
            above = _Above(section.code if section.codes else None, chapter)
            yield from self._code_lines(element, above)
        elif element.tag == "section":
            codes = _range(element)
            for section in self._open[1:]:
                if section.codes == codes:
                    section.texts = self._texts.read(element, section.code)
        else:
            self._open[0].code = _name(element)
            yield from self._close_sections()
            self._open[0].texts = self._texts.read(element, self._open[0].code)
            yield from self._complete()
            self._open = [_Open()]
        element.clear()
        before = element.getprevious()
        if before is not None and before.tag == element.tag:
            element.getparent().remove(before)

    def _code_lines(self, element: Element, above: _Above) -> Iterator[TabularEntry]:
        """Yield the code's line, then those of the codes below it."""
        code, line = _code(element), element.sourceline
        below = element.findall("diag")
        if not code:
            self._problems.row(line, "the code is not an ICD-10-CM code")
        elif self._is_new(code, line):
            texts = self._texts.read(element, code)
            above = above.with_(texts, self._texts.exceptions(texts, line))
            takes = taken(code, above.seventh, above.exceptions)
            parent = next((each for each in above.codes if code.startswith(each)), above.section)
            if above.codes and parent != above.codes[0]:
                self._problems.cell(line, "parent", f"{code} does not begin with {above.codes[0]}")
            yield TabularEntry(
                code,
                header=bool(below) or (bool(takes) and len(code) < 7),
                parent=parent or above.chapter,
                section=above.section,
                chapter=above.chapter,
                children=_codes(below, code),
                placeholder=element.get("placeholder") == "true",
                **{**texts, "seventh_characters": takes if len(code) < 7 else ()},
            )
            above = evolve(above, codes=(code, *above.codes)) if below else above
        for child in below:
            yield from self._code_lines(child, above)

    def _close_sections(self) -> Iterator[TabularEntry]:
        while len(self._open) > 1:
            yield from self._complete()

    def _complete(self) -> Iterator[TabularEntry]:
        """Yield the innermost section that is open, or the chapter."""
        line = self._open.pop()
        if not line.code:
            self._problems.file("a chapter without a number is left out", Severity.ERROR)
        elif self._is_new(line.code, line.at):
            above = self._open[-1] if self._open else None
            yield TabularEntry(
                line.code,
                header=True,
                kind=line.kind,
                parent=(above.code or None) if above else None,
                section=above.code if above and above.codes else None,
                chapter=(self._open[0].code or None) if above else None,
                children=tuple(line.children),
                **line.texts,
            )

    def _is_new(self, code: str, line: int) -> bool:
        if code not in self._seen:
            self._seen.add(code)
            return True
        self._problems.row(line, f"{code} stands in the list twice")
        return False

    def _in_order(self, element: Element) -> None:
        """Report a category out of place that we do not know of: ranges would miss it."""
        before, self._category = self._category, _code(element)
        if before[:1] == self._category[:1] and in_order(before) > in_order(self._category):
            self._problems.file(
                f"{self._category} stands after {before}: a range in a note takes it as "
                f"standing in the order of its characters"
            )


def _range(element: Element) -> CodeReference | None:
    found = _RANGE.fullmatch(element.get("id") or "")
    return CodeReference(found[1], found[2] or found[1]) if found else None


def _name(element: Element) -> str:
    return (element.findtext("name") or "").strip()


def _code(element: Element) -> str:
    """Return the code of an element, or nothing where what stands there is none."""
    name = _name(element)
    return name.replace(".", "") if _PRINTED.fullmatch(name) else ""


def _codes(elements: Iterable[Element], above: str = "") -> tuple[str, ...]:
    return tuple(code for code in map(_code, elements) if code and code.startswith(above))
