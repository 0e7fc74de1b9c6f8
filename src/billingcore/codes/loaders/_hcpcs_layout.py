"""The record of the alphanumeric HCPCS file, as lines of 320 columns and as rows of 48 cells."""

import re
from collections.abc import Iterator

from attrs import frozen

from ._kinds import FileKind, Head
from ._lines import lines_of
from ._source import Part
from ._table import Column, Record, header_in, records_of

__all__ = ["KIND", "hcpcs_records", "place", "places"]


@frozen
class Field:
    """Name a field, its heading in a table, and its first and last column in a line."""

    name: str
    heading: str
    first: int
    last: int


def _repeated(name: str, heading: str, first: int, width: int, times: int) -> tuple[Field, ...]:
    return tuple(
        Field(
            f"{name} {i + 1}", f"{heading}{i + 1}", first + width * i, first + width * (i + 1) - 1
        )
        for i in range(times)
    )


_FIELDS = (
    Field("code", "hcpcs?", 1, 5),
    Field("sequence number", "seqnum", 6, 10),
    Field("record identification", "recid", 11, 11),
    Field("long description", "long description", 12, 91),
    Field("short description", "short description", 92, 119),
    *_repeated("pricing indicator", "price", 120, 2, 4),
    Field("multiple pricing indicator", "mult pi", 128, 128),
    *_repeated("coverage issues manual reference", "cim", 129, 6, 3),
    *_repeated("carriers manual reference", "mcm", 147, 8, 3),
    Field("statute", "statute", 171, 180),
    *_repeated("laboratory certification", "labcert", 181, 3, 8),
    *_repeated("cross reference", "xref", 205, 5, 5),
    Field("coverage", "cov", 230, 230),
    Field("ASC payment group", "asc grp", 231, 232),
    Field("ASC payment group date", "asc dt", 233, 240),
    Field("OPPS payment group", "opps", 241, 243),
    Field("OPPS payment policy indicator", "opps pi", 244, 244),
    Field("OPPS payment group date", "opps dt", 245, 252),
    Field("processing note", "procnote", 253, 256),
    Field("BETOS", "betos", 257, 259),
    *_repeated("type of service", "tos", 261, 1, 5),
    Field("anesthesia base units", "anest bu", 266, 268),
    Field("added date", "add dt", 269, 276),
    Field("action effective date", "act eff dt", 277, 284),
    Field("termination date", "term dt", 285, 292),
    Field("action", "action cd", 293, 293),
)
_REQUIRED = {
    "code",
    "sequence number",
    "record identification",
    "long description",
    "added date",
    "termination date",
}
_COLUMNS = tuple(Column(f.name, f.heading, required=f.name in _REQUIRED) for f in _FIELDS)
_SLICES = tuple(slice(f.first - 1, f.last) for f in _FIELDS)
_FURTHER = _SLICES[:4]
_AT = {field.name: i for i, field in enumerate(_FIELDS)}
_WHOLE = _FIELDS[-1].last
_RECORD = re.compile(r".{5}[0-9]{5}[3478]")
_FIRST_LINE = re.compile(r"(?:   [A-Z0-9]{2}|[A-Z][0-9]{4})[0-9]{5}[37]")


def _recognises(head: Head) -> bool:
    return _is_text(head) or header_in(head.rows, _COLUMNS) is not None


def _is_text(head: Head) -> bool:
    return any(map(_FIRST_LINE.match, head.lines))


KIND = FileKind("a HCPCS Level II (ANWEB) file", _recognises)


def place(name: str) -> int:
    """Return which cell of a record the field is."""
    return _AT[name]


def places(name: str) -> slice:
    """Return which cells of a record are the field, one that the record repeats."""
    at = [i for i, field in enumerate(_FIELDS) if field.name.rstrip("12345678 ") == name]
    return slice(at[0], at[-1] + 1)


def hcpcs_records(part: Part) -> Iterator[tuple[Record, list[str | None]]]:
    """Yield every record of a file of either form, and its cells in the order of the layout."""
    if _is_text(Head(part)):
        yield from _in_lines(part)
        return
    for record in records_of(part, _COLUMNS):
        yield record, [record.text(name) for name in _AT]


def _in_lines(part: Part) -> Iterator[tuple[Record, list[str | None]]]:
    """Yield the records below the notices at the top; another line below them is reported."""
    begun = False
    for number, line in enumerate(lines_of(part), start=1):
        if not _RECORD.match(line):
            if begun and line.strip():
                part.problems.row(number, "it is not a record of the layout")
            continue
        begun = True
        is_first = line[10] in "37"
        cells = [line[cut].strip() for cut in (_SLICES if is_first else _FURTHER)]
        record = Record(part, number, cells, _AT)
        # Lines may be trimmed, but only the last line of a file that was cut off has no end.
        if is_first and len(line) < _WHOLE and not line.endswith("\n"):
            record.reject("the line is cut off")
            continue
        yield record, [cell or None for cell in cells]
