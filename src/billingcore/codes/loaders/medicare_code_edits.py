r"""Load the code lists of the Medicare Code Editor from the text of its definitions.

The text has a table of contents, then chapters with a number and lists with a letter: below a
heading that stands alone, rows of a code, a tab and a title. Ages stand in the heading of a list
or in the words before it. The chapter of changes at the end repeats codes and is not read.
Version 37 was for fiscal year 2020, and so on; 43.1 is in force from April.
Source: CMS, Definitions of Medicare Code Edits (``Definitions of Medicare Code Edits_v_37.txt``).

>>> from datetime import date
>>> from billingcore.codes import MedicareCodeEdits
>>> from billingcore.codes.loaders import load_mce_definitions
>>> file = b'''Definitions of Medicare Code Edits v43.0
... 4. Age conflict\t8
... C. Maternity diagnoses (age 9 through 64)\t9
... 6. Manifestation code as principal diagnosis\t80
... 4. Age conflict
... C. Maternity diagnoses (age 9 through 64)
... O80\tEncounter for full-term uncomplicated delivery
... 6. Manifestation code as principal diagnosis
... F0150\tVascular dementia
... '''
>>> table = MedicareCodeEdits.of("medicare_code_edits", load_mce_definitions(file))
>>> for row in table:
...     print(row.section, row.edit, row.code, row.youngest, row.oldest)
4C maternity O80 9 64
6 manifestation F0150 None None
>>> print(table.edition, table.edition.first, table.edition.last)
43.0 2025-10-01 2026-09-30
"""

import re
from collections.abc import Iterator
from datetime import date

from attrs import evolve, field, mutable

from ...findings import Severity
from ...identifiers import icd10cm, icd10pcs
from .._edition import Edition
from .._medicare_code_edits import CodeEdit
from .._reading import Reading
from ._kinds import FileKind, Head, parts_with
from ._lines import lines_of
from ._source import Part, Source
from ._windows import fiscal_year

__all__ = ["KINDS", "load_mce_definitions"]

_NUMBERED = re.compile(r"(\d{1,2})\.\s+([^\t]*[^\t.;:,])")
_LETTERED = re.compile(r"([A-Z])\.\s+([^\t]*\S)")
_ROW = re.compile(r"([A-Z0-9]{3}\.?[A-Z0-9]{0,4})\t(.*\S)")
_AFTER_THE_LISTS = re.compile(r"(chapter [2-9]|appendix|index)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bages? (?:range is )?(\d+)(?:\s*(?:through|to|-|\u2013)\s*(\d+))?", re.I)
_OVER = re.compile(r"\bover (?:the )?(?:age )?(?:of )?(\d+)", re.IGNORECASE)
_BULLET = re.compile(r"\W*(?:perinatal/)?(newborn|pediatric|maternity|adult)\.", re.IGNORECASE)
_ACCEPTABLE = re.compile(r"acceptable\W+(?:when|if)\W+a secondary diagnosis", re.IGNORECASE)
_VERSION = re.compile(r"(?:\bv|version|_v)[ ._]*(\d{2})[ ._]?([0-2])?(?!\d)", re.IGNORECASE)
_TITLE = re.compile(r"definitions? of medicare code edits", re.IGNORECASE)

# What in a title tells the edit, the first that fits: of conflicts the title of the list tells it,
# of all others that of the chapter.
_CONFLICTS = ("newborn", "pediatric", "maternity", "adult", "female", "male")
_EDITS = {
    "manifestation": "manifestation",
    "questionable": "questionable admission",
    "unacceptable": "unacceptable principal",
    "non-covered": "non-covered",
    "noncovered": "non-covered",
    "limited coverage": "limited coverage",
    "wrong procedure": "wrong procedure",
    "inconsistent with l": "length of stay",
    "unspecified": "unspecified",
}
_PROCEDURE_LENGTH = 7
# Sections of ICD-10-PCS with a letter: diagnoses of seven characters begin with none of these.
_PROCEDURE = re.compile(r"[0-9BCDFG]\w{6}|HZ\w{5}|X(?!\d\d\w{3}[ADS])\w{6}")


def _is_definitions(head: Head) -> bool:
    return bool(_TITLE.search(head.text[:4000]) and _NUMBERED.search(head.text))


KIND = FileKind("definitions of Medicare code edits", _is_definitions)
KINDS = (KIND,)


def load_mce_definitions(source: Source, *, version: str | None = None) -> Reading[CodeEdit]:
    """Return the codes of every list, of which a code may be in several.

    `version` is as in "43.1", where neither the text nor the file's name tells. Raises LoadError
    for another kind of file, ValueError without a version.
    """
    parts = parts_with(KIND, source)
    edition = _edition(version, parts[0])
    return Reading(KIND.name, parts, _rows, edition, snapshot=True)


def _edition(version: str | None, part: Part) -> Edition:
    told = [f"v{version}"] if version else [Head(part).text[:2000], part.name, part.file.name]
    found = next(filter(None, map(_VERSION.search, told)), None)
    if found is None:
        raise ValueError(f"{part.label} does not say which version it is: pass version=")
    year = int(found[1]) + 1983
    first, last = fiscal_year(year)
    minor = int(found[2] or 0)
    return Edition(f"{found[1]}.{minor}", date(year, 4, 1) if minor else first, last)


@mutable
class _Place:
    """Where in the text the reader is: the list that a row belongs to."""

    number: str = ""
    title: str = ""
    letter: str = ""
    heading: str = ""
    beside_another: bool = False
    ages: dict[str, tuple[int, int]] = field(factory=dict)
    _edit: CodeEdit | None = None

    def moves(self, line: str) -> bool:
        """Go where a heading leads; tell whether the line is one."""
        if found := _NUMBERED.fullmatch(line):
            self.number, self.title = found.groups()
            self.letter = self.heading = ""
        elif self.number and (found := _LETTERED.fullmatch(line)):
            self.letter, self.heading = found.groups()
        else:
            return False
        self.beside_another = False
        self._edit = None
        return True

    def notes(self, line: str) -> None:
        """Take what a line between lists says about those that follow."""
        if found := _BULLET.match(line):
            if ages := _BETWEEN.search(line):
                self.ages[found[1].lower()] = (int(ages[1]), int(ages[2] or ages[1]))
        elif _ACCEPTABLE.search(line):
            self.beside_another = True
        elif self.beside_another and line.lower().startswith("the following"):
            self.beside_another = False
        self._edit = None

    @property
    def edit(self) -> CodeEdit:
        """Return the row that the list here makes of a code, but for the code."""
        if self._edit is None:
            self._edit = self._of_the_list()
        return self._edit

    def _of_the_list(self) -> CodeEdit:
        title, heading = self.title.lower(), self.heading.lower()
        edit = next((ours for sign, ours in _EDITS.items() if sign in title), title)
        if "conflict" in title:
            edit = next((word for word in _CONFLICTS if word in heading), title)
        elif edit == "unacceptable principal" and self.beside_another:
            edit = "requires secondary"
        ages = _BETWEEN.search(self.heading)
        over = _OVER.search(self.heading)
        youngest, oldest = (
            (int(ages[1]), int(ages[2] or ages[1])) if ages else self.ages.get(edit, (None, None))
        )
        return CodeEdit(
            "",
            edit,
            self.number + self.letter,
            youngest=int(over[1]) + 1 if over else youngest,
            oldest=None if over else oldest,
            heading=": ".join(filter(None, (self.title, self.heading))),
        )

    def is_of_procedures(self, code: str) -> bool:
        """Tell whether a code is a procedure: by its length, the heading, or else its form."""
        words = (self.heading or self.title).lower()
        procedures, diagnoses = "procedure" in words, "diagnos" in words
        if len(code) != _PROCEDURE_LENGTH:
            return False
        return procedures if procedures != diagnoses else bool(_PROCEDURE.fullmatch(code))


def _rows(part: Part) -> Iterator[CodeEdit]:
    place = _Place()
    seen: set[tuple[str, str, str]] = set()
    for number, line in enumerate(map(str.rstrip, lines_of(part)), start=1):
        row = _ROW.fullmatch(line)
        code = row[1].replace(".", "") if row else ""
        if not (icd10cm.is_valid(code) or icd10pcs.is_valid(code)):
            if seen and _AFTER_THE_LISTS.match(line):
                break
            if row and any(map(str.isdigit, code)):
                part.problems.row(number, "the code is neither a diagnosis nor a procedure")
            elif line and not place.moves(line):
                place.notes(line)
            continue
        if not place.number:
            part.problems.row(number, "the code stands below no heading")
            continue
        edit = place.edit
        if (code, edit.edit, edit.section) not in seen:
            seen.add((code, edit.edit, edit.section))
            system = "icd10pcs" if place.is_of_procedures(code) else "icd10cm"
            yield evolve(edit, code=code, system=system)
    if not seen:
        part.problems.file("no list of codes was found", Severity.ERROR)
