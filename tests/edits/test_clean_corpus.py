"""On files that others call valid, no edit finds an error that is not really there.

Their authors made up identifiers and addresses, which is what the first rules below see. What
else is found was looked at, and is true of the file.
"""

import csv
from pathlib import Path

import pytest

from billingcore import x12
from billingcore.edits import Engine, catalogue
from billingcore.model import Claim, Remittance
from tests.shared import REASON, SHARED

MADE_UP = {
    "PRV002": "ZIP Codes of five digits",
    "PRV010": "numbers without a check digit",
    "PRV014": "employer numbers with a hyphen",
}
TRUE = {
    ("837P-000001.x12", "DEM001"): "a dependent beside relationship 18",
    ("837P-000001.x12", "PRV022"): "a waived test without the laboratory's number",
    ("837P-000001.x12", "PX104"): "procedures by numbers of its own",
    ("ppo-repriced-claim.edi", "PRV003"): "a post office box",
    ("835id.txt", "REM003"): "a payment that does not add up",
}
ENGINE = Engine(catalogue(), plugins=False)


def clean_files() -> list[object]:
    """Return the valid 5010 files of the corpus that hold claims or remittances."""
    manifest = SHARED / "corpus" / "MANIFEST.tsv"
    if not manifest.is_file():
        return [pytest.param(SHARED, id="none", marks=pytest.mark.skip(reason=REASON))]
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        pytest.param(SHARED / "corpus" / "files" / row["path"], id=row["path"])
        for row in rows
        if row["type"] in ("837P", "835")
        and row["version_GS08"].startswith("005010")
        and not row["own_envelope_check"]
        and any(
            row[name].startswith("valid") for name in ("pyx12_verdict", "pyx12_coerced_verdict")
        )
    ]


@pytest.mark.parametrize("path", clean_files())
def test_no_edit_finds_an_error_in_a_valid_file(path: Path) -> None:
    document = x12.read(path)
    subjects: list[Claim | Remittance] = [*document.claims(), *document.remittances()]
    reports = [ENGINE.check(subject) for subject in subjects]
    errors = [
        f"{finding.rule} {finding.path}: {finding.message}"
        for report in reports
        for finding in report.errors
        if finding.rule not in MADE_UP and (path.name, finding.rule) not in TRUE
    ]

    assert errors == []
    assert [report.engine_errors for report in reports if report.engine_errors] == []
