"""Records of fixed width: the same record as of a row of cells, cut at the layout's positions."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ...findings import Severity
from ._lines import lines_of
from ._source import Part
from ._table import Record

__all__ = ["Field", "fixed_records"]


@frozen
class Field:
    """Name a field and its first and last position, counted from 1 as layouts do."""

    name: str
    first: int
    last: int


def fixed_records(
    part: Part,
    fields: Sequence[Field],
    *,
    head: str | None = None,
    blank: Sequence[int] = (),
    filler: Field | None = None,
) -> Iterator[Record]:
    """Yield a record for each line but blank ones and those that begin as a header does.

    A line that ends before its last field does, or has a sign at a position that is blank in every
    record, is left out with a finding. Text in the filler is reported once: a newer layout may have
    a field there that nobody reads.
    """
    at = {field.name: i for i, field in enumerate(fields)}
    cuts = [slice(field.first - 1, field.last) for field in fields]
    shortest = max(field.last for field in fields)
    unread = filler and slice(filler.first - 1, filler.last)
    for number, line in enumerate(lines_of(part), start=1):
        line = line.rstrip("\r\n\x1a")
        if not line or line.isspace() or (head and line.startswith(head)):
            continue
        if len(line) < shortest:
            part.problems.row(number, "the record is cut short")
            continue
        if any(line[position - 1] != " " for position in blank):
            part.problems.row(number, "its fields do not stand where the layout has them")
            continue
        if filler and unread and not line[unread].isspace():
            why = f"positions {filler.first} to {filler.last} are not read, and hold text"
            part.problems.file(why, Severity.INFO)
            unread = None
        yield Record(part, number, [line[cut] for cut in cuts], at)
