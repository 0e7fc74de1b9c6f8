"""Random stays on which many edits fire, and what two editors say of each.

Ages stand at the bounds of classes, days at those of releases, and codes are mostly those of which
the Medicare Code Editor asks something.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from billingcore.codes import CodeTable, ReferenceSet
from billingcore.edits import Engine, Finding, catalogue
from billingcore.model import Claim, ClaimProcedure, Diagnosis
from billingcore.testing import inpatient_claim

FIRST, LAST = date(2015, 10, 1), date(2027, 3, 31)
_AGES = (0, 0, 1, 8, 9, 11, 12, 14, 15, 17, 18, 40, 55, 56, 60, 61, 64, 65, 90, 124, 125)
_EDGES = (
    *(date(year, 10, 1) for year in range(2016, 2027)),
    *(date(year, 4, 1) for year in range(2020, 2028)),
)
_STATUSES = ("01", "03", "06", "07", "20", "30", "43", "50", "65", "66", "70", "81", "95")
_NO_STATUSES = ("08", "09", "10", "29", "40", "42", "71", "96")
_COMPANY = ("Z302", "C9100", "C9000", "E1010", "Z006", "Z370", "Y6551", "Z5189", "R6521")
_BESIDE = ("0UL74CZ", "0VBQ0ZZ", "0FYG0Z0", "0TY00Z0", "02RK0JZ", "02RL0JZ", "0SR20JZ", "10E0XZZ")


@frozen
class Stay:
    """Hold what both editors are told."""

    discharge: date
    birth: date
    age: int
    sex: str
    status: str
    diagnoses: tuple[str, ...]
    procedures: tuple[str, ...]
    admitting: str

    @property
    def claim(self) -> Claim:
        """Return it as a bill to Medicare, of a stay of five days."""
        admission = self.discharge - timedelta(days=5)
        roles = ["ABK", *["ABF"] * (len(self.diagnoses) - 1)]
        coded = [
            Diagnosis(code, qualifier=role)
            for code, role in zip(self.diagnoses, roles, strict=True)
        ]
        return inpatient_claim(
            coverage={"filing_indicator": "MA"},
            patient={"birth_date": self.birth, "sex": self.sex},
            diagnoses=(*coded, Diagnosis(self.admitting, qualifier="ABJ")),
            procedures=tuple(ClaimProcedure(code, qualifier="BBR") for code in self.procedures),
            dates={"434": f"{admission}..{self.discharge}", "435": f"{admission}"},
            institutional={"admission_type": "1", "discharge_status": self.status},
        )

    def asked(self, msdrg: Any) -> Any:
        """Return it as the other editor wants it."""
        first, *others = self.diagnoses
        asked = msdrg.create_mce_input(
            int(f"{self.discharge:%Y%m%d}"),
            self.age,
            "MFU".index(self.sex),
            int(self.status),
            first,
            sdx=others,
            procedures=list(self.procedures),
        )
        return {**asked, "admit_dx": {"code": self.admitting}}


def stays(seed: int, count: int, reference: ReferenceSet) -> Iterator[Stay]:
    """Yield random stays of ages, sexes and days, with codes of the tables."""
    some = random.Random(seed)
    assert reference.icd10cm is not None
    assert reference.icd10pcs is not None
    diagnosis = _drawn(reference.icd10cm, _COMPANY, some)
    procedure = _drawn(reference.icd10pcs, _BESIDE, some)
    for _ in range(count):
        edge = some.choice(_EDGES) + timedelta(days=some.randint(-1, 1))
        anyday = FIRST + timedelta(days=some.randint(0, (LAST - FIRST).days))
        discharge = min(max(some.choice((edge, anyday, anyday)), FIRST), LAST)
        age = some.choice(_AGES)
        admission = discharge - timedelta(days=5)
        turned = date(admission.year - age, admission.month, min(admission.day, 28))
        turned = turned if age else admission
        birth = turned - timedelta(days=some.choice((0, 0, 1, 30, 300, 330)))
        coded = [diagnosis(discharge) for _ in range(some.choice((1, 1, 2, 3, 4, 6)))]
        if some.random() < 0.15:
            coded.append(some.choice(coded))
        done = [procedure(discharge) for _ in range(some.choice((0, 0, 1, 2, 4)))]
        yield Stay(
            discharge=discharge,
            birth=birth,
            age=_years(birth, admission),
            sex=some.choice("FFFFMMMMU"),
            status=some.choice(_STATUSES if some.random() < 0.9 else _NO_STATUSES),
            diagnoses=tuple(coded),
            procedures=tuple(done),
            admitting=diagnosis(discharge),
        )


def _years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _drawn(
    table: CodeTable, company: tuple[str, ...], some: random.Random
) -> Callable[[date], str]:
    """Return what draws a code for a day: mostly one with attributes, seldom one that is none."""
    entries = [entry for entry in table if not entry.header]
    marked: dict[str, list[str]] = {}
    for entry in entries:
        for word in entry.attributes:
            marked.setdefault(word, []).append(entry.code)
    words = sorted(marked)

    def draw(day: date) -> str:
        kind = some.random()
        if kind < 0.15:
            return some.choice(company)
        if kind < 0.25:
            code = some.choice(entries).code
            return code[: some.choice((3, 4, len(code)))]
        for _ in range(5):
            code = some.choice(marked[some.choice(words)])
            if table.is_valid(code, on=day):
                break
        return code if kind < 0.85 else some.choice(entries).code

    return draw


# -- what this library says, in the other editor's names ----------------------------------------

_INVALID = {"DX002", "DX101", "DX102", "DX103", "DX104", "DX105", "DX106", "DX107"}
_NAMES = {
    **dict.fromkeys(_INVALID, "INVALID_CODE"),
    "DX170": "INVALID_CODE",
    "DX020": "E_CODE_AS_PDX",
    "DX007": "DUPLICATE_OF_PDX",
    "DEM020": "AGE_CONFLICT",
    "DEM022": "SEX_CONFLICT",
    "DEM024": "SEX_CONFLICT",
    "DX130": "MANIFESTATION_AS_PDX",
    "DX133": "QUESTIONABLE_ADMISSION",
    "DX136": "QUESTIONABLE_OBSTETRIC_ADMISSION",
    "DX022": "UNACCEPTABLE_PDX",
    "DX131": "UNACCEPTABLE_PDX",
    "DX132": "REQUIRES_SDX",
    "DX171": "NON_COVERED",
    "DX172": "LIMITED_COVERAGE",
    "DX135": "WRONG_PROCEDURE_PERFORMED",
    "DX134": "UNSPECIFIED",
    "DEM016": "INVALID_AGE",
    "DEM025": "INVALID_SEX",
    "FAC011": "INVALID_DISCHARGE_STATUS",
    "FAC013": "INVALID_DISCHARGE_STATUS",
}
EDITS = tuple(sorted({*_NAMES.values(), "INVALID_ADMIT_DX"}))
ENGINE = Engine([rule for rule in catalogue() if rule.id in _NAMES], plugins=False)


def edits_of(stay: Stay, reference: ReferenceSet) -> Counter[str]:
    """Return the edits that this library's rules stand for, and how many codes each is about."""
    report = ENGINE.check(stay.claim, reference=reference)
    assert report.engine_errors == ()
    return Counter(name for finding in report.findings if (name := _name(stay, finding)))


def _name(stay: Stay, finding: Finding) -> str | None:
    if finding.rule == "DX007" and finding.related != ("diagnoses[0]",):
        return None  # among other diagnoses, of which the editor says nothing
    if finding.rule in _INVALID and finding.path.startswith(f"diagnoses[{len(stay.diagnoses)}]"):
        return "INVALID_ADMIT_DX"
    return _NAMES[finding.rule]
