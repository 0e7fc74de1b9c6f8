"""Load the corrections that CMS publishes to a HCPCS Level II release.

Of an archive the workbooks are taken, in their order: the printed lists (``.prn``) beside them cut
their cells short. `load_hcpcs_anweb` and `load_hcpcs_modifiers` take the file of corrections with
that of the release, and report what changes nothing because it is said in words only.
Source: the layout of the CMS alphanumeric HCPCS corrections.

>>> from datetime import date
>>> from billingcore.codes import CodeTable
>>> from billingcore.codes.loaders import load_hcpcs_anweb, load_hcpcs_corrections
>>> corrections = b\"\"\"CODE,ACTION,EFF DATE,SHORT DESC,LONG DESC,TOS,BETOS,COV,PRICE,XREF CODE
... B4105,Change Cov to C and Price to 39,1/1/2019,,,,,C,39,
... Q2026,See the memorandum,1/1/2019,,,,,,,
... \"\"\"
>>> for row in load_hcpcs_corrections(corrections):
...     print(row.code, row.action, row.coverage)
B4105 Change Cov to C and Price to 39 C
Q2026 See the memorandum None
>>> release = b\"\"\"HCPC,SEQNUM,RECID,LONG DESCRIPTION,PRICE1,COV,ADD DT,TERM DT
... B4105,0010,3,In-line cartridge containing digestive enzyme(s),00,D,20190101,
... Q2026,0010,3,"Injection, radiesse, 0.1 ml",51,D,20100701,
... \"\"\"
>>> new_year = date(2019, 1, 1)
>>> reading = load_hcpcs_anweb(release, effective=new_year, corrections=corrections)
>>> table = CodeTable.of("hcpcs", reading)
>>> table.get("B4105", on=new_year).entry.pricing
('39',)
>>> print(*table.findings)
error LOD001 file bytes line 3: row left out: what to change is in words only
"""

import re
from collections.abc import Callable, Iterator

from ...identifiers import modifier, procedure
from .._edition import Edition
from .._hcpcs import HcpcsEntry
from .._hcpcs_corrections import HcpcsCorrection
from .._reading import Reading
from ._hcpcs_rows import is_licensed
from ._kinds import FileKind, Head, parts_with
from ._source import Part, Source
from ._table import Column, records_of

__all__ = ["KIND", "KINDS", "Corrected", "load_hcpcs_corrections"]

_COLUMNS = (
    Column("code", "code"),
    Column("action", "action"),
    Column("effective date", "eff date"),
    Column("short description", "short desc"),
    Column("long description", "long desc"),
    Column("types of service", "tos", required=False),
    Column("BETOS", "betos", required=False),
    Column("coverage", "cov", required=False),
    Column("pricing indicators", "price", required=False),
    Column("cross references", "xref code", required=False),
    Column("ASC indicator", "asc ind", required=False),
    Column("ASC date", "asc date", required=False),
    Column("comments", "comments?", required=False),
)
KIND = FileKind.with_columns("a file of HCPCS corrections", _COLUMNS)
_PRINTED = re.compile(r"^ *CODE +ACTION +EFF DATE", re.MULTILINE)


def _is_printed(head: Head) -> bool:
    return bool(_PRINTED.search(head.text))


KINDS = (KIND, FileKind("a printed list of HCPCS corrections, which cuts cells short", _is_printed))


def load_hcpcs_corrections(
    source: Source, *, keep_descriptions: bool = False
) -> Reading[HcpcsCorrection]:
    """Return the corrections of a release, for codes and modifiers, as CMS words them.

    The wording of CPT and CDT codes is left out unless you keep it. Raises LoadError for another
    kind of file.
    """
    parts = parts_with(KIND, source)
    edition = Edition(parts[0].file.name)
    return Reading(KIND.name, parts, lambda part: _rows(part, keep_descriptions), edition)


def _rows(part: Part, keep_descriptions: bool) -> Iterator[HcpcsCorrection]:
    return (row for _, row in _numbered(part, keep_descriptions))


def _numbered(part: Part, keep_descriptions: bool) -> Iterator[tuple[int, HcpcsCorrection]]:
    for record in records_of(part, _COLUMNS):
        text = record.text
        code = (text("code") or "").upper()
        if not (procedure.is_valid(code) or modifier.is_valid(code)):
            record.reject("the code is not a procedure code or modifier")
            continue
        worded = keep_descriptions or not is_licensed(code)
        row = HcpcsCorrection(
            code=code,
            action=text("action") or "",
            effective=record.day("effective date"),
            title=text("long description") if worded else None,
            short_title=text("short description") if worded else None,
            pricing=_several(text("pricing indicators")),
            cross_references=_several(text("cross references")),
            coverage=text("coverage"),
            asc_group=text("ASC indicator"),
            asc_date=record.day("ASC date"),
            betos=text("BETOS"),
            types_of_service=_several(text("types of service")),
            comment=text("comments"),
        )
        yield record.line, row


def _several(text: str | None) -> tuple[str, ...]:
    """Return the values of a cell that parts them by commas."""
    return tuple(filter(None, (value.strip() for value in (text or "").split(","))))


class Corrected:
    """Yield the entries of a release as its corrections, read before it, leave them."""

    def __init__(
        self,
        corrections: tuple[Part, ...],
        entries: Callable[[Part], Iterator[HcpcsEntry]],
        *,
        modifiers: bool,
        keep_descriptions: bool,
    ) -> None:
        self._corrections = corrections
        self._entries = entries
        self._length = 2 if modifiers else 5
        self._keep = keep_descriptions
        self._of_code: dict[str, list[tuple[Part, int, HcpcsCorrection]]] = {}

    def __call__(self, part: Part) -> Iterator[HcpcsEntry]:
        """Yield the entries of the release; of the corrections none, but keep them."""
        if part in self._corrections:
            self._take(part)
            return
        left = dict(self._of_code)
        for entry in self._entries(part):
            for found in self._of_code.get(entry.code, ()):
                entry = _after(found, entry)
            left.pop(entry.code, None)
            yield entry
        for code, corrections in left.items():
            yield from _added(code, corrections)

    def _take(self, part: Part) -> None:
        if part is self._corrections[0]:
            self._of_code = {}
        for line, row in _numbered(part, self._keep):
            if len(row.code) == self._length:
                self._of_code.setdefault(row.code, []).append((part, line, row))


def _after(found: tuple[Part, int, HcpcsCorrection], entry: HcpcsEntry) -> HcpcsEntry:
    part, line, correction = found
    corrected = correction.applied_to(entry)
    if corrected is None:
        part.problems.row(line, "what to change is in words only")
    return corrected or entry


def _added(code: str, corrections: list[tuple[Part, int, HcpcsCorrection]]) -> Iterator[HcpcsEntry]:
    """Yield a code that the release lacks, if it is added before it is changed."""
    entry: HcpcsEntry | None = None
    for part, line, correction in corrections:
        if entry or correction.adds:
            entry = _after((part, line, correction), entry or HcpcsEntry(code))
        else:
            part.problems.row(line, "the release has no such code")
    if entry:
        yield entry
