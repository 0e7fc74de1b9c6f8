"""Load the ICD-10-CM tabular list, the XML that CDC/NCHS publishes for each release.

Every code, section and chapter becomes a line with its notes; texts stay as printed. A file dates
nothing: it holds from the day in its name, or the first of the fiscal year that it states, to the
end of that year. Several releases make one table. The introduction and the index of sections
within each chapter are not read.
Source: ICD-10-CM tabular list (CDC/NCHS), ``icd10cm-tabular-….xml``.

>>> from datetime import date
>>> from billingcore.codes import TabularTable
>>> from billingcore.codes.loaders import load_icd10cm_tabular
>>> file = b\"\"\"<ICD10CM.tabular><version>2026</version><chapter><name>19</name>
... <desc>Injuries (S00-T88)</desc><section id="S00-S09"><desc>Injuries of head (S00-S09)</desc>
... <diag><name>S00</name><desc>Bruise of head</desc>
...   <excludes1><note>broken skull (S02.-)</note></excludes1>
...   <sevenChrDef><extension char="A">first visit</extension></sevenChrDef>
...   <diag><name>S00.0</name><desc>Bruise of scalp</desc></diag></diag>
... </section></chapter></ICD10CM.tabular>\"\"\"
>>> table = TabularTable.of("icd10cm_notes", load_icd10cm_tabular(file))
>>> day = date(2026, 4, 1)
>>> table.ancestors("S00.0XXA", on=day), table.title("S00.0XXA", on=day)
(('S000', 'S00', 'S00-S09', '19'), 'Bruise of scalp, first visit')
>>> table.excludes1("S00.0XXA", "S02.0XXA", on=day).text
'broken skull (S02.-)'
>>> print(table.edition, table.edition.first, table.edition.last)
FY2026 2025-10-01 2026-09-30
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ...errors import DamagedFile, UnsafeFile, WrongFile
from .._edition import Edition
from .._reading import Reading
from .._tabular_entry import TabularEntry
from ._kinds import FileKind, Head, parts_with
from ._source import Part, Source
from ._tabular_lines import ListReader
from ._tabular_texts import Element
from ._windows import fiscal_year, stated, written_in_name

__all__ = ["KINDS", "load_icd10cm_tabular"]

_ROOT = "ICD10CM.tabular"
_VERSION = re.compile(r"<version>\s*(20\d\d)\s*</version>")
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_BLOCK = 1 << 16
_LARGEST_LIST = 1 << 26
_LARGEST_CATEGORY = 1 << 22


def _with_root(name: str, root: str) -> FileKind:
    pattern = re.compile(rf"[\s\ufeff]*(?=<).*<{re.escape(root)}[\s/>]", re.DOTALL)
    return FileKind(name, lambda head: pattern.match(head.text) is not None)


KIND = _with_root("an ICD-10-CM tabular list (XML)", _ROOT)
_INDEX = _with_root("an alphabetical index of ICD-10-CM (XML)", "ICD10CM.index")
KINDS = (KIND, _INDEX)


def load_icd10cm_tabular(source: Source, *, effective: date | None = None) -> Reading[TabularEntry]:
    """Return the lines of one release: each code's after its header, a section's after its codes.

    `effective` is the first day, where neither the file nor its name tells. Raises LoadError for
    another kind of file or one that declares XML entities, ValueError without a day. A file that
    breaks off raises DamagedFile while its lines are taken: half a list is none.
    """
    part, *others = parts_with(KIND, source)
    if others:
        names = ", ".join(each.name for each in (part, *others))
        raise WrongFile(
            part.file.name, f"it holds several tabular lists: {names}; load them singly"
        )
    head = Head(part)
    if _DOCTYPE.search(head.text):
        raise _unsafe(part)
    return Reading(KIND.name, [part], _rows, _edition(part, head, effective), snapshot=True)


def _edition(part: Part, head: Head, effective: date | None) -> Edition:
    """Return the days of the release; a day in the name counts within the year that it states."""
    version = _VERSION.search(head.text)
    named = written_in_name(part.name) or written_in_name(part.file.name)
    first = effective or named
    if version:
        begins, ends = fiscal_year(int(version[1]))
        if effective is None and not (named and begins <= named <= ends):
            first = begins
    if first is None:
        return stated("", None, None, file=part.label)
    year = first.year + (first.month >= 10)
    begins, ends = fiscal_year(year)
    name = f"FY{year}" if first == begins else f"FY{year} {first:%B}"
    return stated(name, first, ends, file=part.label)


def _unsafe(part: Part) -> UnsafeFile:
    return UnsafeFile(part.label, "it declares XML entities, which no tabular list does")


def _rows(part: Part) -> Iterator[TabularEntry]:
    reader = ListReader(part.problems)
    for event, element in _elements(part):
        if event == "start":
            yield from reader.begin(element)
        else:
            yield from reader.end(element)


def _elements(part: Part) -> Iterator[tuple[str, Element]]:
    """Yield the start and the end of each chapter, section and category as it is read.

    No entity is expanded and no DTD loaded, and what was read is let go category by category.
    """
    from lxml import etree  # only where XML is read

    parser: Any = etree.XMLPullParser(
        events=("start", "end"),
        tag=(_ROOT, "chapter", "section", "diag"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    size = of_category = 0
    try:
        with part.open() as stream:
            while block := stream.read(_BLOCK):
                size += len(block)
                of_category += len(block)
                if size > _LARGEST_LIST or of_category > _LARGEST_CATEGORY:
                    raise UnsafeFile(part.label, "it is larger than a tabular list may be")
                parser.feed(block)
                for event, element in parser.read_events():
                    if element.tag == "diag":
                        if event == "start" or _within_category(element):
                            continue
                        of_category = 0
                    elif element.tag == _ROOT:
                        if element.getroottree().docinfo.doctype:
                            raise _unsafe(part)
                        continue
                    yield event, element
        parser.close()
    except etree.XMLSyntaxError as error:
        logged = parser.feed_error_log.last_error
        line = error.lineno or (logged.line if logged else 0)
        why = f"the XML breaks off or is not well-formed in line {line}"
        raise DamagedFile(part.label, why) from error


def _within_category(element: Element) -> bool:
    above = element.getparent()
    return above is not None and above.tag == "diag"
