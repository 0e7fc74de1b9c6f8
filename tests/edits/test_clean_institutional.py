"""On institutional files that others call valid, edits of facilities find what is truly wrong.

Two of the files are claims of stays that leave out what every stay has, which is listed.
"""

import csv
from pathlib import Path

import pytest

from billingcore import x12
from billingcore.edits import Engine, catalogue
from billingcore.testing.generator import claims
from tests.shared import REASON, SHARED

TRUE = {
    ("837I-000001.x12", "FAC020"): "a stay without a point of origin",
    ("837I-000001.x12", "FAC030"): "a stay without an admitting diagnosis",
}
RULES = [rule for rule in catalogue() if rule.family in ("FAC", "DAT")]
ENGINE = Engine(RULES, plugins=False)


def valid_files() -> list[object]:
    """Return the valid institutional 5010 files of the corpus."""
    manifest = SHARED / "corpus" / "MANIFEST.tsv"
    if not manifest.is_file():
        return [pytest.param(SHARED, id="none", marks=pytest.mark.skip(reason=REASON))]
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        pytest.param(SHARED / "corpus" / "files" / row["path"], id=row["path"])
        for row in rows
        if row["type"] == "837I"
        and row["version_GS08"].startswith("005010")
        and not row["own_envelope_check"]
        and any(
            row[name].startswith("valid") for name in ("pyx12_verdict", "pyx12_coerced_verdict")
        )
    ]


@pytest.mark.parametrize("path", valid_files())
def test_no_facility_edit_finds_an_error_in_a_valid_file(path: Path) -> None:
    reports = [ENGINE.check(claim, history=()) for claim in x12.read(path).claims()]
    errors = [
        f"{finding.rule} {finding.path}: {finding.message}"
        for report in reports
        for finding in report.errors
        if (path.name, finding.rule) not in TRUE
    ]

    assert errors == []
    assert [report.engine_errors for report in reports if report.engine_errors] == []


def test_no_facility_edit_finds_anything_in_invented_claims() -> None:
    found = [
        finding
        for claim in claims(29, 1000, kind="institutional")
        for finding in ENGINE.check(claim, history=()).findings
    ]

    assert found == []
