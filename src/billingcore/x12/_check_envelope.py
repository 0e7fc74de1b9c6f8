"""The envelope judged: ISA to IEA, counts, control numbers, and what stands outside of it."""

from collections.abc import Iterator

from ..findings import Finding
from . import _values as values
from ._findings import structure
from ._walk import Chunk

__all__ = ["Envelope"]

_NOTES = {
    "isa-not-padded": "isa-not-padded",
    "isa-malformed": "isa-malformed",
    "terminator-differs": "terminator-differs",
}


class Envelope:
    """Follow the envelope segments of a file."""

    def __init__(self) -> None:
        self._isa: tuple[Chunk, list[str]] | None = None
        self._gs: tuple[Chunk, list[str]] | None = None
        self._st: tuple[Chunk, list[str]] | None = None
        self._fragment = False
        self._groups = self._sets = 0
        self._group_numbers: set[str] = set()
        self._set_numbers: set[str] = set()
        self._interchange_numbers: set[tuple[str, str, str]] = set()
        self._versions: set[tuple[str, str]] = set()

    def segment(self, chunk: Chunk) -> Iterator[Finding]:
        """Yield the findings of one envelope segment."""
        cells = [cell.strip() for cell in chunk.pieces[0].split(chunk.delimiters.element)]
        cells += [""] * (17 - len(cells))
        for slug, value in chunk.notes:
            if slug == "fragment":
                self._fragment = True
                yield structure("fragment", chunk, 0, tag=value)
            elif slug in _NOTES:
                yield structure(slug, chunk, 0)
        handler = {
            "ISA": self._open_interchange,
            "GS": self._open_group,
            "ST": self._open_set,
            "SE": self._close_set,
            "GE": self._close_group,
            "IEA": self._close_interchange,
        }.get(chunk.role)
        if handler is not None:
            yield from handler(chunk, cells)

    def junk(self, chunk: Chunk) -> Iterator[Finding]:
        """Yield the finding of text that is no segment."""
        text = "".join(chunk.pieces)
        yield structure("junk", chunk, 0, count=len(text), keep=text)

    def stray(self, chunk: Chunk) -> Iterator[Finding]:
        """Yield findings of segments outside of any transaction."""
        for index, piece in enumerate(chunk.pieces):
            yield structure("outside-transaction", chunk, index, keep=piece)

    def end(self) -> Iterator[Finding]:
        """Yield the findings of what was left open."""
        yield from self._unclosed("ST")
        yield from self._unclosed("GS")
        yield from self._unclosed("ISA")

    def _unclosed(self, tag: str) -> Iterator[Finding]:
        if tag == "ST" and self._st is not None:
            yield structure("transaction-not-closed", self._st[0], 0)
            self._st = None
        if tag == "GS" and self._gs is not None:
            yield structure("group-not-closed", self._gs[0], 0)
            self._gs = None
        if tag == "ISA" and self._isa is not None:
            yield structure("interchange-not-closed", self._isa[0], 0)
            self._isa = None

    # .. opening ..............................................................................

    def _open_interchange(self, chunk: Chunk, cells: list[str]) -> Iterator[Finding]:
        yield from self.end()
        self._isa, self._groups = (chunk, cells), 0
        self._group_numbers = set()
        self._fragment = False
        if values.day("20" + cells[9]) is None:
            yield structure("envelope-element", chunk, 0, 9)
        if values.clock(cells[10]) is None:
            yield structure("envelope-element", chunk, 0, 10)
        if not cells[13].isdigit():
            yield structure("envelope-element", chunk, 0, 13)
        key = (cells[6], cells[8], cells[13])
        if key in self._interchange_numbers:
            yield structure("control-repeated", chunk, 0, 13)
        self._interchange_numbers.add(key)

    def _open_group(self, chunk: Chunk, cells: list[str]) -> Iterator[Finding]:
        yield from self._unclosed("ST")
        yield from self._unclosed("GS")
        self._gs, self._sets = (chunk, cells), 0
        self._groups += 1
        self._set_numbers = set()
        if values.day(cells[4]) is None:
            yield structure("envelope-element", chunk, 0, 4)
        if values.clock(cells[5]) is None:
            yield structure("envelope-element", chunk, 0, 5)
        if not cells[6].isdigit():
            yield structure("envelope-element", chunk, 0, 6)
        if cells[6] in self._group_numbers:
            yield structure("control-repeated", chunk, 0, 6)
        self._group_numbers.add(cells[6])

    def _open_set(self, chunk: Chunk, cells: list[str]) -> Iterator[Finding]:
        yield from self._unclosed("ST")
        self._st = (chunk, cells)
        self._sets += 1
        if cells[2] in self._set_numbers:
            yield structure("control-repeated", chunk, 0, 2)
        self._set_numbers.add(cells[2])
        head = chunk.head
        if head is None:
            return
        version = self._gs[1][8] if self._gs else ""
        if cells[3] and version and cells[3] != version:
            yield structure("version-differs", chunk, 0, 3, found=cells[3], expected=version)
        if head.map is None:
            if (head.set, head.version) not in self._versions:
                yield structure("transaction-unknown", chunk, 0, set=head.set, version=head.version)
        else:
            if head.stated is not None and head.map is not None:
                yield structure(
                    "body-differs",
                    chunk,
                    0,
                    version=head.version,
                    stated=head.stated.name,
                    found=head.map.name,
                )
            if not head.exact and (head.set, head.version) not in self._versions:
                yield structure(
                    "version", chunk, 0, version=head.version or "(none)", map=head.map.id
                )
            if self._gs is not None and self._gs[1][1] != head.map.group:
                yield structure(
                    "group-code",
                    self._gs[0],
                    0,
                    1,
                    found=self._gs[1][1],
                    set=head.set,
                    expected=head.map.group,
                )
        self._versions.add((head.set, head.version))

    # .. closing ..............................................................................

    def _close_set(self, chunk: Chunk, cells: list[str]) -> Iterator[Finding]:
        if self._st is None:
            yield structure("closing-alone", chunk, 0, tag="SE")
            return
        start, opening = self._st
        count = chunk.number - start.number + 1
        if values.whole(cells[1]) != count:
            yield structure("segment-count", chunk, 0, 1, stated=_shown(cells[1]), count=count)
        if cells[2] != opening[2]:
            yield structure("transaction-control", chunk, 0, 2)
        self._st = None

    def _close_group(self, chunk: Chunk, cells: list[str]) -> Iterator[Finding]:
        yield from self._unclosed("ST")
        if self._gs is None:
            if not self._fragment:
                yield structure("closing-alone", chunk, 0, tag="GE")
            return
        if values.whole(cells[1]) != self._sets:
            yield structure(
                "transaction-count", chunk, 0, 1, stated=_shown(cells[1]), count=self._sets
            )
        if cells[2] != self._gs[1][6]:
            yield structure("group-control", chunk, 0, 2)
        self._gs = None

    def _close_interchange(self, chunk: Chunk, cells: list[str]) -> Iterator[Finding]:
        yield from self._unclosed("ST")
        yield from self._unclosed("GS")
        if self._isa is None:
            if not self._fragment:
                yield structure("closing-alone", chunk, 0, tag="IEA")
            return
        if values.whole(cells[1]) != self._groups:
            yield structure("group-count", chunk, 0, 1, stated=_shown(cells[1]), count=self._groups)
        if cells[2] != self._isa[1][13]:
            yield structure("interchange-control", chunk, 0, 2)
        self._isa = None


def _shown(text: str) -> str:
    """Return a count as stated, or a word for one that can not be read."""
    return text if text.isdigit() and len(text) < 12 else "(unreadable)"
