"""The rows of one official file as they are read, what is wrong with it, and where it came from."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from attrs import evolve

from ..findings import Finding, Location, Place, Severity
from ._edition import Edition, SourceFile

__all__ = ["Problems", "ReadPart", "Reading"]

R_co = TypeVar("R_co", covariant=True)

MOST = 1_000


class Problems:
    """Gather what is wrong with a file, at most a thousand times; the rest is counted."""

    __slots__ = ("_file", "_found", "_more")

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Finding] = []
        self._more = 0

    def row(self, line: int, why: str) -> None:
        """Report a row that was left out."""
        self._add("LOD001", "row-left-out", Severity.ERROR, "row left out: {why}", line, why=why)

    def cell(self, line: int, column: str, why: str) -> None:
        """Report a cell that was left out of a row that was kept."""
        template = "{column} left out: {why}"
        self._add(
            "LOD002", "cell-left-out", Severity.WARNING, template, line, column=column, why=why
        )

    def file(self, why: str, severity: Severity = Severity.WARNING) -> None:
        """Report something that is about the file as a whole."""
        self._add("LOD003", "file", severity, "{why}", None, why=why)

    def _add(
        self,
        rule: str,
        slug: str,
        severity: Severity,
        template: str,
        line: int | None,
        **params: object,
    ) -> None:
        if len(self._found) >= MOST:
            self._more += 1
            return
        label = self._file if line is None else f"{self._file} line {line}"
        self._found.append(
            Finding(
                rule=rule,
                slug=slug,
                severity=severity,
                template=template,
                params=params if line is None else {"line": line, **params},
                location=Location(path="", places=(Place(system="file", label=label),)),
            )
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings so far, the first thousand and how many there were beyond."""
        if not self._more:
            return tuple(self._found)
        rest = Finding(
            rule="LOD004",
            slug="more-problems",
            severity=Severity.ERROR,
            template="{count} more problems are not listed",
            params={"count": self._more},
            location=Location(path="", places=(Place(system="file", label=self._file),)),
        )
        return (*self._found, rest)


class ReadPart(Protocol):
    """A file, or one part of an archive: its name and digest, and what is wrong with it."""

    @property
    def file(self) -> SourceFile:
        """Return its name, and its digest once it was read to the end."""
        ...

    @property
    def problems(self) -> Problems:
        """Return what is wrong with what was read of it."""
        ...

    def begin(self) -> None:
        """Go to its start and forget the problems of an earlier time."""
        ...


P = TypeVar("P", bound=ReadPart)


class Reading(Generic[R_co]):
    """Yield the rows of one official release as the file is read: memory use stays flat.

    `edition` and `findings` are complete once the last row was taken. A `snapshot` says what is in
    force while its edition lasts and gives its rows no dates of their own; other files date each
    row. A `complete` one of those lists all that there ever was: what it lacks, there is no more.
    It may be gone through again, except one of a stream that cannot be rewound.
    """

    __slots__ = ("_edition", "_parts", "_rows", "complete", "kind", "snapshot")

    def __init__(
        self,
        kind: str,
        parts: Sequence[P],
        rows: Callable[[P], Iterator[R_co]],
        edition: Edition,
        *,
        snapshot: bool = False,
        complete: bool = False,
    ) -> None:
        self.kind: str = kind
        self.snapshot: bool = snapshot
        self.complete: bool = complete
        self._parts: tuple[ReadPart, ...] = tuple(parts)
        self._rows: Callable[[Any], Iterator[R_co]] = rows
        self._edition: Edition = edition

    def __iter__(self) -> Iterator[R_co]:
        for part in self._parts:
            part.begin()
            yield from self._rows(part)

    @property
    def edition(self) -> Edition:
        """Return the release and its files, with the digest of each that was read to the end."""
        return evolve(self._edition, files=[part.file for part in self._parts])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with what was read so far."""
        return tuple(finding for part in self._parts for finding in part.problems.findings)

    def __repr__(self) -> str:
        return f"Reading({self.kind!r}, edition={self._edition.name!r})"
