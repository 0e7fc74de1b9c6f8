"""What the builders and the good strategies make is clean in the eyes of every edit."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from billingcore import x12
from billingcore.edits import Engine, Finding, catalogue
from billingcore.model import Batch, Claim, Remittance
from billingcore.testing import (
    DAY,
    a_batch,
    a_claim,
    a_patient,
    a_remittance,
    an_other_payer,
    dental_claim,
    inpatient_claim,
    institutional_claim,
)
from billingcore.testing._earlier_payers import second_after
from billingcore.testing.strategies import claims, remittances

# Tables are not the matter here: without them their rules are not evaluated.
ENGINE = Engine(catalogue(), plugins=False)

BUILDERS = [a_claim, dental_claim, institutional_claim, inpatient_claim]


def findings(subject: Batch | Claim | Remittance) -> tuple[Finding, ...]:
    return ENGINE.check(subject, as_of=DAY.replace(year=2031)).findings


def written(claim: Claim) -> x12.Document:
    data = x12.write(
        [a_batch(claim)],
        sender="SUBMITTER01",
        receiver="CLEARHOUSE01",
        created=datetime(2026, 4, 1, 12, 30, tzinfo=UTC),
    )
    return x12.read(data)


SITUATIONS = [
    {},
    {"coverage": {"subscriber": {}}},
    {"coverage": {"sequence": "S"}, "other_payers": ({},)},
]


@pytest.mark.parametrize("build", BUILDERS)
@pytest.mark.parametrize("changes", SITUATIONS, ids=["self", "dependent", "secondary"])
def test_a_built_claim_is_complete_for_its_guide(
    build: Callable[..., Claim], changes: dict[str, object]
) -> None:
    document = written(build(**changes))

    assert document.findings == ()
    assert document.claims() == (build(**changes),)


@pytest.mark.parametrize("build", [a_claim, institutional_claim, inpatient_claim])
@pytest.mark.parametrize("changes", SITUATIONS, ids=["self", "dependent", "secondary"])
def test_pyx12_accepts_a_built_claim(
    build: Callable[..., Claim], changes: dict[str, object], tmp_path: Path
) -> None:
    judge = pytest.importorskip("pyx12.x12n_document")
    settings_ = pytest.importorskip("pyx12.params").params()
    path = tmp_path / "built.x12"
    path.write_bytes(written(build(**changes)).write())
    logging.disable(logging.CRITICAL)
    try:
        accepted = judge.x12n_document(settings_, str(path), None, None, None)
    finally:
        logging.disable(logging.NOTSET)

    assert accepted


@pytest.mark.parametrize("kind", ["professional", "institutional", "inpatient", "dental"])
@given(data=st.data())
@settings(max_examples=25)
def test_a_drawn_claim_is_complete_for_its_guide(kind: str, data: st.DataObject) -> None:
    claim = data.draw(claims(kind=kind))
    document = written(claim)

    assert document.findings == ()
    assert document.claims() == (claim,)


@pytest.mark.parametrize("build", BUILDERS)
def test_a_built_claim_gives_no_edit_anything_to_say(build: Callable[..., Claim]) -> None:
    assert findings(build()) == ()


@pytest.mark.parametrize("build", BUILDERS)
def test_a_childs_claim_is_clean(build: Callable[..., Claim]) -> None:
    claim = build(coverage={"subscriber": {}})

    assert findings(claim) == ()
    assert claim.patient == a_patient(id=None, relationship="19")


@pytest.mark.parametrize("build", BUILDERS)
def test_a_secondary_claim_is_clean(build: Callable[..., Claim]) -> None:
    claim = second_after(build(), an_other_payer())

    assert findings(claim) == ()


def test_a_built_remittance_gives_no_edit_anything_to_say() -> None:
    remittance = a_remittance()

    assert [findings(remittance), findings(Batch(claims=(a_claim(),)))] == [(), ()]


@given(claims())
def test_a_good_claim_has_no_error(claim: Claim) -> None:
    assert [finding for finding in findings(claim) if finding.severity == "error"] == []


@given(remittances())
def test_a_good_remittance_has_no_finding(remittance: Remittance) -> None:
    assert findings(remittance) == ()
