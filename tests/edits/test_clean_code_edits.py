"""On valid files and invented claims the code editor's rules find nothing but what is true."""

import csv
import lzma
from pathlib import Path

import pytest

from billingcore import x12
from billingcore.codes import PoaExemptRow, PoaExemptTable, ReferenceSet
from billingcore.codes.loaders import load_poa_exempt
from billingcore.edits import Engine, catalogue
from billingcore.model import Claim
from billingcore.testing.generator import claims
from tests.shared import REASON, SHARED

POA = "codedata/poa/POAexemptCodes2020.txt.xz"
TRUE = {("837I-000001.x12", "DX162"): "long use of insulin is exempt, and has an indicator"}
FAMILIES = ("DX13", "DX16", "DX17", "DEM02")
RULES = [rule for rule in catalogue() if rule.id.startswith(FAMILIES)]
ENGINE = Engine(RULES, plugins=False)


@pytest.fixture(scope="module")
def reference(shared: Path) -> ReferenceSet:
    """Return what ships, and the exempt codes of one year as if of every year."""
    listed = load_poa_exempt(lzma.decompress((shared / POA).read_bytes()))
    rows = [PoaExemptRow(row.code) for row in listed]
    return ReferenceSet.default().with_(poa_exempt=PoaExemptTable("poa_exempt", rows))


def valid_files() -> list[object]:
    """Return the valid 5010 files of the corpus that hold claims."""
    manifest = SHARED / "corpus" / "MANIFEST.tsv"
    if not manifest.is_file():
        return [pytest.param(SHARED, id="none", marks=pytest.mark.skip(reason=REASON))]
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        pytest.param(SHARED / "corpus" / "files" / row["path"], id=row["path"])
        for row in rows
        if row["type"] in ("837P", "837I")
        and row["version_GS08"].startswith("005010")
        and any(
            row[name].startswith("valid") for name in ("pyx12_verdict", "pyx12_coerced_verdict")
        )
    ]


def found(claim: Claim, reference: ReferenceSet) -> list[str]:
    report = ENGINE.check(claim, reference=reference)
    assert report.engine_errors == ()
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize("path", valid_files())
def test_a_valid_file_is_clean(path: Path, reference: ReferenceSet) -> None:
    rules = {rule for claim in x12.read(path).claims() for rule in found(claim, reference)}

    assert rules <= {rule for name, rule in TRUE if name == path.name}


@pytest.mark.parametrize("kind", ["professional", "institutional"])
def test_invented_claims_are_clean(kind: str, reference: ReferenceSet) -> None:
    assert [rule for claim in claims(31, 1000, kind=kind) for rule in found(claim, reference)] == []
