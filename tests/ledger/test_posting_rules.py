"""The posting rules, one example each, with the authority that each follows."""

from decimal import Decimal
from itertools import permutations

import pytest
from attrs import evolve

from billingcore.ledger import (
    Account,
    AccountKind,
    AdjustmentRow,
    ClaimKey,
    Denial,
    Ledger,
    Policy,
    Treatment,
    post,
)
from tests.ledger.cases import (
    NPI,
    PAID,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    decided,
    ledger_of,
)

KEY = ClaimKey(NPI, "A1")


def parties(ledger: Ledger) -> dict[str | None, Decimal]:
    return ledger.balance(claim="A1").by_party


def kinds(ledger: Ledger) -> dict[str, Decimal]:
    return ledger.trial_balance().by_kind


def test_a_payment_debits_clearing_the_write_off_and_the_patient_and_credits_the_payer() -> None:
    """Charge 150, paid 80, CO-45 50, PR-2 20: the group says who owes (X12 RFI 2048)."""
    ledger = ledger_of(
        a_claim(a_line(150)), a_remittance(a_payment(decided(150, 80, "CO-45 50, PR-2 20")))
    )

    assert ledger.journal.balances(("party", "reason")) == {
        Account(kind=AccountKind.AR, party="patient"): 20,
        Account(kind=AccountKind.CLEARING, party="187726", reason="70001"): 80,
        Account(kind=AccountKind.CHARGES): -150,
        Account(kind=AccountKind.CONTRACTUAL, party="primary", reason="CO-45"): 50,
    }
    assert ledger.findings == ()
    assert ledger.denials == ()


@pytest.mark.parametrize("reason", ["1", "2", "3", "66"])
def test_patient_responsibility_moves_to_the_patient_where_nobody_is_next(reason: str) -> None:
    """PR 1, 2, 3 and 66 are the patient's share and no denial (X12 RFI 2048)."""
    paid = a_payment(decided(150, 100, f"PR-{reason} 50"))
    ledger = ledger_of(a_claim(a_line(150)), a_remittance(paid))

    assert parties(ledger) == {"patient": 50}
    assert ledger.denials == ()


def test_patient_responsibility_moves_to_the_next_coverage() -> None:
    paid = a_payment(decided(150, 100, "PR-2 50"))
    ledger = ledger_of(a_claim(a_line(150), payers="PS"), a_remittance(paid))

    assert parties(ledger) == {"secondary": 50}


def test_a_forwarded_claim_has_a_next_coverage_even_if_the_claim_names_none() -> None:
    """CLP02 19: processed as primary and forwarded to the crossover carrier (X12 RFI 1079)."""
    paid = a_payment(decided(150, 100, "PR-2 50"), status="19")
    ledger = ledger_of(a_claim(a_line(150)), a_remittance(paid))

    assert parties(ledger) == {"secondary": 50}


def test_a_later_payer_that_decided_stands_in_line() -> None:
    first = a_payment(decided(150, 100, "PR-2 50"))
    second = a_payment(decided(150, 40, "OA-23 100, PR-2 10"), status="2", icn="S1")
    ledger = ledger_of(
        a_claim(a_line(150)),
        a_remittance(first),
        a_remittance(second, trace="70002", payer="S"),
    )

    assert parties(ledger) == {"patient": 10}


def test_another_patient_responsibility_is_a_denial_besides() -> None:
    """PR with a reason other than 1, 2, 3 and 66 denies, and the patient owes (X12 RFI 2048)."""
    ledger = ledger_of(a_claim(a_line(150)), a_remittance(a_payment(decided(150, 0, "PR-96 150"))))

    assert parties(ledger) == {"patient": 150}
    assert [str(denial) for denial in ledger.denials] == [
        "2026-03-20 A1 line 1: primary denied 150.00 (PR-96)"
    ]


def test_sequestration_is_written_off_and_denies_nothing() -> None:
    """CO-253 takes 2% of the payment, after coinsurance (2 U.S.C. 906(d), CMS CR 8378)."""
    paid = a_payment(decided("100.00", "39.20", "CO-253 0.80, PR-1 50, PR-2 10"))
    ledger = ledger_of(a_claim(a_line("100.00")), a_remittance(paid))

    assert kinds(ledger)["sequestration"] == Decimal("0.80")
    assert parties(ledger) == {"patient": 60}
    assert ledger.denials == ()


@pytest.mark.parametrize("code", ["CO-50", "OA-18", "PI-204", "CO-97"])
def test_a_denial_posts_nothing_and_stays_open_with_the_payer(code: str) -> None:
    """A denial is worked out from the adjustments, never from CLP02 (X12 RFI 1423)."""
    ledger = ledger_of(
        a_claim(a_line(150)), a_remittance(a_payment(decided(150, 0, f"{code} 150")))
    )
    group, reason = code.split("-")
    entry = next(entry for entry in ledger.journal if entry.kind == "payment")

    assert parties(ledger) == {"primary": 150}
    assert entry.postings == ()
    assert ledger.denials == (
        Denial(
            entry=entry.id,
            on=PAID,
            claim=KEY,
            patient="A1",
            party="primary",
            group=group,
            reason=reason,
            amount=Decimal(150),
            line="1",
        ),
    )


def test_what_earlier_payers_did_is_not_posted_again() -> None:
    """OA-23 repeats what was posted from their remittances (X12 RFI 2143, 2535, 2194)."""
    first = a_payment(decided(150, 80, "CO-45 50, PR-2 20"))
    second = a_payment(decided(150, 20, "OA-23 130"), status="2", icn="S1")
    ledger = ledger_of(
        a_claim(a_line(150), payers="PS"),
        a_remittance(first),
        a_remittance(second, trace="70002", payer="S"),
    )

    assert parties(ledger) == {}
    assert kinds(ledger) == {"clearing": 100, "charges": -150, "contractual": 50}


@pytest.mark.parametrize("told", list(permutations(range(3))))
def test_secondary_primary_and_charge_post_alike_in_every_order(told: tuple[int, ...]) -> None:
    first = a_payment(decided(150, 80, "CO-45 50, PR-2 20"))
    second = a_payment(decided(150, 15, "OA-23 130, PR-3 5"), status="2", icn="S1")
    subjects = (
        a_claim(a_line(150), payers="PS"),
        a_remittance(first),
        a_remittance(second, trace="70002", payer="S"),
    )
    ledger = Ledger()
    for i in told:
        ledger = post(ledger, subjects[i])

    assert ledger == ledger_of(*subjects)
    assert parties(ledger) == {"patient": 5}


@pytest.mark.parametrize(
    "adjusted, balance, slugs",
    [("CO-45 435", -425, ["credit-balance"]), ("OA-23 425, CO-45 10", 0, [])],
)
def test_a_missing_oa_23_shows_as_a_credit_balance_with_a_finding(
    adjusted: str, balance: int, slugs: list[str]
) -> None:
    """The numbers of X12 RFI 1696: Medicare leaves 75, Medicaid pays 65."""
    first = a_payment(decided(500, 300, "PR-1 75, CO-45 125"))
    second = a_payment(decided(500, 65, adjusted), status="2", icn="S1")
    ledger = ledger_of(
        a_claim(a_line(500), payers="PS"),
        a_remittance(first),
        a_remittance(second, trace="70002", payer="S"),
    )

    assert ledger.balance(claim="A1").amount == balance
    assert [finding.slug for finding in ledger.findings] == slugs


def test_a_bundled_line_gives_its_charge_to_the_surviving_one() -> None:
    """CO-97 on the rolled-up line answers a negative OA-94 (X12 RFI 2320, 2551)."""
    ledger = ledger_of(
        a_claim(a_line(50, "G0008"), a_line(100)),
        a_remittance(
            a_payment(
                decided(50, 0, "CO-97 50", code="G0008"), decided(100, 120, "OA-94 -50, CO-45 30")
            )
        ),
    )

    assert ledger.balance(claim="A1").by_line == {}
    assert kinds(ledger) == {"clearing": 120, "charges": -150, "contractual": 30}
    assert ledger.denials == ()


def test_a_97_that_no_94_answers_is_a_denial_beside_a_bundle() -> None:
    ledger = ledger_of(
        a_claim(a_line(50, "G0008"), a_line(100), a_line(70, "99214")),
        a_remittance(
            a_payment(
                decided(50, 0, "CO-97 50", code="G0008"),
                decided(100, 120, "OA-94 -50, CO-45 30"),
                decided(70, 0, "CO-97 70", code="99214"),
            )
        ),
    )

    assert parties(ledger) == {"primary": 70}
    assert [(d.line, d.code) for d in ledger.denials] == [("3", "CO-97")]


def test_a_surviving_line_may_take_up_several_lines() -> None:
    """It is raised by the sum of the other lines' charges (X12 RFI 2320)."""
    ledger = ledger_of(
        a_claim(a_line(50, "G0008"), a_line(20, "G0009"), a_line(100), a_line(30, "99214")),
        a_remittance(
            a_payment(
                decided(50, 0, "CO-97 50", code="G0008"),
                decided(20, 0, "CO-97 20", code="G0009"),
                decided(100, 170, "OA-94 -70"),
                decided(30, 0, "CO-97 30", code="99214"),
            )
        ),
    )

    assert ledger.balance(claim="A1").by_line == {(KEY, "4"): 30}
    assert [denial.line for denial in ledger.denials] == ["4"]


def test_a_bundle_that_could_be_read_in_two_ways_is_not_guessed() -> None:
    ledger = ledger_of(
        a_claim(a_line(50, "G0008"), a_line(50, "G0009"), a_line(100)),
        a_remittance(
            a_payment(
                decided(50, 0, "CO-97 50", code="G0008"),
                decided(50, 0, "CO-97 50", code="G0009"),
                decided(100, 150, "OA-94 -50"),
            )
        ),
    )

    assert ledger.balance(claim="A1").by_line == {(KEY, "1"): 50, (KEY, "2"): 50, (KEY, "3"): -50}


def test_adjustments_of_claim_and_lines_stand_side_by_side() -> None:
    """The lines' payments then differ from the claim's by its own adjustments (X12 RFI 1053)."""
    paid = a_payment(decided(150, 100, "CO-45 50"), adjusted="PR-1 30", paid=70)
    ledger = ledger_of(a_claim(a_line(150)), a_remittance(paid))

    assert ledger.clearing("70001") == 70
    assert parties(ledger) == {"patient": 30}


def test_a_claim_decided_as_a_whole_posts_as_a_whole() -> None:
    paid = a_payment(charge=150, paid=100, adjusted="CO-45 30, PR-1 20")
    ledger = ledger_of(a_claim(a_line(150)), a_remittance(paid))

    assert ledger.balance(claim="A1").by_line == {(KEY, None): -130, (KEY, "1"): 150}
    assert parties(ledger) == {"patient": 20}


@pytest.mark.parametrize("status", ["23", "25"])
def test_forwarding_and_pricing_post_nothing(status: str) -> None:
    """23 is not this payer's claim, 25 prices only (X12 RFI 1423)."""
    priced = a_payment(decided(150, 0, "CO-45 50, PR-2 100"), status=status)
    ledger = ledger_of(a_claim(a_line(150)), a_remittance(priced))

    assert parties(ledger) == {"primary": 150}
    assert ledger.findings == ()
    assert ledger.denials == ()


def test_money_under_a_status_that_pays_nothing_waits_in_suspense() -> None:
    ledger = ledger_of(
        a_claim(a_line(150)), a_remittance(a_payment(decided(150, 150), status="25"))
    )

    assert ledger.balance(claim="A1").suspense == 150
    assert [finding.slug for finding in ledger.findings] == ["money-without-payment"]


def test_a_patient_not_recognized_is_judged_by_its_adjustments() -> None:
    """CLP02 4 says only that; the place in line comes from the payer (X12 RFI 1423)."""
    refused = a_payment(decided(150, 0, "CO-31 150"), status="4")
    ledger = ledger_of(
        a_claim(a_line(150), payers="PS"), a_remittance(refused, payer="S", trace="70009")
    )

    assert [(d.party, d.code) for d in ledger.denials] == [("secondary", "CO-31")]
    assert parties(ledger) == {"primary": 150}


def test_a_payment_off_balance_is_not_posted_but_its_money_is_kept() -> None:
    """All or nothing for a claim; zero tolerance (X12 RFI 1115, 2348)."""
    off = a_payment(decided(150, 80, "CO-45 50"))
    ledger = ledger_of(a_claim(a_line(150)), a_remittance(off))
    finding = ledger.findings[0]

    assert parties(ledger) == {"primary": 150}
    assert ledger.balance(claim="A1").suspense == 80
    assert (finding.rule, finding.path) == ("LDG012", "claims[0].lines[0]")
    assert dict(finding.evidence[0].facts) == {"charge": 150, "adjustments": 50, "stated": 80}
    assert ledger.clearing("70001") == 80


def test_an_amount_that_could_not_be_read_stops_the_posting_of_its_claim_only() -> None:
    unread = a_payment(decided(None, 80), charge=150, paid=80)
    fine = a_payment(decided(60, 60), number="A2", icn="ICN2")
    ledger = ledger_of(
        a_claim(a_line(150)), a_claim(a_line(60), number="A2"), a_remittance(unread, fine)
    )

    assert [finding.slug for finding in ledger.findings] == ["amount-missing"]
    assert ledger.balance().by_claim == {KEY: 150}
    assert ledger.balance().suspense == 80


def test_a_payment_for_an_unknown_claim_waits_until_the_charge_arrives() -> None:
    remittance = a_remittance(a_payment(decided(150, 150)))
    before = ledger_of(remittance)
    after = post(before, a_claim(a_line(150)))

    assert [finding.slug for finding in before.findings] == ["claim-not-in-ledger"]
    assert before.balance().suspense == 150
    assert after.findings == ()
    assert kinds(after) == {"clearing": 150, "charges": -150}


def test_an_unmapped_negative_adjustment_posts_nothing_and_denies_nothing() -> None:
    paid = a_payment(decided(100, 75, "CO-45 30, CO-144 -5"))
    ledger = ledger_of(a_claim(a_line(100)), a_remittance(paid))

    assert parties(ledger) == {"primary": -5}
    assert ledger.denials == ()


def test_a_policy_is_data_and_works_the_journal_out_anew() -> None:
    paid = a_payment(decided(100, 75, "CO-45 30, CO-144 -5"))
    incentive = AdjustmentRow("CO", "144", Treatment.WRITE_OFF, kind=AccountKind.DISCOUNT)
    policy = evolve(Policy(), adjustments=(incentive, *Policy().adjustments))
    ledger = post(ledger_of(a_claim(a_line(100)), a_remittance(paid)), policy=policy)

    assert parties(ledger) == {}
    assert kinds(ledger)["discount"] == -5


def test_a_self_pay_claim_is_owed_by_the_patient() -> None:
    assert parties(ledger_of(a_claim(a_line(150), payers=""))) == {"patient": 150}


def test_a_claim_billed_to_the_secondary_only_is_owed_by_it() -> None:
    assert parties(ledger_of(a_claim(a_line(150), payers="S"))) == {"secondary": 150}
