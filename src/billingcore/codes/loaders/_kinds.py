"""What kind of file something is: each loader knows its own, and all of them tell a wrong one."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules

from attrs import frozen

from ...errors import DamagedFile, LoadError, WrongFile
from .._reading import Problems
from ._lines import LIMITS, decoded_head, is_workbook, rows_of
from ._source import Part, Source, parts_of
from ._table import Column, header_in

__all__ = ["FileKind", "Head", "parts_with"]

_ROWS = 80
_MEMBERS_NAMED = 8


class Head:
    """The start of a file, as bytes, as text and as rows of cells."""

    def __init__(self, part: Part) -> None:
        self._part = part

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self._part.name

    @cached_property
    def bytes(self) -> bytes:
        """Return the first 64 KiB."""
        return self._part.head()

    @cached_property
    def text(self) -> str:
        """Return them as text; nothing of a workbook."""
        return "" if self.is_workbook else decoded_head(self.bytes)

    @cached_property
    def lines(self) -> list[str]:
        """Return the first lines, without the last, which may be cut."""
        lines = self.text.splitlines()
        return lines[:-1] if len(lines) > 1 and not self.text.endswith("\n") else lines

    @cached_property
    def rows(self) -> list[tuple[int, list[str]]]:
        """Return the first rows of cells; none of what is not text or a workbook."""
        if b"\0" in self.bytes and not self.is_workbook and not self.bytes.startswith(_WIDE):
            return []
        rows = list(islice(rows_of(self._part), _ROWS))
        self._part.problems = Problems(self._part.label)
        return rows

    @property
    def is_workbook(self) -> bool:
        """Tell whether it is a workbook (xlsx)."""
        return is_workbook(self.bytes)


_WIDE = (b"\xff\xfe", b"\xfe\xff")


@frozen
class FileKind:
    """Name a kind of file, with its article, and tell one when it is seen."""

    name: str
    recognises: Callable[[Head], bool]

    @classmethod
    def with_columns(cls, name: str, columns: Sequence[Column]) -> "FileKind":
        """Return the kind that has a header with these columns."""
        return cls(name, lambda head: header_in(head.rows, columns) is not None)


def parts_with(kind: FileKind, source: Source) -> tuple[Part, ...]:
    """Return the parts of that kind: the file, or members of the archive.

    Of members that differ only in format (``x.txt``, ``x.xlsx``) the text is taken.
    """
    parts = parts_of(source, LIMITS)
    found: dict[str, Part] = {}
    for part in sorted(parts, key=_text_first):
        if part.name.rpartition(".")[0] not in found and kind.recognises(Head(part)):
            found[part.name.rpartition(".")[0] or part.name] = part
    if not found:
        raise _wrong(kind, parts)
    return tuple(part for part in parts if part in found.values())


def _text_first(part: Part) -> bool:
    return part.name.lower().endswith(".xlsx")


def _wrong(kind: FileKind, parts: tuple[Part, ...]) -> WrongFile:
    if not parts:
        return WrongFile("archive", f"it is not {kind.name}: it is an empty archive")
    if len(parts) == 1:
        looks = looks_like(parts[0])
        return WrongFile(parts[0].label, f"it is not {kind.name}; it looks like {looks}")
    members = [f"{part.name} ({looks_like(part)})" for part in parts[:_MEMBERS_NAMED]]
    more = ", …" if len(parts) > _MEMBERS_NAMED else ""
    return WrongFile(
        parts[0].file.name, f"{kind.name} is not among its members: {', '.join(members)}{more}"
    )


def looks_like(part: Part) -> str:
    """Say what a file looks like, in a few words."""
    try:
        head = Head(part)
        if not head.bytes:
            return "an empty file"
        for name, pattern in _OTHERS:
            if pattern.match(head.bytes):
                return name
        for kind in _known():
            if kind.recognises(head):
                return kind.name
        if head.is_workbook:
            return "a workbook"
        return "text" if head.rows else "binary data"
    except LoadError as error:
        return "a damaged file" if isinstance(error, DamagedFile) else "an unsafe file"


_OTHERS = (
    ("an X12 interchange", re.compile(rb"\s*ISA[^\w\s]")),
    ("a PDF", re.compile(rb"%PDF")),
    ("a web page", re.compile(rb"\s*<(?:!doctype\s+)?html", re.IGNORECASE)),
    ("an old Excel workbook (xls)", re.compile(rb"\xd0\xcf\x11\xe0")),
    ("compressed data (gzip)", re.compile(rb"\x1f\x8b")),
    ("compressed data (xz)", re.compile(rb"\xfd7zXZ")),
    ("a compiled table", re.compile(rb"BCTABLE")),
)


def _known() -> list[FileKind]:
    """Return the kinds of every loader, which stand in its module as KINDS."""
    package = __package__ or ""
    modules = (
        import_module(f"{package}.{module.name}")
        for module in iter_modules(import_module(package).__path__)
        if not module.name.startswith("_")
    )
    return [kind for module in modules for kind in getattr(module, "KINDS", ())]
