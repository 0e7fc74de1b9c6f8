"""Posting the same thing again is no change; the same key with other content is a conflict."""

from attrs import evolve

from billingcore.findings import Place
from billingcore.ledger import Ledger, ReceiptTaken, Withdrawn, post
from tests.ledger.cases import (
    NPI,
    PAID,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    day,
    decided,
    ledger_of,
)

CLAIM = a_claim(a_line(150))
PAYMENT = a_payment(decided(150, 150))


def test_the_same_remittance_in_another_file_is_the_same_facts() -> None:
    """The identity is trace, originator and payee, not the envelope (X12 RFI 217, 654)."""

    def far(obj: object, path: str) -> tuple[Place, ...]:
        return (Place(system="x12", label=path, number=900),)

    def near(obj: object, path: str) -> tuple[Place, ...]:
        return (Place(system="x12", label=path, number=9),)

    remittance = a_remittance(PAYMENT)
    one = post(post(ledger_of(CLAIM), remittance, locate=far), remittance, locate=near)
    two = post(post(ledger_of(CLAIM), remittance, locate=near), remittance, locate=far)

    assert one == two == ledger_of(CLAIM, remittance)
    assert str(one.balance().explain()) == str(two.balance().explain())


def test_trailing_zeros_do_not_make_another_fact() -> None:
    assert ledger_of(a_remittance(a_payment(decided("150.00", "150.00")))) == ledger_of(
        a_remittance(a_payment(decided("150", "150")))
    )


def test_identical_claim_payments_in_one_remittance_both_count() -> None:
    """An ordinal tells them apart (X12 RFI 1847, 1874)."""
    ledger = ledger_of(CLAIM, a_remittance(PAYMENT, PAYMENT), a_remittance(PAYMENT, PAYMENT))

    assert ledger.clearing("70001") == 300
    assert [finding.slug for finding in ledger.findings] == ["credit-balance"]


def test_two_versions_of_a_remittance_post_what_they_have_in_common() -> None:
    other = a_payment(decided(60, 60), number="A2", icn="ICN2")
    wrong = a_payment(decided(60, 50, "CO-45 10"), number="A2", icn="ICN2")
    claims = CLAIM, a_claim(a_line(60), number="A2")
    first = a_remittance(PAYMENT, other, plb=(("WO", "R", -5), ("L6", "R", -1)))
    second = a_remittance(PAYMENT, wrong, plb=(("WO", "R", -5),))
    ledger = ledger_of(*claims, first, second)

    assert [finding.slug for finding in ledger.findings] == ["conflicting-remittance"]
    assert ledger.balance().by_claim == {(NPI, "A2"): 60}
    assert ledger.clearing("70001") == 155
    fixed = post(ledger, Withdrawn(fact=_remittance(ledger_of(second)), on=PAID))
    assert fixed.journal.entries == ledger_of(*claims, first).journal.entries
    assert fixed.findings == ()


def _remittance(ledger: Ledger) -> str:
    return next(name for name in ledger.facts if name.startswith("remittance"))


def test_a_claim_payment_that_its_remittance_lacks_is_held() -> None:
    remittance = a_remittance(PAYMENT)
    stray = evolve(a_payment(decided(150, 9, "CO-45 141")), header=remittance.header)
    ledger = ledger_of(CLAIM, remittance, stray)

    assert [finding.slug for finding in ledger.findings] == ["conflicting-claim-payment"]
    assert ledger.clearing("70001") == 150


def test_single_claim_payments_of_one_key_that_differ_are_held_until_the_remittance_comes() -> None:
    split = a_remittance(PAYMENT, a_payment(decided(60, 60, code="G0008")))
    claim = a_claim(a_line(150), a_line(60, "G0008"))
    alone = [evolve(payment, header=split.header) for payment in split.claims]
    ledger = ledger_of(claim, *alone)

    assert [finding.slug for finding in ledger.findings] == ["conflicting-claim-payment"]
    assert ledger.clearing("70001") == 0
    assert post(ledger, split) == ledger_of(claim, split)
    assert post(ledger, split).balance().amount == 0


def test_two_receipts_of_one_number_are_a_conflict_that_nobody_posts() -> None:
    one = ReceiptTaken(reference="R1", patient="A1", on=day(0), amount=20)
    two = evolve(one, amount=25)
    ledger = ledger_of(CLAIM, one, two)

    assert [finding.slug for finding in ledger.findings] == ["conflicting-facts"]
    assert ledger.balance(patient="A1").unapplied == 0
    fixed = post(ledger, Withdrawn(fact=two.id, on=day(1), why="typed wrong"))
    assert fixed.findings == ()
    assert fixed.balance(patient="A1").unapplied == 20


def test_facts_keep_their_ids_from_release_to_release() -> None:
    """Stored facts are found again by these; a change here is a change of identity."""
    ledger = ledger_of(CLAIM, a_remittance(PAYMENT))

    assert sorted(ledger.facts) == [
        "charge-192fb2f77370ec9b14c93897",
        "decision-0d093e9e87bc04064756e66e",
        "remittance-6d3d827969168977cb105e79",
    ]
