"""Whatever the caller has of a release, a path, an archive, bytes or a stream, as parts to read.

Nothing is unpacked to disk. What an archive may hold is limited: a member's size, how far it may
expand, how many there are, where their names lead.
"""

import hashlib
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import IO, Any, BinaryIO, TypeAlias, cast
from zlib import error as ZlibError  # noqa: N812 - a class with a lower case name

from attrs import frozen

from ...errors import DamagedFile, UnsafeFile
from .._edition import SourceFile
from .._reading import Problems

__all__ = ["Limits", "Part", "Source", "check_workbook", "parts_of"]

Source: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO

_BLOCK = 1 << 18
_IN_MEMORY = 1 << 24
_ZIP = b"PK\x03\x04"
_WORKBOOK = "[Content_Types].xml"


@frozen(kw_only=True)
class Limits:
    """Say what a file may take: bytes of one part unpacked, times it may expand, members."""

    part_bytes: int = 1 << 31
    expansion: int = 300
    members: int = 2_000

    def most(self, packed: int) -> int:
        """Return to how many bytes so many packed ones may expand."""
        return min(self.part_bytes, packed * self.expansion + _BLOCK)


class _Counted(io.RawIOBase):
    """Read a stream up to a limit; say at its end what the digest is."""

    def __init__(
        self, stream: IO[bytes], limit: int, label: str, at_end: Callable[[str], None] | None
    ) -> None:
        self._stream = stream
        self._left = limit
        self._label = label
        self._at_end = at_end
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        try:
            block = self._stream.read(len(buffer))
        except (zipfile.BadZipFile, ZlibError, EOFError, ValueError) as error:
            raise DamagedFile(self._label, "the archive is damaged") from error
        self._left -= len(block)
        if self._left < 0:
            raise UnsafeFile(self._label, "it is larger than a file of its kind may be")
        buffer[: len(block)] = block
        if self._at_end:
            if block:
                self._digest.update(block)
            else:
                self._at_end(self._digest.hexdigest())
        return len(block)

    def close(self) -> None:
        self._stream.close()
        super().close()


class Part:
    """A file, or one member of an archive: its name, its bytes, and what is wrong with it."""

    def __init__(
        self,
        file: SourceFile,
        stream: Callable[[], IO[bytes]],
        limit: int,
    ) -> None:
        self.file: SourceFile = file
        self.name: str = file.member or file.name
        self.label: str = str(file)
        self.problems: Problems = Problems(self.label)
        self._stream = stream
        self._limit = limit

    def begin(self) -> None:
        """Forget the problems of an earlier reading."""
        self.problems = Problems(self.label)

    def open(self) -> io.BufferedReader:
        """Return its bytes from the start; whoever asks closes it."""
        at_end = None if self.file.member else self._digested
        return io.BufferedReader(_Counted(self._stream(), self._limit, self.label, at_end), _BLOCK)

    def head(self, size: int = 1 << 16) -> bytes:
        """Return its first bytes."""
        with self.open() as stream:
            return stream.read(size)

    def _digested(self, sha256: str) -> None:
        self.file = SourceFile(self.file.name, sha256)


def parts_of(source: Source, limits: Limits) -> tuple[Part, ...]:
    """Return the file itself, or the members of the archive that it is."""
    name, stream = _opened(source)
    with stream() as start:
        packed = start.read(4) == _ZIP
    if not packed:
        return (Part(SourceFile(name), stream, limits.part_bytes),)
    members = _members(name, stream, limits)
    if any(member.filename == _WORKBOOK for member in members):
        return (Part(SourceFile(name), stream, limits.part_bytes),)
    file = SourceFile(name, _digest(stream))
    parts: list[Part] = []
    for member in _files_among(members):
        part = _part_of(file, stream, member, limits)
        parts += _inner(part, limits) if member.filename.lower().endswith(".zip") else [part]
    return tuple(parts)


def _files_among(members: tuple[zipfile.ZipInfo, ...]) -> Iterator[zipfile.ZipInfo]:
    for member in members:
        if not member.is_dir() and not member.filename.startswith("__MACOSX/"):
            yield member


def _part_of(
    archive: SourceFile, stream: Callable[[], IO[bytes]], member: zipfile.ZipInfo, limits: Limits
) -> Part:
    inside = f"{archive.member}/{member.filename}" if archive.member else member.filename
    return Part(
        SourceFile(archive.name, archive.sha256, inside),
        _Member(stream, member, str(archive)),
        limits.most(member.compress_size),
    )


def _inner(part: Part, limits: Limits) -> Iterator[Part]:
    """Yield the members of an archive within the archive, which is read out once."""
    with part.open() as packed:
        whole = packed.read()

    def stream() -> IO[bytes]:
        return io.BytesIO(whole)

    for member in _files_among(_members(part.label, stream, limits)):
        yield _part_of(part.file, stream, member, limits)


def _digest(stream: Callable[[], IO[bytes]]) -> str:
    digest = hashlib.sha256()
    with stream() as whole:
        while block := whole.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def check_workbook(name: str, whole: IO[bytes], limits: Limits) -> None:
    """Refuse a workbook that promises more than the limits allow, or brings XML entities."""
    for member in _checked(name, whole, limits):
        with zipfile.ZipFile(whole).open(member) as stream:
            if b"<!DOCTYPE" in stream.read(_BLOCK):
                raise UnsafeFile(name, "the workbook declares XML entities")


def _fill(buffer: Any, stream: IO[bytes]) -> int:  # noqa: ANN401 - any writable buffer
    block = stream.read(len(buffer))
    buffer[: len(block)] = block
    return len(block)


class _Member:
    """Open one member of an archive."""

    def __init__(
        self, archive: Callable[[], IO[bytes]], member: zipfile.ZipInfo, name: str
    ) -> None:
        self._archive = archive
        self._member = member
        self._name = name

    def __call__(self) -> IO[bytes]:
        whole = self._archive()
        try:
            return cast("IO[bytes]", _Joined(zipfile.ZipFile(whole).open(self._member), whole))
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            whole.close()
            label = f"{self._name}/{self._member.filename}"
            raise DamagedFile(label, "the archive is damaged or encrypted") from error


class _Joined(io.RawIOBase):
    """A member that closes its archive with itself."""

    def __init__(self, member: IO[bytes], whole: IO[bytes]) -> None:
        self._member = member
        self._whole = whole

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        return _fill(buffer, self._member)

    def close(self) -> None:
        self._member.close()
        self._whole.close()
        super().close()


def _members(
    name: str, stream: Callable[[], IO[bytes]], limits: Limits
) -> tuple[zipfile.ZipInfo, ...]:
    with stream() as whole:
        return _checked(name, whole, limits)


def _checked(name: str, whole: IO[bytes], limits: Limits) -> tuple[zipfile.ZipInfo, ...]:
    try:
        members = tuple(zipfile.ZipFile(whole).infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise DamagedFile(name, "the archive is damaged") from error
    if len(members) > limits.members:
        raise UnsafeFile(name, f"the archive has more than {limits.members} members")
    for member in members:
        path = PurePosixPath(member.filename)
        if path.is_absolute() or ".." in path.parts or PureWindowsPath(member.filename).drive:
            raise UnsafeFile(name, "a member's name leads out of the archive")
        if member.file_size > limits.most(member.compress_size):
            raise UnsafeFile(name, "a member expands beyond what a file of its kind may take")
    return members


class _Kept(io.RawIOBase):
    """A caller's stream from where it stood; it is left open."""

    def __init__(self, stream: IO[bytes], start: int) -> None:
        self._stream = stream
        self._start = start
        stream.seek(start)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        return _fill(buffer, self._stream)

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell() - self._start

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_SET:
            offset += self._start
        return self._stream.seek(offset, whence) - self._start


def _opened(source: Source) -> tuple[str, Callable[[], IO[bytes]]]:
    """Return the name of what the caller has, and how to read it from its start."""
    if isinstance(source, bytes):
        return "bytes", lambda: io.BytesIO(source)
    if isinstance(source, str | os.PathLike):
        path = PurePath(source)
        return path.name, lambda: open(path, "rb")
    stream: IO[bytes] = source
    named = getattr(source, "name", None)
    name = PurePath(named).name if isinstance(named, str) else "stream"
    if not source.seekable():
        stream = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - kept for rereading
        shutil.copyfileobj(source, stream)
        stream.seek(0)
    start = stream.tell()
    return name, lambda: cast("IO[bytes]", _Kept(stream, start))
