from datetime import date
from decimal import Decimal

import pytest

from billingcore.model import ChargeMaster, Price, Procedure

IN_2025, IN_2026 = date(2025, 12, 31), date(2026, 1, 1)
CHARGES = ChargeMaster(
    prices=(
        Price(code="71046", amount="80.00", end=IN_2025),
        Price(code="71046", amount="90.00", start=IN_2026),
        Price(code="71046", modifier="26", amount="30.00"),
        Price(code="00100", unit="MJ", amount="1.505"),
        Price(code="99213", amount="100.00"),
        Price(code="99213", amount="110.00", start=IN_2026),
        Price(code="A0425", amount=None),
    )
)


def test_a_price_holds_on_its_days() -> None:
    assert CHARGES.price(Procedure("71046"), on=IN_2025) == Decimal("80.00")
    assert CHARGES.price(Procedure("71046"), on=IN_2026) == Decimal("90.00")


def test_the_price_that_started_last_counts() -> None:
    assert CHARGES.price(Procedure("99213"), on=IN_2025) == Decimal("100.00")
    assert CHARGES.price(Procedure("99213"), on=IN_2026) == Decimal("110.00")


def test_a_modifier_with_a_price_of_its_own_has_that_price() -> None:
    assert CHARGES.price(Procedure("71046", modifiers=("LT", "26")), on=IN_2026) == Decimal("30.00")
    assert CHARGES.price(Procedure("71046", modifiers=("LT",)), on=IN_2026) == Decimal("90.00")


@pytest.mark.parametrize(
    "procedure, unit",
    [
        (Procedure("71045"), "UN"),
        (Procedure("00100"), "UN"),
        (Procedure("71046"), "MJ"),
        (Procedure("A0425"), "UN"),
        (Procedure(), "UN"),
    ],
)
def test_a_price_that_is_missing_is_not_guessed(procedure: Procedure, unit: str) -> None:
    assert CHARGES.price(procedure, on=IN_2026, unit=unit) is None
    assert CHARGES.charge(procedure, Decimal(2), on=IN_2026, unit=unit) is None


def test_a_charge_is_for_all_units_to_the_cent() -> None:
    anesthesia = Procedure("00100")

    assert CHARGES.charge(Procedure("99213"), Decimal(3), on=IN_2026) == Decimal("330.00")
    assert CHARGES.charge(anesthesia, Decimal(61), on=IN_2026, unit="MJ") == Decimal("91.81")
    assert CHARGES.charge(anesthesia, None, on=IN_2026, unit="MJ") is None


def test_price_lists_are_equal_by_their_prices() -> None:
    assert ChargeMaster(prices=CHARGES.prices) == CHARGES
    assert hash(ChargeMaster(prices=CHARGES.prices)) == hash(CHARGES)
    assert repr(ChargeMaster()) == "ChargeMaster()"
