"""Text to segments, whatever the delimiters and line ends: several interchanges, fragments, junk.

The reader works block by block, so that memory stays flat for a file of any length. Text comes
in as one character a byte (Latin-1), so that places are bytes; pieces are given back as UTF-8 text.
Every byte of the input is in exactly one piece; the terminators between pieces are known.

>>> blocks = list(tokenize(["ST*835*0001~BPR*I*0~SE*3*0001~"]))
>>> blocks[0].pieces, blocks[0].delimiters.terminator
(['ST*835*0001', 'BPR*I*0', 'SE*3*0001'], '~')
"""

import re
from collections.abc import Generator, Iterable, Iterator

from attrs import evolve, frozen

from ._errors import NotX12

__all__ = [
    "Block",
    "Delimiters",
    "bytewise",
    "check_delimiters",
    "encoded",
    "ensure_x12",
    "tokenize",
    "utf8",
]

_BLANK = " \t\r\n\x00\x1a\x0c\x0b"
_MARK = "\xef\xbb\xbf"  # a byte order mark, byte by byte
_FRAGMENT = re.compile(r"(?:ISA|GS|ST)(?=[^A-Za-z0-9 \t\r\n])")
_START = re.compile(r"(?:^|[\r\n~'|\s])(ISA(?=[^A-Za-z0-9 \t\r\n])|GS(?=[^A-Za-z0-9 \t\r\n]))")
_BEHIND = re.compile(r"(?:^|[^A-Za-z0-9])(?:GS|ST)([^A-Za-z0-9 \t\r\n])")
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


def check_delimiters(delimiters: Delimiters) -> None:
    """Raise ``ValueError`` where these could not shape an interchange to be written."""
    marks = [delimiters.element, delimiters.component, delimiters.terminator]
    if delimiters.repetition is not None:
        marks.append(delimiters.repetition)
    if any(len(mark) != 1 for mark in marks) or len(set(marks)) != len(marks):
        raise ValueError("delimiters must be single characters that differ from each other")
    if any(mark.isalnum() or mark == " " for mark in marks) or "\n" in marks[:2]:
        raise ValueError("letters, digits and blanks are no delimiters")


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
        """Take line ends and blanks out of the pieces, and drop those that are empty then."""
        pieces = [utf8(_bare(piece)) for piece in self.raw]
        if any("\n" in piece or "\r" in piece for piece in pieces):
            pieces = [piece.replace("\r", "").replace("\n", "") for piece in pieces]
        self.pieces = [piece for piece in pieces if piece]

    def span(self, index: int) -> tuple[int, int]:
        """Return where piece `index` stands in the text, blanks around it left out."""
        if len(self.pieces) != len(self.raw):
            index = [i for i, piece in enumerate(self.raw) if _bare(piece)][index]
        start = self.offset + sum(len(piece) + 1 for piece in self.raw[:index])
        piece = self.raw[index]
        lead = _lead(piece)
        return start + lead, start + lead + len(_bare(piece))


def utf8(text: str) -> str:
    """Return text that came in byte by byte as what it says; other bytes stay as escapes."""
    return text if text.isascii() else text.encode("latin-1").decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """Return the bytes of a text; escapes become the bytes that they stand for."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def bytewise(data: bytes) -> str:
    """Return the bytes as text of one character each."""
    return data.decode("latin-1")


def _lead(text: str) -> int:
    """Return how many blanks and byte order marks the text begins with."""
    start = len(text) - len(text.lstrip(_BLANK))
    while text.startswith(_MARK, start):
        start += len(_MARK)
        start = len(text) - len(text[start:].lstrip(_BLANK))
    return start


def _bare(text: str) -> str:
    """Return the text without blanks around it, nor a byte order mark."""
    return text[_lead(text) :].rstrip(_BLANK)


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
    start = text[_lead(text) :]
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
        lead = _lead(source.text)
        if lead == len(source.text):
            if source.more():
                continue
            break
        if not _FRAGMENT.match(source.text, lead):
            if not (yield from _junk(source, found, last)):
                return
            continue
        source.take(lead)
        delimiters, notes = _delimiters(source, last)
        found, last = True, delimiters
        if notes and notes[-1][0] == "terminator-differs":
            end = int(notes[-1][1])
            own = evolve(delimiters, terminator=source.text[end])
            block = Block(own, [source.text[:end]], source.offset, notes)
            block.tidy()
            yield block
            source.take(end + 1)
            notes = ()
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
    block = Block(last or Delimiters(), [text], source.offset, (("junk", ""),))
    block.pieces = [utf8(text)]
    yield block
    source.take(end)
    return match is not None


def _looks_like(text: str) -> str:
    start = text[_lead(text) :]
    known = (
        ("%PDF", "a PDF"),
        ("PK\x03\x04", "a zip or Office file"),
        ("{", "JSON"),
        ("[", "JSON"),
        ("<", "XML or HTML"),
        ("MSH", "an HL7 version 2 message"),
        ("UNA", "EDIFACT"),
        ("UNB", "EDIFACT"),
        ("\x1f\x8b", "a gzip file"),
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
    terminator = _terminator(text[3:_NEED], element) or (last.terminator if last else "~")
    component = _component(text, element, terminator) or (last.component if last else ":")
    repetition = last.repetition if last else "^"
    note = (("fragment", text[:2]),)
    return Delimiters(element, component, repetition, terminator), note


def _from_isa(text: str, last: Delimiters | None) -> tuple[Delimiters, tuple[tuple[str, str], ...]]:
    element = text[3]
    notes: list[tuple[str, str]] = []
    head = text[:_NEED]
    parts = head.split(element, 16)
    if not _isa_like(parts):
        parts = _unwrapped(head).split(element, 16)
    if _isa_like(parts):
        component, terminator, body = parts[16][0], parts[16][1], parts[16][2:]
        repetition = parts[11] if len(parts[11]) == 1 and not parts[11].isalnum() else None
        if tuple(map(len, parts[1:16])) != _ISA_LENGTHS:
            notes.append(("isa-not-padded", ""))
        found = _terminator(body, element)
        if found and found != terminator and not _ends(terminator, found, body, element):
            length = len(element.join(parts[:16])) + len(element) + 1
            notes.append(("terminator-differs", str(length)))
            terminator = found
        return Delimiters(element, component, repetition, terminator), tuple(notes)
    notes.append(("isa-malformed", ""))
    behind = _BEHIND.search(head, 3)
    element = behind.group(1) if behind else element
    terminator = _terminator(head[3:], element) or (last.terminator if last else "~")
    stated = parts[16][:1] if len(parts) == 17 else ""
    known = _component(text, element, terminator)
    if not known and stated and not stated.isalnum() and stated not in (element, terminator):
        known = stated
    return Delimiters(element, known or ":", "^", terminator), tuple(notes)


_ISA_LENGTHS = (2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1)


def _unwrapped(head: str) -> str:
    """Return the text with the line breaks taken out of an ISA that was wrapped at a width."""
    start, rest = head[:112], head[112:]
    return start.replace("\r", "").replace("\n", "") + rest


def _isa_like(parts: list[str]) -> bool:
    """Tell whether sixteen elements are short and on one line, and two delimiters follow."""
    if len(parts) != 17 or len(parts[16]) < 2:
        return False
    if parts[16][0].isalnum() or parts[16][1].isalnum():
        return False
    return all(len(part) <= 16 and "\n" not in part for part in parts[1:16])


def _ends(terminator: str, found: str, body: str, element: str) -> bool:
    """Tell whether the ISA's terminator also ends what follows, rather than `found`."""
    lines = body.split(terminator)
    if len(lines) < 2:
        return False
    if terminator in "\r\n" and all(line.rstrip().endswith(found) for line in lines[:-1] if line):
        return False
    following = _bare(lines[1])
    tags = r"(?:ST|GS|GE|IEA|TA1|ISA)" + re.escape(element)
    return not following or re.match(tags, following) is not None


def _terminator(text: str, element: str) -> str | None:
    """Find the character before a segment that must come early in every transaction."""
    e = re.escape(element)
    tags = r"(?:ST|GS|BPR|BHT|TRN|HL|NM1|N1|REF|DTM|PER|SE|GE|BGN|AK1|TA1|IEA)"
    match = re.search(rf"([^A-Za-z0-9 \t\r\n{e}])\s*{tags}{e}", text)
    match = match or re.search(rf"([\r\n])\s*{tags}{e}", text)
    return match.group(1) if match else None


def _component(text: str, element: str, terminator: str) -> str | None:
    e = re.escape(element)
    o = r"([^A-Za-z0-9 \t\r\n])"
    match = re.search(
        rf"(?:SVC|SV1|SV3){e}(?:HC|AD|ER|N4){o}|HI{e}[A-Z]{{2,3}}{o}|"
        rf"CLM{e}[^{e}]*{e}[^{e}]*{e}{e}{e}[0-9]{{1,2}}{o}",
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
                bare = _bare(piece)
                if bare.startswith(end):
                    raw, stop = raw[: index + 1], True
                    break
                if bare.startswith(begin) and not (first and index == 0):
                    raw, stop = raw[:index], True
                    break
            if stop:
                used = min(len(text), sum(len(piece) + 1 for piece in raw))
        block = Block(delimiters, raw, source.offset, notes)
        if (
            "\n" in text
            or "\r" in text
            or whole
            or "" in raw
            or not (text.isascii() and text.isprintable())
        ):
            block.tidy()
        block.blanks = f" {element}" in text or f" {delimiters.component}" in text
        yield block
        first, notes = False, ()
        source.take(used)
        if stop:
            return
        if not source.text and not source.more():
            return
        if not _bare(source.text) and not source.more():
            return
        if not source.done:
            source.need(len(source.text) + 1)
