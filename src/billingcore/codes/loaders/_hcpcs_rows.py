"""Entries of HCPCS Level II from its records: a first line, and lines that go on with its text."""

from collections.abc import Iterator

from ...identifiers import modifier, procedure
from .._hcpcs import HcpcsEntry
from ._hcpcs_layout import hcpcs_records, place, places
from ._source import Part
from ._table import Record

__all__ = ["hcpcs_entries", "is_licensed"]

_CODE = place("code")
_SEQUENCE = place("sequence number")
_KIND = place("record identification")
_LONG = place("long description")
_SHORT = place("short description")
_PRICING = places("pricing indicator")
_MULTIPLE = place("multiple pricing indicator")
_COVERAGE_MANUAL = places("coverage issues manual reference")
_CARRIERS_MANUAL = places("carriers manual reference")
_STATUTE = place("statute")
_LABORATORY = places("laboratory certification")
_REFERENCES = places("cross reference")
_COVERAGE = place("coverage")
_ASC = place("ASC payment group")
_OPPS = place("OPPS payment group")
_OPPS_POLICY = place("OPPS payment policy indicator")
_NOTE = place("processing note")
_BETOS = place("BETOS")
_SERVICES = places("type of service")
_ADDED = place("added date")
_ACTION = place("action")

_KINDS = ("3", "4", "7", "8")


def is_licensed(code: str) -> bool:
    """Tell whether the wording is the AMA's or the ADA's: CPT, its modifiers, and CDT."""
    return code[0].isdecimal() or (
        code[0] == "D" if len(code) == 5 else code[0] == "P" and code[1] in "123456"
    )


def hcpcs_entries(part: Part, *, modifiers: bool, keep_descriptions: bool) -> Iterator[HcpcsEntry]:
    """Yield the procedure codes of a file, or its modifiers."""
    first, further = "78" if modifiers else "34"
    has_form = modifier.is_valid if modifiers else procedure.is_valid
    opened: tuple[Record, list[str | None]] | None = None
    texts: list[str | None] = []
    code, last = "", -1

    for record, cells in hcpcs_records(part):
        kind, sequence = cells[_KIND], cells[_SEQUENCE] or ""
        if kind not in _KINDS or not sequence.isdecimal():
            record.reject("the record identification or the sequence number is none")
        elif kind == first:
            if opened:
                yield _entry(part, *opened, code, texts, keep_descriptions)
            opened = None
            code = (cells[_CODE] or "").upper()
            if has_form(code):
                opened, texts, last = (record, cells), [cells[_LONG]], int(sequence)
            else:
                record.reject(f"the code is not a {'modifier' if modifiers else 'procedure code'}")
        elif kind == further:
            if opened and code == cells[_CODE] and last < int(sequence):
                texts.append(cells[_LONG])
                last = int(sequence)
            else:
                record.reject("it goes on with a record that is not before it")
    if opened:
        yield _entry(part, *opened, code, texts, keep_descriptions)


def _entry(
    part: Part,
    record: Record,
    cells: list[str | None],
    code: str,
    texts: list[str | None],
    keep_descriptions: bool,
) -> HcpcsEntry:
    worded = keep_descriptions or not is_licensed(code)
    if cells[_ADDED] is None:
        part.problems.cell(record.line, "added date", "it is blank")
    return HcpcsEntry(
        code,
        record.day("added date"),
        record.day("termination date"),
        title=_joined(texts) if worded else None,
        short_title=cells[_SHORT] if worded else None,
        pricing=_filled(cells[_PRICING]),
        multiple_pricing=cells[_MULTIPLE],
        coverage_manual=_filled(cells[_COVERAGE_MANUAL]),
        carriers_manual=_filled(cells[_CARRIERS_MANUAL]),
        statute=cells[_STATUTE],
        lab_certifications=_filled(cells[_LABORATORY]),
        cross_references=_filled(cells[_REFERENCES]),
        coverage=cells[_COVERAGE],
        asc_group=cells[_ASC],
        asc_date=record.day("ASC payment group date"),
        opps_group=cells[_OPPS],
        opps_indicator=cells[_OPPS_POLICY],
        opps_date=record.day("OPPS payment group date"),
        processing_note=cells[_NOTE],
        betos=cells[_BETOS],
        types_of_service=_filled(cells[_SERVICES]),
        anesthesia_units=record.whole("anesthesia base units"),
        action=cells[_ACTION],
        action_date=record.day("action effective date"),
    )


def _joined(texts: list[str | None]) -> str | None:
    """Return the text in one line: where its lines were parted, blanks stand or not."""
    return " ".join(" ".join(filter(None, texts)).split()) or None


def _filled(cells: list[str | None]) -> tuple[str, ...]:
    return tuple(filter(None, cells))
