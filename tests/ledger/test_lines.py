"""Decided lines find their charged line by number, else by what they say, never by a guess."""

from datetime import date

import pytest
from attrs import evolve

from billingcore.ledger._lines import BY_CLAIM, BY_CONTENT, BY_NUMBER
from billingcore.model import ClaimDate, Procedure, ServicePayment
from billingcore.periods import Period
from tests.ledger.cases import (
    SERVED,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    day,
    decided,
    ledger_of,
)

TWICE = a_claim(
    a_line(100, control_number="L1"), a_line(100, control_number="L2"), a_line(60, "G0008")
)


def found(claim: object, line: ServicePayment) -> tuple[str | None, str]:
    """Return the line that the payment was posted to, and how it was found."""
    ledger = ledger_of(claim, a_remittance(a_payment(line)))
    entry = next(entry for entry in ledger.journal if entry.kind == "payment")
    slugs = [finding.slug for finding in ledger.findings]
    posting = entry.postings[0]

    assert ("line-not-matched" in slugs) == (posting.account.line is None)
    return posting.account.line, posting.basis.matched


def dated(on: date) -> tuple[ClaimDate, ...]:
    return (ClaimDate("472", Period.day(on)),)


def test_the_line_item_control_number_comes_first() -> None:
    """REF*6R names the line even between twins (X12 RFI 1684, 1917)."""
    claim = a_claim(a_line(100, control_number="L1"), a_line(100, control_number="L2"))

    assert found(claim, decided(100, 100, control_number="L2")) == ("L2", BY_NUMBER)


def test_without_a_number_of_its_own_for_every_line_lines_are_named_by_their_place() -> None:
    assert found(TWICE, decided(100, 100, control_number="L2")) == ("2", BY_NUMBER)


def test_a_line_is_found_by_what_it_says() -> None:
    assert found(TWICE, decided(60, 60, code="G0008")) == ("3", BY_CONTENT)


def test_twins_are_not_guessed_between() -> None:
    assert found(TWICE, decided(100, 100)) == (None, BY_CLAIM)


def test_an_unknown_number_falls_back_to_what_the_line_says() -> None:
    line = decided(60, 60, code="G0008", control_number="MANGLED")

    assert found(TWICE, line) == ("3", BY_CONTENT)


def test_the_day_tells_twins_apart() -> None:
    claim = a_claim(a_line(100), a_line(100, period=Period.day(day(1))))

    assert found(claim, decided(100, 100, dates=dated(day(1)))) == ("2", BY_CONTENT)


@pytest.mark.parametrize(
    "line",
    [
        decided(61, 61),
        decided(60, 60, code="99214"),
        decided(60, 60, quantity=2),
        decided(60, 60, dates=dated(day(9))),
        evolve(decided(60, 60), procedure=Procedure("99213", modifiers=("25",))),
        decided(60, 60, code=None),
    ],
    ids=["charge", "code", "units", "date", "modifiers", "no code"],
)
def test_a_difference_posts_to_the_claim(line: ServicePayment) -> None:
    assert found(a_claim(a_line(60)), line) == (None, BY_CLAIM)


def test_modifiers_fit_in_any_order_and_paid_units_of_zero_do_not_count() -> None:
    line = a_line(60, period=Period.day(SERVED))
    claim = a_claim(evolve(line, procedure=Procedure("99213", modifiers=("25", "59"))))
    answer = evolve(
        decided(60, 60, quantity=0), procedure=Procedure("99213", modifiers=("59", "25"))
    )

    assert found(claim, answer) == ("1", BY_CONTENT)


def test_the_submitted_code_counts_where_the_payer_decided_on_another() -> None:
    """SVC06 and SVC07 repeat what was billed (X12 RFI 2320)."""
    answer = decided(
        60,
        60,
        code="99212",
        submitted_procedure=Procedure("99213"),
        quantity=3,
        submitted_quantity=1,
    )

    assert found(a_claim(a_line(60)), answer) == ("1", BY_CONTENT)


def test_a_revenue_code_alone_may_name_a_line() -> None:
    claim = a_claim(
        evolve(a_line(60, revenue_code="0300"), procedure=None),
        evolve(a_line(60, revenue_code="0250"), procedure=None),
    )

    assert found(claim, decided(60, 60, code=None, revenue_code="0250")) == ("2", BY_CONTENT)
