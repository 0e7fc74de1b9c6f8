"""Text to segments, whatever the delimiters and line ends: several interchanges, fragments, junk.

The reader works block by block, so that memory stays flat for a file of any length. Every
character of the input is in exactly one piece; the terminators between pieces are known.

>>> blocks = list(tokenize(["ST*835*0001~BPR*I*0~SE*3*0001~"]))
>>> blocks[0].pieces, blocks[0].delimiters.terminator
(['ST*835*0001', 'BPR*I*0', 'SE*3*0001'], '~')
"""

import re
from collections.abc import Generator, Iterable, Iterator

from attrs import frozen

from ._errors import NotX12

__all__ = ["Block", "Delimiters", "ensure_x12", "tokenize"]

_BLANK = " \t\r\n\ufeff\x00\x1a\x0c\x0b"
_FRAGMENT = re.compile(r"(?:GS|ST)(?=[^A-Za-z0-9\s])|ISA(?=[^A-Za-z0-9])")
_START = re.compile(r"(?:^|[\r\n~'|\s])(ISA(?=[^A-Za-z0-9\s])|GS(?=[^A-Za-z0-9\s]))")
_NEED = 4096


@frozen
class Delimiters:
    """Give the four characters that shape an interchange; `repetition` may be none (4010)."""

    element: str = "*"
    component: str = ":"
    repetition: str | None = "^"
    terminator: str = "~"

    def __str__(self) -> str:
        return f"{self.element} {self.component} {self.repetition or ''} {self.terminator!r}"


class Block:
    """Hold consecutive pieces of one interchange: text between terminators, line ends removed.

    `offset` is the position of the first piece's first character in the whole text, `raw` the
    pieces as they stood. `notes` are remarks on the envelope (slug, values).
    """

    __slots__ = ("blanks", "delimiters", "notes", "offset", "pieces", "raw")

    def __init__(
        self,
        delimiters: Delimiters,
        raw: list[str],
        offset: int,
        notes: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.delimiters = delimiters
        self.raw = raw
        self.offset = offset
        self.notes = notes
        self.pieces = raw
        self.blanks = False

    def tidy(self) -> None:
        """Take line ends and blanks out of the pieces; drop those that are empty then."""
        pieces = [piece.strip(_BLANK) for piece in self.raw]
        if any("\n" in piece or "\r" in piece for piece in pieces):
            pieces = [piece.replace("\r", "").replace("\n", "") for piece in pieces]
        self.pieces = [piece for piece in pieces if piece]

    def span(self, index: int) -> tuple[int, int]:
        """Return where piece `index` stands in the text, blanks around it left out."""
        if len(self.pieces) != len(self.raw):
            index = [i for i, piece in enumerate(self.raw) if piece.strip(_BLANK)][index]
        start = self.offset + sum(len(piece) + 1 for piece in self.raw[:index])
        piece = self.raw[index]
        lead = len(piece) - len(piece.lstrip(_BLANK))
        return start + lead, start + lead + len(piece.strip(_BLANK))


class _Input:
    """Give the text bit by bit, with the position of what has been taken."""

    def __init__(self, chunks: Iterable[str]) -> None:
        self._chunks = iter(chunks)
        self.text = ""
        self.offset = 0
        self.done = False

    def more(self) -> bool:
        for chunk in self._chunks:
            self.text += chunk
            return True
        self.done = True
        return False

    def need(self, length: int) -> None:
        while len(self.text) < length and self.more():
            pass

    def take(self, length: int) -> None:
        self.text = self.text[length:]
        self.offset += length


def ensure_x12(text: str) -> None:
    """Raise `NotX12` when the text has no segment to begin with."""
    start = text.lstrip(_BLANK)
    if not start:
        raise NotX12("the content is empty")
    if not _FRAGMENT.match(start) and not _START.search(text):
        raise NotX12(_looks_like(text))


def tokenize(chunks: Iterable[str]) -> Iterator[Block]:
    """Yield the blocks of a text that comes in `chunks`; raise `NotX12` when there is none."""
    source = _Input(chunks)
    found = False
    last: Delimiters | None = None
    while True:
        source.need(_NEED)
        if not source.text.strip(_BLANK):
            if source.more():
                continue
            break
        lead = len(source.text) - len(source.text.lstrip(_BLANK))
        if not _FRAGMENT.match(source.text, lead):
            if not (yield from _junk(source, found, last)):
                return
            continue
        source.take(lead)
        delimiters, notes = _delimiters(source, last)
        found, last = True, delimiters
        yield from _interchange(source, delimiters, notes)
    if not found:
        raise NotX12("the content is empty")


def _junk(source: _Input, found: bool, last: Delimiters | None) -> Generator[Block, None, bool]:
    """Pass over what is no X12, kept as a piece of its own; return whether more follows."""
    while True:
        match = _START.search(source.text)
        if match or not source.more():
            break
        if not found and len(source.text) > 1_000_000:
            break
    if not match and not found:
        raise NotX12(_looks_like(source.text))
    end = match.start(1) if match else len(source.text)
    text = source.text[:end]
    yield Block(last or Delimiters(), [text], source.offset, (("junk", ""),))
    source.take(end)
    return match is not None


def _looks_like(text: str) -> str:
    start = text.lstrip(_BLANK)
    known = (
        ("%PDF", "a PDF"),
        ("PK\x03\x04", "a zip or Office file"),
        ("{", "JSON"),
        ("[", "JSON"),
        ("<", "XML or HTML"),
        ("MSH", "an HL7 version 2 message"),
        ("UNA", "EDIFACT"),
        ("UNB", "EDIFACT"),
        ("\x1f\udc8b", "a gzip file"),
    )
    for mark, name in known:
        if start.startswith(mark):
            return f"this looks like {name}, not X12"
    return f"found {len(text)} characters without a segment ISA, GS or ST at the start"


def _delimiters(
    source: _Input, last: Delimiters | None
) -> tuple[Delimiters, tuple[tuple[str, str], ...]]:
    text = source.text
    if text.startswith("ISA"):
        return _from_isa(text, last)
    element = text[2]
    terminator = _terminator(text, element) or (last.terminator if last else "~")
    component = _component(text, element, terminator) or (last.component if last else ":")
    repetition = last.repetition if last else "^"
    note = (("fragment", text[:2]),)
    return Delimiters(element, component, repetition, terminator), note


def _from_isa(text: str, last: Delimiters | None) -> tuple[Delimiters, tuple[tuple[str, str], ...]]:
    element = text[3]
    notes: list[tuple[str, str]] = []
    parts = text[:_NEED].split(element, 16)
    if len(parts) == 17 and len(parts[16]) >= 2 and _isa_like(parts):
        component, terminator = parts[16][0], parts[16][1]
        repetition = parts[11] if len(parts[11]) == 1 and not parts[11].isalnum() else None
        if [len(p) for p in parts[1:16]] != [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1]:
            notes.append(("isa-not-padded", ""))
        body = _terminator(text[:_NEED], element)
        if body and body != terminator and not _fits(text, element, terminator):
            notes.append(("terminator-differs", ""))
            terminator = body
    else:
        notes.append(("isa-malformed", ""))
        terminator = _terminator(text[:_NEED], element) or (last.terminator if last else "~")
        component = _component(text, element, terminator) or ":"
        repetition = "^"
    return Delimiters(element, component, repetition, terminator), tuple(notes)


def _isa_like(parts: list[str]) -> bool:
    """Tell whether the first sixteen elements are short and on one line, as an ISA's are."""
    return all(len(p) <= 16 and "\n" not in p for p in parts[1:16]) and not parts[16][0].isalnum()


def _fits(text: str, element: str, terminator: str) -> bool:
    """Tell whether `terminator` also ends the segment that follows the ISA."""
    parts = text[:_NEED].split(element, 16)
    rest = parts[16][2:] if len(parts) == 17 else ""
    second = rest.split(terminator, 1)
    if len(second) < 2:
        return False
    following = second[1].lstrip(_BLANK)
    return (
        bool(re.match(r"(ST|GS|GE|IEA|TA1|ISA)" + re.escape(element), following)) or not following
    )


def _terminator(text: str, element: str) -> str | None:
    """Find the character before a segment that must come early in every transaction."""
    e = re.escape(element)
    tags = r"(?:ST|GS|BPR|BHT|TRN|HL|NM1|N1|REF|DTM|PER|SE|GE|BGN|AK1|TA1|IEA)"
    match = re.search(rf"([^A-Za-z0-9\s{e}])\s*{tags}{e}", text[3:_NEED])
    if match:
        return match.group(1)
    match = re.search(rf"([\r\n])\s*{tags}{e}", text[3:_NEED])
    return match.group(1) if match else None


def _component(text: str, element: str, terminator: str) -> str | None:
    e = re.escape(element)
    match = re.search(
        rf"(?:SVC|SV1|SV3){e}(?:HC|AD|ER|N4)([^A-Za-z0-9\s])|HI{e}[A-Z]{{2,3}}([^A-Za-z0-9\s])|"
        rf"CLM{e}[^{e}]*{e}[^{e}]*{e}{e}{e}[0-9]{{1,2}}([^A-Za-z0-9\s])",
        text,
    )
    found = next((g for g in match.groups() if g), None) if match else None
    return found if found not in (element, terminator) else None


def _interchange(
    source: _Input, delimiters: Delimiters, notes: tuple[tuple[str, str], ...]
) -> Iterator[Block]:
    """Yield the blocks of one interchange and stop behind its IEA, or before the next ISA."""
    terminator, element = delimiters.terminator, delimiters.element
    end, begin = "IEA" + element, "ISA" + element
    first = True
    while True:
        text = source.text
        cut = text.rfind(terminator)
        if cut < 0:
            if source.more():
                continue
            cut = len(text)
        whole = cut >= len(text)
        raw = text[:cut].split(terminator)
        used = cut + (0 if whole else 1)
        stop = False
        if end in text or text.find(begin, 3 if first else 0) >= 0:
            for index, piece in enumerate(raw):
                bare = piece.lstrip(_BLANK)
                if bare.startswith(end):
                    raw, stop = raw[: index + 1], True
                    break
                if bare.startswith(begin) and not (first and index == 0):
                    raw, stop = raw[:index], True
                    break
            if stop:
                used = min(len(text), sum(len(piece) + 1 for piece in raw))
        block = Block(delimiters, raw, source.offset, notes)
        if "\n" in text or "\r" in text or whole or "" in raw or not text.isprintable():
            block.tidy()
        block.blanks = f" {element}" in text or f" {delimiters.component}" in text
        yield block
        first, notes = False, ()
        source.take(used)
        if stop:
            return
        if not source.text and not source.more():
            return
        if not source.text.strip(_BLANK) and not source.more():
            yield Block(delimiters, [source.text], source.offset, (("blank", ""),))
            source.take(len(source.text))
            return
        if not source.done:
            source.need(len(source.text) + 1)
