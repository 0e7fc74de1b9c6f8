"""Load HCPCS Level II: procedure codes and modifiers of the CMS alphanumeric (ANWEB) file.

The text, the CSV and the workbook say the same; of an archive with several the text is taken.
The file dates its rows, and the last day of a code is included. It keeps discontinued codes for
four years at least: an edition knows the days from four years before its release to the end of
the quarter in the file's name, or of the year up to 2019, when there was one release a year. Of
the days after, no row tells, whether it has a last day or not.
Source: the record layout in the CMS HCPCS quarterly update; its notice on discontinued codes.

>>> from datetime import date
>>> from billingcore.codes import CodeTable
>>> from billingcore.codes.loaders import load_hcpcs_anweb
>>> file = b\"\"\"HCPC,SEQNUM,RECID,LONG DESCRIPTION,COV,ADD DT,ACT EFF DT,TERM DT,ACTION CD
... J0171,0010,3,"Injection, adrenalin, epinephrine, 0.1 mg",D,20110101,20110101,,N
... C9468,0010,3,"Injection, factor ix, rixubis, per i.u.",D,20180401,20190101,20181231,D
... \"\"\"
>>> table = CodeTable.of("hcpcs", load_hcpcs_anweb(file, effective=date(2019, 1, 1)))
>>> for day in date(2018, 12, 31), date(2019, 1, 1), date(2019, 4, 1):
...     print(day, "·", table.get("C9468", on=day).status, "·", table.get("J0171", on=day).status)
2018-12-31 · valid · valid
2019-01-01 · not valid that day · valid
2019-04-01 · outside what this edition knows · outside what this edition knows
>>> table.get("J0171", on=date(2019, 1, 1)).entry.coverage
'D'
"""

import re
from collections.abc import Iterator
from datetime import date

from attrs import evolve

from ...errors import WrongFile
from .._edition import Edition
from .._hcpcs import HcpcsEntry
from .._reading import Reading
from ._hcpcs_layout import KIND
from ._hcpcs_rows import hcpcs_entries
from ._kinds import FileKind, Head, parts_with
from ._source import Part, Source
from ._windows import calendar_year, quarter, stated, written_in_name
from .hcpcs_corrections import KIND as CORRECTIONS, Corrected

__all__ = ["KINDS", "load_hcpcs_anweb", "load_hcpcs_modifiers"]

_CHANGES = re.compile(r"\W*hcpcs/mod(?:ifier code)?\W*type of change", re.IGNORECASE)


def _lists_changes(head: Head) -> bool:
    return any(_CHANGES.match(" ".join(cells)) for _, cells in head.rows)


KINDS = (KIND, FileKind("a HCPCS report of changes", _lists_changes))

_KEPT = 4
_QUARTERLY_SINCE = 2020
_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_](0[1-9]|1[0-2])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)|hcpc(\d\d)(?!\d)", re.IGNORECASE)


def load_hcpcs_anweb(
    source: Source,
    *,
    corrections: Source | None = None,
    effective: date | None = None,
    through: date | None = None,
    keep_descriptions: bool = False,
) -> Reading[HcpcsEntry]:
    """Return the procedure codes of a release, as its corrections leave them.

    `effective` and `through` are the first and last day of the release, where the file's name
    does not tell; from `effective` alone it lasts to the end of the quarter. The wording of CPT
    and CDT codes, should there be any, is left out unless you keep it. Raises LoadError for
    another kind of file, ValueError without a day.
    """
    return _load(source, corrections, effective, through, modifiers=False, keep=keep_descriptions)


def load_hcpcs_modifiers(
    source: Source,
    *,
    corrections: Source | None = None,
    effective: date | None = None,
    through: date | None = None,
    keep_descriptions: bool = False,
) -> Reading[HcpcsEntry]:
    """Return the modifiers of a release, as `load_hcpcs_anweb` returns its procedure codes."""
    return _load(source, corrections, effective, through, modifiers=True, keep=keep_descriptions)


def _load(
    source: Source,
    corrections: Source | None,
    effective: date | None,
    through: date | None,
    *,
    modifiers: bool,
    keep: bool,
) -> Reading[HcpcsEntry]:
    release = _release(source)
    edition = _edition(release, effective, through)

    def entries(part: Part) -> Iterator[HcpcsEntry]:
        return hcpcs_entries(part, modifiers=modifiers, keep_descriptions=keep)

    if corrections is None:
        return Reading(KIND.name, (release,), entries, edition, complete=True)
    parts = parts_with(CORRECTIONS, corrections)
    corrected = Corrected(parts, entries, modifiers=modifiers, keep_descriptions=keep)
    return Reading(KIND.name, (*parts, release), corrected, edition, complete=True)


def _release(source: Source) -> Part:
    """Return the one file of the release, of the format that is read the fastest."""
    parts = parts_with(KIND, source)
    best = min(map(_format, parts))
    found = [part for part in parts if _format(part) == best]
    if len(found) > 1:
        names = ", ".join(part.name for part in found)
        raise WrongFile(parts[0].file.name, f"it holds several releases ({names}): load each")
    return found[0]


def _format(part: Part) -> int:
    name = part.name.lower()
    return 2 if name.endswith(".xlsx") else 1 if name.endswith(".csv") else 0


def _edition(part: Part, effective: date | None, through: date | None) -> Edition:
    first, last = _window(part.name) or _window(part.file.name) or (None, None)
    if effective:
        first, last = effective, quarter(effective)[1]
    last = through or last
    name = ""
    if first and last:
        name = str(first.year) if (first, last) == calendar_year(first.year) else f"{first:%Y-%m}"
    edition = stated(name, first, last, file=part.label)
    return evolve(edition, first=first and first.replace(year=first.year - _KEPT))


def _window(name: str) -> tuple[date, date] | None:
    """Return the quarter or the year of which a file's name speaks."""
    if found := _MONTH.search(name):
        return _from(date(int(found[1]), int(found[2]), 1))
    if day := written_in_name(name):
        return _from(day)
    if found := _YEAR.search(name):
        year = int(found[1] or f"20{found[2]}")
        return calendar_year(year) if year < _QUARTERLY_SINCE else quarter(date(year, 1, 1))
    return None


def _from(day: date) -> tuple[date, date]:
    return day, quarter(day)[1]
