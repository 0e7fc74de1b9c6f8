"""What earlier payers decided, gathered by payer, and its arithmetic."""

from billingcore.model import Balance, Claim, PriorDecision, prior_decisions
from billingcore.testing import a_claim


def decided(payer: str = "88888", paid: object = "80", **adjustments: str) -> dict[str, object]:
    return {
        "payer_id": payer,
        "paid": paid,
        "adjustments": {name.replace("_", "-"): amount for name, amount in adjustments.items()},
    }


def claim(*decisions: dict[str, object], **payer: object) -> Claim:
    lines = ({"charge": "100", "adjudications": decisions},)
    return a_claim(lines=lines, other_payers=(payer,), coverage={"sequence": "S"})


def only(subject: Claim) -> PriorDecision:
    (decision,) = prior_decisions(subject)
    return decision


def equations(subject: Claim) -> dict[str, tuple[float, float]]:
    found: tuple[Balance, ...] = tuple(only(subject).balances())
    return {balance.level: (float(balance.stated), float(balance.computed)) for balance in found}


def test_three_balances_follow_from_one_decision() -> None:
    subject = claim(decided(CO_45="20"), amounts={"D": "70"}, adjustments={"PR-1": "10"})

    assert equations(subject) == {"line": (80, 80), "claim": (70, 70), "payment": (70, 70)}


def test_a_decision_on_the_claim_alone_has_one_balance() -> None:
    subject = claim(amounts={"D": "60"}, adjustments={"CO-45": "40"})

    assert equations(subject) == {"claim": (60, 60)}


def test_a_service_taken_apart_is_added_up() -> None:
    subject = claim(decided(paid="30"), decided(paid="50", CO_45="20"), amounts={"D": "80"})

    assert equations(subject)["line"] == (80, 80)
    assert only(subject).paid_for_lines == 80


def test_an_amount_that_could_not_be_read_makes_no_balance() -> None:
    unknown = claim(decided(paid=None, CO_45="20"), amounts={"D": "70"})
    without_paid = claim(decided(CO_45="20"))
    without_charge = a_claim(charge=None, other_payers=({"amounts": {"D": "70"}},))

    assert equations(unknown) == {"claim": (70, 80)}
    assert equations(without_paid) == {"line": (80, 80)}
    assert equations(without_charge) == {}


def test_an_adjustment_without_an_amount_makes_no_balance() -> None:
    subject = claim(amounts={"D": "70"}, adjustments=({"group": "CO", "reason": "45"},))

    assert equations(subject) == {}


def test_lines_of_an_identifier_that_two_payers_have_are_of_neither_for_sure() -> None:
    subject = a_claim(
        lines=({"charge": "100", "adjudications": (decided(),)},),
        other_payers=({"amounts": {"D": "1"}}, {"coverage": {"sequence": "S"}}),
    )

    assert [decision.ambiguous for decision in prior_decisions(subject)] == [True, True]
    assert [list(decision.balances()) for decision in prior_decisions(subject)] == [[], []]


def test_a_payer_without_an_identifier_has_no_lines() -> None:
    subject = claim(decided(), coverage={"payer": {"id": None}})

    assert only(subject).lines == ()
    assert not only(subject).is_made


def test_whatever_is_said_of_a_decision_makes_one() -> None:
    silent = claim()
    lines = claim(decided())
    said = (
        {"amounts": {"D": "0"}},
        {"adjustments": {"CO-45": "1"}},
        {"inpatient": {"remark": "MA07"}},
        {"outpatient": {"remark": "MA07"}},
    )

    assert not only(silent).is_made
    assert only(lines).is_made
    assert all(only(claim(**payer)).is_made for payer in said)
