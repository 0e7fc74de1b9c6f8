"""Invented files are clean, balanced, the same every time, and others read them as we do."""

import logging
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from billingcore import edits, x12
from billingcore.codes import ReferenceSet
from billingcore.identifiers import mbi, npi
from billingcore.model import Claim, ClaimPayment, Provider, Remittance
from billingcore.model.balances import balances
from billingcore.money import total
from billingcore.testing import a_claim, generator
from billingcore.testing.accounting import unaccounted

KINDS = ("837P", "837I", "837D", "835")
CLAIMS = {"837P": "professional", "837I": "institutional", "837D": "dental"}
SEEDS = st.integers(0, 10_000)

# What the seed 7 has always given; a change here changes everybody's invented data.
DIGESTS = {
    "837P": "cd4d94f05c4d3d9b5f2197ba88fbc6182600cd489bd6fb4b05a328de57c1206c",
    "837I": "704a3dedeb1966ec0c1a3a3256d11e9c12246019700a5af27c066e9f242f570a",
    "837D": "e6b45909035dca7642503cd408b5c0f8b99e45fd2e003dd76815db5ca10b081c",
    "835": "9460014f0abd9af698935ff5b3665b44899a28cf03f3ccae4f7084f1481e8873",
}


@pytest.fixture(scope="module", params=KINDS)
def data(request: pytest.FixtureRequest) -> bytes:
    return generator.x12_file(request.param, claims=160, seed=7, per_batch=60)


@pytest.fixture(scope="module", params=CLAIMS)
def of_a_kind(request: pytest.FixtureRequest) -> tuple[str, tuple[Claim, ...]]:
    return request.param, tuple(generator.claims(7, 1000, kind=CLAIMS[request.param]))


@pytest.fixture(scope="module")
def stays() -> tuple[Claim, ...]:
    return tuple(generator.claims(7, 1000, kind="institutional"))


@pytest.fixture(scope="module")
def remits() -> tuple[Remittance, ...]:
    return tuple(generator.remittances(7, 1000))


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return tuple(generator.claims(7, 1000))


# -- clean -----------------------------------------------------------------------------------


@given(SEEDS, st.sampled_from(KINDS))
@settings(max_examples=10)
def test_a_file_has_no_finding_and_everything_in_it_is_accounted_for(seed: int, kind: str) -> None:
    document = x12.read(generator.x12_file(kind, claims=30, seed=seed))

    assert document.findings == ()
    assert unaccounted(document) == ([], [])


def test_claims_that_are_written_read_back_equal(
    of_a_kind: tuple[str, tuple[Claim, ...]],
) -> None:
    kind, claims = of_a_kind

    assert x12.read(generator.x12_file(kind, claims=1000, seed=7)).claims() == claims


def test_remittances_that_are_written_read_back_equal(remits: tuple[Remittance, ...]) -> None:
    assert x12.read(generator.x12_file("835", claims=1000, seed=7)).remittances() == remits


def test_no_edit_finds_anything_in_a_claim(of_a_kind: tuple[str, tuple[Claim, ...]]) -> None:
    _, claims = of_a_kind
    found = [finding for claim in claims for finding in edits.check(claim).findings]

    assert found == []


@given(SEEDS)
@settings(max_examples=10)
def test_every_remittance_balances_at_every_level(seed: int) -> None:
    remits = tuple(generator.remittances(seed, 40, reversals=50))

    assert {b.difference for remit in remits for b in balances(remit)} == {Decimal(0)}
    assert [finding for remit in remits for finding in edits.check(remit).findings] == []


def test_every_decision_of_an_earlier_payer_balances(
    of_a_kind: tuple[str, tuple[Claim, ...]],
) -> None:
    _, claims = of_a_kind
    decided = [claim for claim in claims if claim.other_payers]
    for claim in decided:
        (other,) = claim.other_payers
        own = total(a.amount for a in other.adjustments)
        lines = [d for line in claim.lines for d in line.adjudications]
        assert {d.payer_id for d in lines} in ({other.payer_id}, set())
        assert claim.charge == total((other.paid, own, *(d.adjusted for d in lines)))
        for line in claim.lines if lines else ():
            (decision,) = line.adjudications
            assert line.charge == total((decision.paid, decision.adjusted))

    assert len(decided) > 50


def test_a_claim_says_why_medicare_pays_second(of_a_kind: tuple[str, tuple[Claim, ...]]) -> None:
    kind, claims = of_a_kind
    firsts = [claim.other_payers[0].coverage for claim in claims if claim.other_payers]
    second = [
        claim
        for claim in claims
        if claim.other_payers and claim.coverage and claim.coverage.filing_indicator in ("MA", "MB")
    ]
    reasons = {
        "837P": [claim.coverage.insurance_type == "12" for claim in second if claim.coverage],
        "837I": [
            "12" in {value.code for value in claim.institutional.value_codes}
            for claim in second
            if claim.institutional
        ],
    }

    assert {coverage.filing_indicator for coverage in firsts if coverage} <= {"CI", "BL"}
    assert all(reasons.get(kind, ()))


def test_nobody_has_a_diagnosis_of_another_age(of_a_kind: tuple[str, tuple[Claim, ...]]) -> None:
    _, claims = of_a_kind
    rules = [rule for rule in edits.catalogue() if rule.id in ("DEM020", "DEM021")]
    reference = ReferenceSet.default()
    reports = [edits.check(claim, rules=rules, reference=reference) for claim in claims]
    found = [finding for report in reports for finding in report.findings]

    assert found == []


def test_a_visit_beside_a_procedure_says_that_it_was_separate(claims: tuple[Claim, ...]) -> None:
    beside = [claim for claim in claims if any(line.code == "20610" for line in claim.lines)]
    visits = [line for claim in beside for line in claim.lines if line.code in ("99213", "99214")]

    assert visits
    assert {line.modifiers for line in visits} == {("25",)}


def test_no_payment_is_negative(remits: tuple[Remittance, ...]) -> None:
    amounts = [remit.payment.amount for remit in remits if remit.payment]

    assert min(amount for amount in amounts if amount is not None) >= 0


def test_identifiers_are_well_formed(claims: tuple[Claim, ...]) -> None:
    providers = [p for c in claims for p in (c.billing_provider, *c.providers)]
    members = [
        c.subscriber.id.value
        for c in claims
        if c.coverage and c.coverage.filing_indicator == "MB" and c.subscriber and c.subscriber.id
    ]

    assert all(isinstance(p, Provider) and npi.is_valid(p.npi or "") for p in providers)
    assert members
    assert all(mbi.is_valid(number or "", synthetic=True) for number in members)


# -- the same every time ---------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes_everywhere() -> None:
    code = (
        "import hashlib; from billingcore.testing.generator import x12_file as f;"
        f"print([hashlib.sha256(f(k, claims=200, seed=7)).hexdigest() for k in {KINDS}])"
    )
    active = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    answers = {
        subprocess.run(
            (sys.executable, "-c", code),
            env=active | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("0", "4711")
    }

    assert answers == {str([DIGESTS[kind] for kind in KINDS])}


def test_another_seed_gives_other_people() -> None:
    assert generator.x12_file("837P", claims=5, seed=1) != generator.x12_file(
        "837P", claims=5, seed=2
    )


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no generator of '834'"):
        generator.x12_file("834")


# -- what is in it ---------------------------------------------------------------------------


def test_claims_have_dependents_earlier_payers_and_replacements(
    claims: tuple[Claim, ...],
) -> None:
    counts = Counter[str]()
    for claim in claims:
        counts["dependent"] += not claim.patient_is_subscriber
        counts["secondary"] += bool(claim.other_payers)
        counts["whole claim adjusted"] += any(o.adjustments for o in claim.other_payers)
        counts["replaces"] += claim.frequency == "7"
        counts["referred"] += claim.referring is not None
        counts["pay-to address"] += bool(claim.billing and claim.billing.pay_to)

    assert len(counts) == 6
    assert min(counts.values()) > 5


def test_institutional_claims_have_codes_drugs_and_stays(stays: tuple[Claim, ...]) -> None:
    counts = Counter[str]()
    for claim in stays:
        detail = claim.institutional
        assert detail is not None
        inpatient = claim.facility_code == "11"
        counts["stay"] += inpatient
        counts["admitted at an hour"] += any(d.at for d in claim.dates if d.qualifier == "435")
        counts["occurrence"] += bool(detail.occurrences)
        counts["occurrence span"] += bool(detail.occurrence_spans)
        counts["value"] += bool(detail.value_codes)
        counts["condition"] += bool(claim.condition_codes)
        counts["drug"] += any(line.drug for line in claim.lines)
        counts["procedure"] += bool(claim.procedures)
        counts["group"] += detail.drg is not None
        counts["decided as a whole"] += any(o.payer and o.payer.decided for o in claim.other_payers)
        counts["decided by line"] += any(line.adjudications for line in claim.lines)
        for diagnosis in claim.diagnoses:
            counts[str(diagnosis.role)] += 1
            counts[f"present {diagnosis.present_on_admission}"] += 1
            assert inpatient or diagnosis.present_on_admission is None

    assert len(counts) == 21
    assert min(counts.values()) > 5


def test_dental_claims_have_teeth_and_orthodontics() -> None:
    counts = Counter[str]()
    for claim in generator.claims(7, 1000, kind="dental"):
        counts["months"] += bool(claim.dental and claim.dental.orthodontic_months)
        counts["missing"] += bool(claim.dental and claim.dental.teeth)
        counts["diagnosed"] += bool(claim.diagnoses)
        counts["accident"] += claim.accident is not None
        for line in claim.lines:
            about = line.dental
            counts["tooth"] += bool(about and about.teeth)
            counts["surfaces"] += any(tooth.surfaces for tooth in (about.teeth if about else ()))
            counts["area"] += bool(about and about.areas)
            counts["replaced"] += bool(about and about.prosthesis == "R" and line.dated("441"))

    assert len(counts) == 8
    assert min(counts.values()) > 5


def test_what_is_done_to_teeth_fits_together() -> None:
    rules = [rule for rule in edits.catalogue() if rule.family == "DEN"]
    engine = edits.Engine(rules, plugins=False)
    found = [f for claim in generator.claims(7, 1000, kind="dental") for f in engine.check(claim)]

    assert found == []


def test_an_unknown_kind_of_claim_is_refused() -> None:
    with pytest.raises(ValueError, match="kind is none of professional, institutional, dental"):
        generator.claims(1, 1, kind="837I")


def test_shares_can_be_asked_for() -> None:
    only = tuple(generator.claims(7, 50, dependents=0, other_payers=100))

    assert all(claim.patient_is_subscriber and claim.other_payers for claim in only)


def test_remittances_have_reversals_denials_and_money_outside_of_claims(
    remits: tuple[Remittance, ...],
) -> None:
    payments = [claim for remit in remits for claim in remit.claims]
    statuses = {claim.status for claim in payments}
    reasons = {a.reason for remit in remits for a in remit.provider_adjustments}
    denied = [c for c in payments if c.status == "1" and c.charge and not c.paid]

    assert statuses >= {"1", "2", "19", "22"}
    assert reasons == {"WO", "FB", "L6", "CS"}
    assert denied
    assert any(claim.adjustments for claim in payments)
    assert any(claim.crossover for claim in payments)


def test_a_reversal_takes_back_what_was_decided_and_a_new_decision_follows(
    remits: tuple[Remittance, ...],
) -> None:
    by_number: dict[str | None, list[ClaimPayment]] = {}
    for remit in remits:
        for claim in remit.claims:
            by_number.setdefault(claim.patient_control_number, []).append(claim)
    several = [found for found in by_number.values() if len(found) > 1]
    for first, reversal, again in several:
        assert (first.is_reversal, reversal.is_reversal, again.is_reversal) == (False, True, False)
        assert total((first.charge, reversal.charge)) == total((first.paid, reversal.paid)) == 0
        assert reversal.payer_control_number == first.payer_control_number
        assert again.charge == first.charge

    assert several


def test_given_claims_are_answered_line_by_line(claims: tuple[Claim, ...]) -> None:
    wanted = {c.patient_control_number: c for c in claims[:100]}
    answered = [c for r in generator.answer(claims[:100], 3, reversals=0) for c in r.claims]

    assert len(answered) == len(wanted)
    for payment in answered:
        claim = wanted[payment.patient_control_number]
        assert payment.charge == claim.charge
        assert [line.control_number for line in payment.lines] == [
            line.control_number for line in claim.lines
        ]


@pytest.mark.parametrize("kind", ["institutional", "dental"])
def test_claims_of_every_kind_are_answered(kind: str) -> None:
    remits = tuple(generator.answer(generator.claims(7, 100, kind=kind), 3))

    assert {b.difference for remit in remits for b in balances(remit)} == {Decimal(0)}


def test_claims_of_other_making_are_answered_too() -> None:
    (remit,) = generator.answer([a_claim()], 1)

    assert [claim.charge for claim in remit.claims] == [a_claim().charge]
    assert edits.check(remit).findings == ()


def test_a_file_may_have_several_transactions(data: bytes) -> None:
    assert len(x12.read(data).transactions) > 2


def test_any_delimiters_will_do() -> None:
    odd = x12.Delimiters(element="|", component=">", terminator="\n", repetition="!")
    plain = x12.read(generator.x12_file("835", claims=20, seed=3))

    document = x12.read(generator.x12_file("835", claims=20, seed=3, delimiters=odd))

    assert document.findings == ()
    assert document.remittances() == plain.remittances()


# -- what others say -------------------------------------------------------------------------


def test_pyx12_accepts_it(data: bytes, tmp_path: Path) -> None:
    if b"*005010X224A2~" in data:
        pytest.skip("pyx12 has no map of the 837D")
    document = pytest.importorskip("pyx12.x12n_document")
    settings_ = pytest.importorskip("pyx12.params").params()
    path = tmp_path / "made.x12"
    path.write_bytes(data)
    logging.disable(logging.CRITICAL)
    try:
        accepted = document.x12n_document(settings_, str(path), None, None, None)
    finally:
        logging.disable(logging.NOTSET)

    assert accepted


@pytest.mark.filterwarnings("ignore")
def test_x12sdk_reads_the_same_totals(data: bytes, tmp_path: Path) -> None:
    reader = pytest.importorskip("x12sdk.io").X12ModelReader
    if b"*005010X224A2~" in data:
        pytest.skip("x12sdk has no 837D")
    path = tmp_path / "made.x12"
    path.write_bytes(data)
    document = x12.read(data)
    found: list[Any] = []
    with reader(str(path)) as models:
        for model in models.models():
            found.extend(model.claims())

    ours: tuple[Claim | ClaimPayment, ...] = (*document.claims(), *document.payments())
    assert [(c.patient_control_number, Decimal(c.charge)) for c in found] == [
        (c.patient_control_number, c.charge) for c in ours
    ]
    if document.payments():
        assert [Decimal(c.paid) for c in found] == [c.paid for c in document.payments()]


def test_oxedi_reads_the_same_totals_and_objects_to_nothing() -> None:
    oxedi: Any = pytest.importorskip("oxedi")
    data = generator.x12_file("835", claims=400, seed=7)
    remits = x12.read(data).remittances()

    found = oxedi.parse(data)

    assert list(found.diagnostics) == []
    assert found.count_claims() == sum(len(remit.claims) for remit in remits)
    assert found.sum_payments() == total(r.payment.amount for r in remits if r.payment)
