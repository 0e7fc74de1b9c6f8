"""Files to read: real ones with what their manifest says of them, and our own samples."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from billingcore.model import Claim, ClaimPayment
from billingcore.x12 import Document
from tests.shared import REASON, SHARED

SAMPLES = Path(__file__).parent / "samples"

_OURS = ("837P", "837I", "837D", "835")

COUNTS = {
    "ambulance_attachment_and_drug.837": 1,
    "claim_level_adjustments.835": 3,
    "crlf_after_each_segment.837": 1,
    "crown_and_predetermination.837": 2,
    "dependent_and_secondary.837": 1,
    "inpatient_and_outpatient.837": 2,
    "newline_terminated.837": 1,
    "one_claim_for_the_subscriber.837": 1,
    "one_long_line.837": 1,
    "pipe_delimited.835": 1,
    "replacement_and_void.837": 2,
    "reversal_and_correction.835": 3,
    "three_interchanges_three_delimiters.x12": 6,
    "three_transactions.835": 5,
    "two_plb.835": 1,
    "two_providers_five_claims.837": 5,
    "version_4010.835": 1,
    "version_4010.837": 1,
}
"""The claims and claim payments in each of our samples."""


@frozen
class File:
    """Give a file with what is known of it: its set, guide, number of claims, and validity."""

    path: Path
    name: str
    kind: str
    version: str
    claims: int
    clean: bool
    segments: int

    @property
    def ours(self) -> bool:
        """Tell whether the file has claims or remittances in it."""
        return any(kind in _OURS for kind in self.kind.split("+"))

    @property
    def current(self) -> bool:
        """Tell whether the file follows a 5010 guide."""
        return self.version.startswith("005010")


def samples() -> list[File]:
    """Return our own samples: all of them are clean."""
    return [
        File(
            path=SAMPLES / name,
            name=name,
            kind={"837": "837P", "835": "835"}.get(name.rpartition(".")[2], "835+837P"),
            version="004010" if "4010" in name else "005010",
            claims=claims,
            clean=True,
            segments=0,
        )
        for name, claims in COUNTS.items()
    ]


def real() -> list[File]:
    """Return the real files of the corpus; none where it is absent."""
    manifest = SHARED / "corpus" / "MANIFEST.tsv"
    if not manifest.is_file():
        return []
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        File(
            path=SHARED / "corpus" / "files" / row["path"],
            name=row["path"],
            kind=row["type"],
            version=row["version_GS08"],
            claims=int(row["n_claims"] or 0),
            clean=not row["own_envelope_check"]
            and any(row[v].startswith("valid") for v in ("pyx12_verdict", "pyx12_coerced_verdict")),
            segments=int(row["nsegs"] or 0),
        )
        for row in rows
    ]


def parameters(wanted: Callable[[File], bool], *, ours: bool = True) -> list[Any]:
    """Return test parameters: our samples and the real files that are wanted."""
    found = [
        pytest.param(file, id=file.name) for file in (samples() if ours else ()) if wanted(file)
    ]
    files = real()
    if not files:
        return [*found, pytest.param(None, id="corpus", marks=pytest.mark.skip(reason=REASON))]
    return found + [pytest.param(file, id=file.name) for file in files if wanted(file)]


def roots(document: Document) -> tuple[Claim | ClaimPayment, ...]:
    """Return all claims and claim payments of a document."""
    return (*document.claims(), *document.payments())
