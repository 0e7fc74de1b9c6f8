from typing import Any

import pytest

from billingcore.convert import SCHEMA, ConversionError, from_data, upgrade
from billingcore.convert._upgrade import STEPS
from billingcore.model import Batch, Claim


def from_version_0(data: dict[str, object]) -> dict[str, object]:
    """A made-up version in which a claim's lines were called services."""
    claims: Any = data["claims"]
    return {**data, "claims": [{"lines": old["services"]} for old in claims]}


OLD = {
    "schema": "billingcore/0",
    "type": "Batch",
    "claims": [{"services": [{"charge": "12.00"}]}],
}


def test_older_data_takes_every_step_to_today() -> None:
    today = upgrade(OLD, steps={0: from_version_0})

    assert today == {
        "schema": SCHEMA,
        "type": "Batch",
        "claims": [{"lines": [{"charge": "12.00"}]}],
    }
    assert from_data(today, Batch).claims[0].line_total == 12


def test_a_step_leaves_the_older_data_alone() -> None:
    before = repr(OLD)
    upgrade(OLD, steps={0: from_version_0})

    assert repr(OLD) == before


def test_data_of_today_is_left_as_it_is() -> None:
    data = {"schema": SCHEMA, "type": "Claim"}

    assert upgrade(data) == data
    assert from_data(data) == Claim()


def test_older_data_without_a_step_is_an_error() -> None:
    with pytest.raises(ConversionError, match="schema: there is no way from version 0 to 1"):
        from_data(OLD)


def test_there_is_a_step_from_every_version_before_today() -> None:
    assert sorted(STEPS) == list(range(1, int(SCHEMA.partition("/")[2])))
