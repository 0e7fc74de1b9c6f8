"""A denial stays open until it is taken back, decided again, or nobody owes anything."""

from billingcore.ledger import AccountKind, WrittenOff, post
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

CLAIM = a_claim(a_line(150), a_line(60, "G0008"), payers="PS")
DENIED = a_payment(decided(150, 100, "CO-45 50"), decided(60, 0, "CO-50 60", code="G0008"))
LEDGER = ledger_of(CLAIM, a_remittance(DENIED))


def open_codes(*subjects: object) -> list[str]:
    return [denial.code for denial in post(LEDGER, *subjects).denials]  # type: ignore[arg-type]


def test_a_denial_names_its_line_and_party() -> None:
    assert [str(denial) for denial in LEDGER.denials] == [
        "2026-03-20 A1 line 2: primary denied 60.00 (CO-50)"
    ]


def test_a_reversal_takes_the_denial_back() -> None:
    back = a_remittance(reversal_of(DENIED), trace="70002", on=day(40))

    assert open_codes(back) == []
    assert [d.code for d in post(LEDGER, back).as_of(day(39)).denials] == ["CO-50"]


def test_a_later_decision_of_the_same_payer_replaces_the_denial() -> None:
    again = a_payment(decided(60, 0, "CO-16 60", code="G0008"), icn="ICN2")

    assert open_codes(a_remittance(again, trace="70002", on=day(40))) == ["CO-16"]


def test_another_payers_decision_does_not() -> None:
    other = a_payment(decided(60, 0, "OA-23 60", code="G0008"), status="2", icn="S1")
    codes = open_codes(a_remittance(other, trace="70002", payer="S", on=day(40)))

    assert codes == ["CO-50"]


def test_a_denial_is_settled_when_nothing_is_owed() -> None:
    off = WrittenOff(
        reference="W",
        on=day(50),
        amount=60,
        claim="A1",
        line="2",
        party="primary",
        reason=AccountKind.TIMELY_FILING,
    )

    assert open_codes(off) == []


def test_a_denial_of_the_whole_claim_counts_what_the_claim_owes() -> None:
    whole = a_payment(charge=210, paid=0, adjusted="CO-29 210")
    ledger = ledger_of(CLAIM, a_remittance(whole))

    assert [(d.code, d.line) for d in ledger.denials] == [("CO-29", None)]
