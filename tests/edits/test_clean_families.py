"""On the dental files of others, and on invented claims, edits of single fields of care are quiet.

Nobody's map judges the dental files, so what is found in them was looked at by hand.
"""

import csv
from pathlib import Path

import pytest

from billingcore import x12
from billingcore.edits import Engine, catalogue
from billingcore.testing.generator import claims
from tests.shared import REASON, SHARED

MADE_UP = {"PRV002": "ZIP Codes of five digits", "PRV010": "numbers without a check digit"}
TRUE = {
    ("multiple-tooth-numbers.edi", "DEN020"): "a denture, first or again",
    ("multiple-tooth-numbers.edi", "DEN051"): "services without a day",
    ("sales-tax.edi", "DEN051"): "services without a day",
}
FAMILIES = ("DEN", "HHA", "LAB", "THE")
EVERY = Engine(catalogue(), plugins=False)
FIELDS = Engine([rule for rule in catalogue() if rule.family in FAMILIES], plugins=False)


def dental_files() -> list[object]:
    """Return the dental files of the corpus."""
    manifest = SHARED / "corpus" / "MANIFEST.tsv"
    if not manifest.is_file():
        return [pytest.param(SHARED, id="none", marks=pytest.mark.skip(reason=REASON))]
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        pytest.param(SHARED / "corpus" / "files" / row["path"], id=Path(row["path"]).name)
        for row in rows
        if row["type"] == "837D" and row["version_GS08"].startswith("005010")
    ]


@pytest.mark.parametrize("path", dental_files())
def test_only_what_is_true_is_found_in_a_dental_file(path: Path) -> None:
    reports = [EVERY.check(claim) for claim in x12.read(path).claims()]
    found = {
        finding.rule
        for report in reports
        for finding in report
        if (finding.rule.startswith("DEN") or finding in report.errors)
        and finding.rule not in MADE_UP
    }

    assert found == {rule for name, rule in TRUE if name == path.name}
    assert [report.engine_errors for report in reports if report.engine_errors] == []


@pytest.mark.parametrize("kind", ["professional", "institutional", "dental"])
def test_nothing_is_found_in_invented_claims(kind: str) -> None:
    found = [finding for claim in claims(31, 1000, kind=kind) for finding in FIELDS.check(claim)]

    assert found == []
