"""What a payer asks of procedures, in rows that a user writes."""

from datetime import date
from typing import Any

import pytest

from billingcore.codes import PayerRule, PayerRules, ReferenceSet

DAY = date(2026, 3, 2)


def asking(row: dict[str, Any], procedure: str | None = "70450", **where: Any) -> bool:
    table = PayerRules("payer_rules", [PayerRule(**{"asks": "authorization", **row})])
    return bool(table.asking("authorization", procedure, **{"on": DAY, **where}))


@pytest.mark.parametrize(
    "items, inside, outside",
    [
        (["70450"], ["70450"], ["70451", "7045"]),
        (["70450-70460"], ["70450", "70455", "70460"], ["70449", "70461", "0070T"]),
        (["J0100-J0110"], ["J0100", "J0110"], ["K0105", "00105"]),
        (["0001U-0010U"], ["0001U", "0010U"], ["0001T", "00010"]),
    ],
)
def test_procedures_are_codes_and_ranges_of_one_form(
    items: list[str], inside: list[str], outside: list[str]
) -> None:
    assert all(asking({"procedures": items}, code) for code in inside)
    assert not any(asking({"procedures": items}, code) for code in outside)


def test_a_row_without_procedures_is_for_all_but_those_it_leaves_out() -> None:
    row = {"not_procedures": ["99202-99215"]}

    assert asking(row, "70450")
    assert asking(row, None)
    assert not asking(row, "99213")


def test_a_row_leaves_out_codes_of_its_own_ranges() -> None:
    row = {"procedures": ["70450-70498"], "not_procedures": ["70460"]}

    assert asking(row, "70459")
    assert not asking(row, "70460")


@pytest.mark.parametrize(
    "restriction, good, bad",
    [
        ({"payers": ["1"]}, {"payer": "1"}, {"payer": "2"}),
        ({"filing": ["CI"]}, {"filing": "CI"}, {}),
        ({"kinds": ["dental"]}, {"kind": "dental"}, {"kind": "professional"}),
        ({"places": ["11"]}, {"place": "11"}, {"place": "22"}),
        ({"start": date(2026, 3, 2)}, {"on": DAY}, {"on": date(2026, 3, 1)}),
        ({"end": date(2026, 3, 2)}, {"on": DAY}, {"on": date(2026, 3, 3)}),
    ],
)
def test_a_row_is_for_such_claims_only(
    restriction: dict[str, Any], good: dict[str, Any], bad: dict[str, Any]
) -> None:
    assert asking(restriction, **good)
    assert not asking(restriction, **bad)


@pytest.mark.parametrize(
    "row, said",
    [
        ({"asks": "luck"}, "must be in"),
        ({"asks": "sex"}, "a row that asks for a sex has values"),
        ({"asks": "age"}, "least or most"),
        ({"asks": "frequency"}, "per what"),
        ({"asks": "frequency", "per": "week"}, "must be in"),
    ],
)
def test_a_row_that_says_nothing_sensible_is_refused(row: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PayerRule(**row)


def test_one_text_is_not_taken_for_several() -> None:
    with pytest.raises(TypeError, match="several are wanted"):
        PayerRule(asks="referral", payers="99999")


@pytest.mark.parametrize("item", ["70450-7045", "J0100-K0100", "-70450", "70460-x", "0-999999"])
def test_a_range_that_is_none_is_refused(item: str) -> None:
    with pytest.raises(ValueError, match="range of"):
        PayerRules("payer_rules", [PayerRule(asks="referral", procedures=(item,))])


def test_a_text_makes_a_table() -> None:
    table = PayerRules.from_toml(
        """
        edition = { name = "2026", first = 2026-01-01 }

        [[rule]]
        asks = "age"
        procedures = ["90460"]
        most = 18
        """
    )
    (row,) = table.asking("age", "90460", on=DAY)

    assert (row.most, row.key, table.edition.first) == (18, "age", date(2026, 1, 1))
    assert ReferenceSet().with_(payer_rules=table).editions == (("payer_rules", "2026"),)


def test_a_text_with_other_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown key rules"):
        PayerRules.from_toml("[[rules]]\nasks = 'referral'\n")


def test_a_table_without_rows_asks_nothing() -> None:
    table = PayerRules.from_toml("edition = '2026'")

    assert (len(table), str(table.edition)) == (0, "2026")
    assert table.asking("referral", "99213", on=DAY) == ()
