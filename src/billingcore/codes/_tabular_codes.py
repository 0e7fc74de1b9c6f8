"""The codes of the tabular list: what stands above each, and how seventh characters complete it.

The list prints no code that a seventh character completes: such a character holds for every code
below the line that gives it, after as many placeholders as bring the code to six places.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from ._answer import Entry
from ._seventh_characters import SeventhCharacter, padded
from ._tabular_entry import TabularEntry, TabularKind

__all__ = ["Find", "completed", "completions", "expanded", "lineage"]

Find: TypeAlias = Callable[[str], TabularEntry | None]


def lineage(entry: TabularEntry, find: Find) -> Iterator[TabularEntry]:
    """Yield the line and those above it, up to the chapter."""
    above: TabularEntry | None = entry
    while above is not None:
        yield above
        above = find(above.parent) if above.parent else None


def completions(entry: TabularEntry) -> Iterator[tuple[str, SeventhCharacter]]:
    """Yield the codes that the line becomes by its seventh characters."""
    stem = padded(entry.code)
    for seventh in entry.seventh_characters if entry.takes_seventh else ():
        yield stem + seventh.character, seventh


def completed(code: str, find: Find) -> tuple[TabularEntry, SeventhCharacter | None] | None:
    """Return the line of a code, and the seventh character that completes it."""
    entry = find(code)
    if entry is not None:
        return entry, None
    if len(code) != 7:
        return None
    for length in range(6, 2, -1):
        entry = find(code[:length])
        if entry is not None:
            if not entry.takes_seventh or code[:6] != padded(entry.code):
                return None
            for seventh in entry.seventh_characters:
                if seventh.character == code[6]:
                    return entry, seventh
            return None
    return None


def expanded(lines: Iterable[TabularEntry]) -> Iterator[Entry]:
    """Yield every code of one release, headers among them, as the order file lists them."""
    for line in lines:
        if line.kind is TabularKind.CODE:
            yield Entry(line.code, header=line.header, title=line.title)
            for code, seventh in completions(line):
                yield Entry(code, title=line.title_with(seventh))
