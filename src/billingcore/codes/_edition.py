"""Which release a table was made from, and which days it can speak of."""

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

__all__ = ["Edition", "SourceFile", "as_edition"]


@frozen
class SourceFile:
    """Name a file that was loaded, by its name and the SHA-256 of its bytes.

    `member` is the part of an archive that was read; the digest is that of the archive.
    """

    name: str
    sha256: str | None = None
    member: str | None = None

    def __str__(self) -> str:
        return f"{self.name}/{self.member}" if self.member else self.name


def _files(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    return tuple(files)


@frozen
class Edition:
    """Name a release and the first and last day that it knows; None is no limit.

    The last day is the end of what the release knows, not the end of any code in it: on the day
    after, a table answers that it cannot tell. A list that is kept up one code at a time has no
    last day but `as_of`, the day on which it was taken: what it says of its codes is taken to
    hold on, and of a code that it lacks it cannot tell after that day.
    """

    name: str = "unnamed"
    first: date | None = None
    last: date | None = None
    files: tuple[SourceFile, ...] = field(default=(), converter=_files)
    as_of: date | None = field(default=None, kw_only=True)

    def covers(self, day: date) -> bool:
        """Tell whether the release can speak of that day."""
        after_first = self.first is None or self.first <= day
        return after_first and (self.last is None or day <= self.last)

    def lists_all_of(self, day: date) -> bool:
        """Tell whether a code that the release lacks was none on that day."""
        return self.covers(day) and (self.as_of is None or day <= self.as_of)

    def __str__(self) -> str:
        return self.name


def as_edition(edition: Edition | str) -> Edition:
    """Return the edition, or one of this name without limits: an attrs converter."""
    return Edition(edition) if isinstance(edition, str) else edition
