"""What all lists of codes with days have in common: their columns, their days, their edition."""

from datetime import date

from .._edition import Edition
from ._source import Part
from ._table import Column, Record
from ._windows import written_in_name

__all__ = ["END", "MODIFIED", "START", "days_of", "edition_as_of", "joined"]

START = Column(
    "start",
    r"(adj )?(start|effective|eff|begin|begins|valid from|active|added|add)( date| dt| day)?"
    r"|(date )?(effective|added)|from",
    required=False,
)
END = Column(
    "end",
    r"(adj )?(end|ends|stop|term|termination|terminated|terminates|discontinued|deactivation"
    r"|deactivated|deactivate|expiration|expires|inactive|valid to|through|thru|until|deleted"
    r"|delete|to be deactivated)( date| dt| day)?|to",
    required=False,
)
MODIFIED = Column(
    "modified", r"(adj )?(last )?(modified|updated|revised)( date| on)?", required=False
)

# Some lists write the last day that a spreadsheet can hold for none.
_OPEN = 9999


def days_of(record: Record) -> tuple[date | None, date | None] | None:
    """Return the first and the last day of a row; report one that ends before it begins."""
    start, end = record.day("start"), record.day("end")
    if end and end.year == _OPEN:
        end = None
    if start and end and end < start:
        record.reject("it ends before it begins")
        return None
    return start, end


def edition_as_of(parts: tuple[Part, ...], as_of: date | None) -> Edition:
    """Return the edition of a list that was taken on a day: the caller's, or the name's."""
    part = parts[0]
    day = as_of or written_in_name(part.name) or written_in_name(part.file.name)
    return Edition(f"{day}" if day else part.file.name, as_of=day)


def joined(*texts: str | None) -> str | None:
    """Return texts of several cells, of several lines each, as one line."""
    return " ".join(" ".join(text.split()) for text in texts if text) or None
