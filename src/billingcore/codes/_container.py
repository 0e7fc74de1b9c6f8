"""The file of a compiled table: a header in JSON and columns of numbers, opened by memory map.

The prefix holds the magic ``BCTABLE``, the format version, the length of the header and its
checksum. The header names the kind of table, says what it was made of, and lists the sections:
type code, place, length, and a checksum for every block of 64 KiB. Sections are little-endian and
start at multiples of 8; one may be compressed. Opening checks the header and the size of the file.
The blocks of a section are checked when the section is asked for; those of an `unchecked` one when
`check` is called, which is for whoever reads it row by row.

>>> from array import array
>>> from io import BytesIO
>>> from billingcore.codes._container import Container, write_container
>>> file = BytesIO()
>>> sections = {"days": array("I", [1, 2, 3]), "text": b"so much text " * 40}
>>> write_container(file, kind="example", about={"rows": 3}, sections=sections, compress=["text"])
>>> with Container.from_bytes(file.getvalue()) as container:
...     container.kind, container.about, list(container.section("days"))
('example', {'rows': 3}, [1, 2, 3])
"""

import json
import os
import sys
import zlib
from array import array
from collections.abc import Collection, Mapping
from mmap import ACCESS_READ, mmap
from struct import Struct
from typing import Any, BinaryIO, Self, TypeAlias

from attrs import define, field

from ..errors import DamagedFile

__all__ = ["VERSION", "Container", "Data", "write_container"]

VERSION = 1
Data: TypeAlias = "bytes | array[int] | memoryview"

_MAGIC = b"BCTABLE"
_PREFIX = Struct("<7sBII")
_BLOCK = 1 << 16
_CODES = {(1, True): "b", (2, True): "h", (4, True): "i", (8, True): "q"}
_CODES |= {(size, False): code.upper() for (size, _), code in _CODES.items()}
_SIZES = {code: size for (size, _), code in _CODES.items()}


def write_container(
    out: str | os.PathLike[str] | BinaryIO,
    *,
    kind: str,
    about: Mapping[str, object],
    sections: Mapping[str, Data],
    compress: Collection[str] = (),
) -> None:
    """Write a file of this kind; the sections named in `compress` with zlib.

    A path is written under another name and moved into place, so that a reader never sees half a
    file. `about` is what JSON can hold; bytes, arrays and views of whole numbers are sections. The
    same arguments give the same bytes.
    """
    from ._whole_file import whole_file

    listed: dict[str, tuple[str, int, int, int, list[int]]] = {}
    pieces: list[Data] = []
    at = 0
    for name, section in sections.items():
        code, raw = _little_endian(section)
        data = memoryview(zlib.compress(raw, 9)) if name in compress else raw
        padding = bytes(-len(data) % 8)
        checks = [zlib.crc32(data[i : i + _BLOCK]) for i in range(0, len(data), _BLOCK)]
        if padding:
            checks[-1] = zlib.crc32(padding, checks[-1])
        listed[name] = (code, at, len(data), len(raw) if name in compress else -1, checks)
        pieces += (data, padding)
        at += len(data) + len(padding)
    header = json.dumps(
        {"kind": kind, "about": about, "sections": listed, "size": at},
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    header += b" " * (-(_PREFIX.size + len(header)) % 8)
    prefix = _PREFIX.pack(_MAGIC, VERSION, len(header), zlib.crc32(header))
    with whole_file(out) as stream:
        for piece in (prefix, header, *pieces):
            stream.write(piece)


def _little_endian(section: Data) -> tuple[str, memoryview]:
    view = memoryview(section)
    if view.format not in "bBhHiIlLqQ":
        raise TypeError(f"numbers of the type {view.format!r} cannot be written")
    code = _CODES[view.itemsize, view.format.islower()]
    if sys.byteorder == "big" and view.itemsize > 1:
        view = memoryview(_swapped(code, view))
    return code, view.cast("B") if view.nbytes else memoryview(b"")


def _swapped(code: str, view: memoryview) -> "array[int]":
    numbers = array(code, view.tobytes())
    numbers.byteswap()
    return numbers


@define(eq=False)
class _Section:
    """Where a section lies, and which of its blocks were found to be as they were written."""

    code: str
    start: int
    stored: int
    inflated: int
    checks: list[int]
    checked: bytearray = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.checked = bytearray(len(self.checks))


class Container:
    """Give the sections of one file as views, which end with it.

    It is a context manager. Once it is closed the file is free, and whatever is asked of it or of
    its views raises ValueError. A slice or a cast that the caller made of a view is the caller's
    to release before.
    """

    kind: str
    """What kind of table the file holds."""
    about: dict[str, Any]
    """What the writer said about it."""
    path: str | None = None
    """Where the file lies; None of what is in memory."""

    def __init__(self, name: str, data: bytes | mmap) -> None:
        self._name = name
        self._data = data
        self._whole: memoryview = memoryview(data)
        self._views: dict[str, memoryview] = {}
        self._sections: dict[str, _Section] = {}
        self._closed = False
        try:
            self._read_header()
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, digest: str | None = None) -> Self:
        """Open a file by memory map; with a digest, that file and no other."""
        with open(path, "rb") as stream:
            # An empty file cannot be mapped.
            data = mmap(stream.fileno(), 0, access=ACCESS_READ) if stream.read(1) else b""
        container = cls(os.path.basename(path), data)
        if digest not in (None, container.digest):
            container.close()
            raise DamagedFile(
                os.path.basename(path), "it is another table than the one that was meant"
            )
        container.path = os.path.abspath(path)
        return container

    @classmethod
    def from_bytes(cls, data: bytes, *, name: str = "bytes") -> Self:
        """Open what is in memory; `name` is what errors call it."""
        return cls(name, data)

    def _read_header(self) -> None:
        prefix = bytes(self._whole[: _PREFIX.size])
        if len(prefix) < _PREFIX.size or not prefix.startswith(_MAGIC):
            raise DamagedFile(self._name, "it is not a compiled table")
        _, version, length, check = _PREFIX.unpack(prefix)
        if version != VERSION:
            why = f"its format version is {version}, not {VERSION}: compile the table again"
            raise DamagedFile(self._name, why)
        self._first = _PREFIX.size + length
        header = bytes(self._whole[_PREFIX.size : self._first])
        if len(header) != length or zlib.crc32(header) != check:
            raise self._damaged()
        self._header = header
        found = json.loads(header)
        if self._first + found["size"] != len(self._whole):
            raise self._damaged()
        self.kind, self.about = found["kind"], found["about"]
        self._sections = {name: _Section(*cells) for name, cells in found["sections"].items()}

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the header, which holds the checksums of all the rest."""
        from hashlib import sha256

        return sha256(self._header).hexdigest()

    def _damaged(self) -> DamagedFile:
        return DamagedFile(self._name, "the compiled table breaks off or was changed")

    def section(self, name: str) -> memoryview:
        """Return the numbers of a section, all of them checked; always the same view."""
        view = self.unchecked(name)
        self.check(name, 0, len(view))
        return view

    def unchecked(self, name: str) -> memoryview:
        """Return the numbers of a section, which `check` checks; a compressed one is checked."""
        self._require_open()
        view = self._views.get(name)
        if view is None:
            # Of threads that ask at once, all get the view that is released in the end.
            view = self._views.setdefault(name, self._viewed(self._sections[name]))
        return view

    def _viewed(self, section: _Section) -> memoryview:
        start = self._first + section.start
        raw = self._whole[start : start + section.stored]
        if section.inflated >= 0:
            with raw:
                self._check(section, 0, section.stored)
                inflater = zlib.decompressobj()
                raw = memoryview(inflater.decompress(raw, section.inflated))
        with raw:
            if not raw:
                return memoryview(array(section.code))
            if sys.byteorder == "big" and section.code not in "bB":
                return memoryview(_swapped(section.code, raw))
            return raw.cast(section.code)  # type: ignore[call-overload, no-any-return]

    def check(self, name: str, start: int, stop: int) -> None:
        """Raise DamagedFile unless the numbers from `start` to `stop` are as they were written."""
        self._require_open()
        section = self._sections[name]
        if section.inflated < 0:
            size = _SIZES[section.code]
            self._check(section, start * size, stop * size)

    def _check(self, section: _Section, start: int, stop: int) -> None:
        for i in range(start // _BLOCK, -(-stop // _BLOCK)):
            if section.checked[i]:
                continue
            end = section.stored + -section.stored % 8
            at = self._first + section.start
            with self._whole[at + i * _BLOCK : at + min((i + 1) * _BLOCK, end)] as block:
                if zlib.crc32(block) != section.checks[i]:
                    raise self._damaged()
            section.checked[i] = 1

    def verify(self) -> None:
        """Raise DamagedFile unless every section is as it was written."""
        self._require_open()
        for section in self._sections.values():
            self._check(section, 0, section.stored)

    def _require_open(self) -> None:
        if self._closed:
            raise ValueError(f"{self._name} was closed")

    def close(self) -> None:
        """Release the views and the file; more than once does no harm."""
        self._closed = True
        for view in self._views.values():
            view.release()
        self._whole.release()
        if isinstance(self._data, mmap):
            self._data.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Container({self._name!r}, kind={self.kind!r})"
