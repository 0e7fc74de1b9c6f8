"""An explanation reads like the story of an account, adds up, and names nobody."""

from attrs import evolve

from billingcore.findings import Place
from billingcore.ledger import Allocated, Deposit, Ledger, ReceiptTaken, post
from billingcore.model import Billing, PartyId, Payee, Provider, Reference, reveal
from tests.ledger.cases import (
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    day,
    decided,
    ledger_of,
    reversal_of,
)


def places(obj: object, path: str) -> tuple[Place, ...]:
    """Stand in for a format's locator."""
    return (Place(system="x12", label=path.rsplit(".", maxsplit=1)[-1], number=14),)


def a_story() -> Ledger:
    claim = a_claim(a_line(150), a_line(60, "G0008"), payers="PS")
    first = a_payment(
        decided(150, 80, "CO-45 50, PR-2 20"), decided(60, 0, "CO-50 60", code="G0008")
    )
    second = a_payment(decided(150, 15, "OA-23 130, PR-3 5"), status="2", icn="S1")
    return ledger_of(
        claim,
        a_remittance(first),
        a_remittance(second, trace="70002", payer="S", on=day(30)),
        ReceiptTaken(reference="R1", patient="A1", on=day(0), amount=30),
        Allocated(reference="L1", receipt="R1", on=day(31)),
    )


def test_a_balance_is_explained_down_to_the_rule() -> None:
    assert (
        str(a_story().balance(patient="A1").explain())
        == """\
A1: 60.00 open = primary 60.00

claim A1 · line 1 · 99213 · 2026-03-02
  2026-03-02 · 837 claim A1
        150.00  charged
  2026-03-20 · 835 trace 70001 claim A1 · line found by code, modifiers, units, charge and date
        -80.00  paid by primary
        -50.00  CO-45 contractual, not the patient's to pay · X12 RFI 2048
          0.00  PR-2 coinsurance: 20.00 from primary to secondary · X12 RFI 2048
  2026-04-01 · 835 trace 70002 claim A1 · line found by code, modifiers, units, charge and date
        -15.00  paid by secondary
          0.00  PR-3 copay: 5.00 from secondary to patient · X12 RFI 2048
                OA-23 earlier payers' part, posted from their own remittances: 130.00 · \
X12 RFI 1696, 2143, 2194, 2535
  2026-04-02 · allocation L1
         -5.00  allocation, oldest first
          0.00  settled

claim A1 · line 2 · G0008 · 2026-03-02
  2026-03-02 · 837 claim A1
         60.00  charged
  2026-03-20 · 835 trace 70001 claim A1 · line found by code, modifiers, units, charge and date
                CO-50 denied: 60.00 stays with primary
         60.00  open: primary 60.00

25.00 unapplied"""
    )


def test_one_partys_part_is_explained_alone() -> None:
    assert (
        str(a_story().balance(claim="A1", line="1", party="patient").explain())
        == """\
claim A1 · line 1 · patient: 0.00 open

claim A1 · line 1 · 99213 · 2026-03-02
  2026-04-01 · 835 trace 70002 claim A1 · line found by code, modifiers, units, charge and date
          5.00  PR-3 copay: 5.00 from secondary to patient · X12 RFI 2048
  2026-04-02 · allocation L1
         -5.00  allocation, oldest first
          0.00  settled"""
    )


def test_places_on_the_wire_are_shown_where_a_locator_knows_them() -> None:
    claim, remittance = a_claim(a_line(150)), a_remittance(a_payment(decided(150, 150)))
    ledger = post(Ledger(), claim, remittance, locate=places)

    assert (
        str(ledger.balance().explain())
        == """\
all accounts: 0.00 open

claim A1 · line 1 · 99213 · 2026-03-02
  2026-03-02 · 837 claim A1 · x12 patient_control_number (segment 14)
        150.00  charged · x12 charge (segment 14)
  2026-03-20 · 835 trace 70001 claim A1 · x12 patient_control_number (segment 14) · \
line found by code, modifiers, units, charge and date
       -150.00  paid by primary · x12 paid (segment 14)
          0.00  settled"""
    )


def test_a_reversal_is_told_as_the_mirror_of_what_it_takes_back() -> None:
    payment = a_payment(decided(150, 80, "CO-45 50, PI-16 20"))
    ledger = ledger_of(
        a_claim(a_line(150)),
        a_remittance(payment),
        a_remittance(reversal_of(payment), trace="70002", on=day(40)),
    )
    story = str(ledger.balance().explain())

    assert story.endswith("""\
  2026-04-11 · 835 trace 70002 claim A1
         80.00  reversal: paid by primary
         50.00  reversal: CO-45 contractual, not the patient's to pay · X12 RFI 2048
                reversal: PI-16 denied: 20.00 taken back
        150.00  open: primary 150.00""")


def test_a_notebook_shows_the_explanation_as_it_prints() -> None:
    explanation = a_story().balance(patient="A1").explain()

    assert repr(explanation) == str(explanation)


def test_nothing_that_the_ledger_shows_or_holds_names_a_person() -> None:
    """Facts never take a name, a birth date or a member number along, even when revealed."""
    claim = a_claim(a_line(150))
    off = a_payment(decided(150, 80, "CO-45 50"))
    ledger = post(
        a_story(), a_remittance(off, trace="70008"), claim, Deposit(trace="7", on=day(1), amount=1)
    )
    with reveal():
        shown = [
            repr(ledger),
            repr(ledger.facts),
            repr(ledger.findings),
            repr(list(ledger.journal)),
            repr(ledger.balance()),
            str(ledger.balance()),
            str(ledger.balance().explain()),
            repr(ledger.balance().explain().histories),
            str(ledger.trial_balance()),
            repr(ledger.denials),
        ]

    assert not [text for text in shown if "CANARY" in text or "JANE" in text]


def test_a_tax_number_that_may_be_a_persons_is_masked() -> None:
    tax = (Reference("SY", "900120001"),)
    claim = evolve(
        a_claim(a_line(150)), billing=Billing(provider=Provider(role="85", references=tax))
    )
    remittance = a_remittance(a_payment(decided(150, 150)))
    header = remittance.header
    assert header is not None
    payee = Payee(id=PartyId("FI", "900120001"))
    ledger = ledger_of(claim, evolve(remittance, header=evolve(header, payee=payee)))

    assert ledger.balance().amount == 0
    shown = repr(ledger.facts) + repr(list(ledger.journal)) + str(ledger.balance().explain())
    assert "900120001" not in shown
