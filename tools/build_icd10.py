"""Build the tables of ICD-10-CM and ICD-10-PCS that ship.

    python3 run.py build-codes [FOLDER]

FOLDER holds the code masters of the Medicare Code Editor as rows of code, first day, last day and
flags (``icd10cm/mce_i10dx_master.csv.xz``, ``icd10cm/mce_i10sg_master.csv.xz``), which tell of
every valid code; and releases of the code sets, which tell of headers: the order file of FY2021
and the tabular lists of FY2025 and FY2026 for ICD-10-CM, the rows of the order file of FY2024
(``icd10pcs/pcs_order_2024.csv.xz``) for ICD-10-PCS.

A header stands on the days on which the release nearest by fiscal year, the later of two, shows
it, a code below it is valid, and it is no valid code itself.
"""

import csv
import hashlib
import io
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from attrs import frozen

from billingcore.codes import CodeTable, Edition, Entry, SourceFile
from billingcore.codes._packed_codes import write_codes
from billingcore.codes._tabular_codes import expanded
from billingcore.codes.loaders import load_icd10cm_order, load_icd10cm_tabular

__all__ = ["build", "icd10cm", "icd10pcs"]

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "billingcore" / "codes" / "data"
FIRST, LAST = date(2015, 10, 1), date(2027, 3, 31)
"""What the masters know. What they have in force on the last day has no end."""
EDITION = "FY2027"
DAY = timedelta(days=1)

WORDS = {
    "female": "female",
    "male": "male",
    "ncov_z302": "sterilization",
    "ncov6": "marrow transplant 6",
    "ncov7": "marrow transplant 7",
    "newborn": "newborn",
    "pediatric": "pediatric",
    "maternity": "maternity",
    "adult": "adult",
    "manifestation": "manifestation",
    "unacceptable": "unacceptable principal",
    "reqsdx": "requires secondary",
    "ecodepdx": "external cause",
    "qadm": "questionable admission",
    "unspecified": "unspecified laterality",
    "wrngproc": "wrong procedure",
    "delout": "outcome of delivery",
    "diabtypeI": "type 1 diabetes",
    "clintrial": "research",
    "noncovered": "non-covered",
    "ncov12agele60": "non-covered above 60",
    "lcov": "limited coverage",
    "ncov45": "pancreas transplant",
    "kidneyxp": "kidney transplant",
    "lcov_artheartxpa": "artificial right ventricle",
    "lcov_artheartxpb": "artificial left ventricle",
    "vagdel": "vaginal delivery",
    "csect": "cesarean delivery",
    "los": "long ventilation",
}
"""The masters' flags in the words of `billingcore.codes.ICD10_ATTRIBUTES`."""


@frozen
class Shown:
    """The headers that a release shows, and its fiscal year."""

    year: int
    headers: frozenset[str]


@frozen
class Stretch:
    """Days, both included."""

    start: date
    end: date


def icd10cm(folder: Path) -> CodeTable:
    """Return the table of ICD-10-CM."""
    files = Files(folder / "icd10cm")
    valid = list(master(files.text("mce_i10dx_master.csv")))
    order = load_icd10cm_order(files.read("icd10cm-order-Jan-2021.txt"), effective=_year(2021))
    shown = [Shown(2021, frozenset(row.code for row in order if row.header))]
    for name, year in (
        ("icd10cm-tabular-April-2025.xml", 2025),
        ("icd10c-tabular-April-1-2026.xml", 2026),
    ):
        lines = load_icd10cm_tabular(files.read(name), effective=_year(year))
        headers = frozenset(code.code for code in expanded(lines) if code.header)
        shown.append(Shown(year, headers))
    return _table("icd10cm", [*valid, *headed(valid, shown)], files)


def icd10pcs(folder: Path) -> CodeTable:
    """Return the table of ICD-10-PCS."""
    files = Files(folder)
    valid = list(master(files.text("icd10cm/mce_i10sg_master.csv")))
    rows = csv.DictReader(io.StringIO(files.text("icd10pcs/pcs_order_2024.csv")))
    tables = frozenset(row["code"] for row in rows if row["valid"] == "0")
    return _table("icd10pcs", [*valid, *headed(valid, [Shown(2024, tables)])], files)


def _table(name: str, entries: list[Entry], files: "Files") -> CodeTable:
    edition = Edition(EDITION, FIRST, LAST, files.taken)
    return CodeTable(name, entries, edition=edition, hierarchical=True)


class Files:
    """Read files of a folder, each compressed by itself, and note their digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: list[SourceFile] = []

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        data = lzma.decompress((self.folder / f"{name}.xz").read_bytes())
        sha256 = hashlib.sha256(data).hexdigest()
        self.taken.append(SourceFile(name.rpartition("/")[2], sha256))
        return data

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return self.read(name).decode()


def master(text: str) -> Iterator[Entry]:
    """Yield the valid codes of a master, each stretch with its attributes."""
    for row in csv.DictReader(io.StringIO(text)):
        end = _day(row["end"])
        flags = filter(None, row["flags"].split("|"))
        yield Entry(
            row["code"],
            _day(row["start"]),
            None if end == LAST else end,
            attributes=[WORDS[flag] for flag in flags],
        )


def headed(valid: Iterable[Entry], shown: list[Shown]) -> Iterator[Entry]:
    """Yield the headers above the valid codes, each for as long as it stands."""
    own: dict[str, list[Stretch]] = defaultdict(list)
    below: dict[str, list[Stretch]] = defaultdict(list)
    names = frozenset[str]().union(*(release.headers for release in shown))
    for entry in valid:
        stretch = Stretch(entry.start or FIRST, entry.end or LAST)
        own[entry.code].append(stretch)
        for length in range(3, len(entry.code)):
            if entry.code[:length] in names:
                below[entry.code[:length]].append(stretch)
    for code in sorted(names):
        days = _joined(_within(_joined(below[code]), _showing(code, shown)))
        for stretch in _without(days, own.get(code, ())):
            end = None if stretch.end == LAST else stretch.end
            yield Entry(code, stretch.start, end, header=True)


def _showing(code: str, shown: list[Shown]) -> list[Stretch]:
    """Return the fiscal years whose nearest release shows the header."""
    years = range(FIRST.year + 1, LAST.year + 1)
    nearest = {
        year: min(shown, key=lambda release: (abs(release.year - year), -release.year))
        for year in years
    }
    return [
        Stretch(_year(year), min(_year(year + 1) - DAY, LAST))
        for year in years
        if code in nearest[year].headers
    ]


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the same days in as few stretches as there can be."""
    made: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.start):
        if made and stretch.start <= made[-1].end + DAY:
            made[-1] = Stretch(made[-1].start, max(made[-1].end, stretch.end))
        else:
            made.append(stretch)
    return made


def _within(stretches: Iterable[Stretch], others: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the days that are in both."""
    others = list(others)
    for stretch in stretches:
        for other in others:
            start, end = max(stretch.start, other.start), min(stretch.end, other.end)
            if start <= end:
                yield Stretch(start, end)


def _without(stretches: Iterable[Stretch], others: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the days of the first that are not in the others."""
    others = sorted(others, key=lambda other: other.start)
    for stretch in stretches:
        start = stretch.start
        for other in others:
            if other.end < start or other.start > stretch.end:
                continue
            if start < other.start:
                yield Stretch(start, other.start - DAY)
            start = other.end + DAY
        if start <= stretch.end:
            yield Stretch(start, stretch.end)


def _year(year: int) -> date:
    return date(year - 1, 10, 1)


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def build(folder: Path, out: Path) -> None:
    """Write both tables."""
    for table in (icd10cm(folder), icd10pcs(folder)):
        path = out / f"{table.name}.bct"
        write_codes(path, table)
        print(f"{path.name}: {len(table)} codes, {path.stat().st_size} bytes")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if sys.argv[1:] else ROOT.parent / "shared" / "codedata", DATA)
