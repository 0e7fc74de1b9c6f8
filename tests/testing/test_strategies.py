"""The strategies reach every field, and what should balance does."""

import sys

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis.strategies import DataObject, data

from billingcore import model
from billingcore.errors import MissingExtra
from billingcore.model import Claim, ClaimPayment, Remittance, ServiceLine, balances
from billingcore.testing.strategies import (
    any_claim_payments,
    any_claims,
    any_remittances,
    anything,
    claim_payments,
    claims,
    lines,
    remittances,
)

CLASSES = sorted(
    (value for value in vars(model).values() if isinstance(value, type) and attrs.has(value)),
    key=lambda cls: cls.__name__,
)


@pytest.mark.parametrize("cls", CLASSES)
@given(data())
@settings(max_examples=3)
def test_every_class_can_be_drawn(cls: type, drawn: DataObject) -> None:
    assert isinstance(drawn.draw(anything(cls)), cls)


@pytest.mark.parametrize("cls", [Claim, ServiceLine, ClaimPayment])
def test_every_field_is_reached(cls: type) -> None:
    reached = set[str]()

    @settings(max_examples=300, phases=[Phase.generate], derandomize=True, database=None)
    @given(anything(cls))
    def draw(obj: object) -> None:
        for name, field in attrs.fields_dict(cls).items():
            if getattr(obj, name) not in (field.default, None):
                reached.add(name)

    draw()

    assert reached == {field.name for field in attrs.fields(cls) if field.init}


@given(any_claims(), any_claim_payments(), any_remittances())
@settings(max_examples=30)
def test_what_is_drawn_can_be_compared_and_shown(
    claim: Claim, payment: ClaimPayment, remittance: Remittance
) -> None:
    assert [claim, payment, remittance] == [
        attrs.evolve(claim),
        attrs.evolve(payment),
        attrs.evolve(remittance),
    ]
    assert repr(claim).startswith("Claim(")
    assert list(balances(remittance)) == list(balances(remittance))


@given(claims())
def test_a_good_claims_charge_is_the_sum_of_its_lines(claim: Claim) -> None:
    assert claim.charge == claim.line_total > 0


@given(claims(kind="professional"))
def test_a_good_line_points_at_diagnoses_that_are_there(claim: Claim) -> None:
    pointers = {pointer for line in claim.lines for pointer in line.diagnosis_pointers}

    assert pointers <= set(range(1, len(claim.diagnoses) + 1))


@given(lines())
def test_a_good_line_has_a_day_and_a_charge(line: ServiceLine) -> None:
    assert line.first_day is not None
    assert line.charge is not None


@given(remittances())
def test_a_good_remittance_balances(remittance: Remittance) -> None:
    assert {balance.difference for balance in balances(remittance)} == {0}


@given(claim_payments(reversal=True))
def test_a_reversal_takes_back(payment: ClaimPayment) -> None:
    assert payment.is_reversal
    assert payment.charge is not None
    assert payment.charge <= 0


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "billingcore.testing.strategies")

    with pytest.raises(MissingExtra, match=r"billingcore\[testing\]"):
        __import__("billingcore.testing.strategies")
