"""Money is exact, and only what is a number becomes money."""

from decimal import Decimal

import pytest

from billingcore.model import Amount, Claim
from billingcore.money import exact, money, total


@pytest.mark.parametrize("value", [1.5, True, None, b"1", [1]])
def test_what_is_not_exact_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="money is exact"):
        money(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [Decimal("NaN"), "Infinity", Decimal("-Infinity"), "twelve", ""])
def test_what_is_no_number_is_refused_without_showing_it(value: Decimal | str) -> None:
    with pytest.raises(ValueError, match=r"^money is not a (finite )?number$"):
        money(value)


def test_a_float_given_to_the_model_is_refused() -> None:
    with pytest.raises(TypeError, match="not a float"):
        Claim(charge=12.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not a float"):
        Amount("F5", 0.1)  # type: ignore[arg-type]


def test_text_keeps_its_decimals() -> None:
    assert str(money("12.50")) == "12.50"


def test_absent_amounts_stay_absent_and_count_as_nothing() -> None:
    assert exact(None) is None
    assert total([None, Decimal("1.10"), None]) == Decimal("1.10")
