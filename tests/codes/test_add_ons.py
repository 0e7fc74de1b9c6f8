from datetime import date

from billingcore.codes import AddOn, AddOnRow, AddOnTable

DAY = date(2026, 3, 2)
TABLE = AddOnTable(
    "add_on",
    [
        AddOnRow("11045", "1", "11042"),
        AddOnRow("0054T", "2", "CCCCC"),
        AddOnRow("96160", "3", "CCCCC"),
        AddOnRow("96160", "3", "99213", date(2025, 1, 1)),
        AddOnRow("96160", "3", "99212", end=date(2025, 12, 31)),
    ],
)


def test_it_lists_the_primaries_of_the_day() -> None:
    assert TABLE.get("11045", on=DAY) == AddOn("11045", "1", frozenset({"11042"}))
    assert TABLE.get("96160", on=DAY) == AddOn("96160", "3", frozenset({"99213"}))
    assert TABLE.get("96160", on=date(2024, 1, 1)) == AddOn("96160", "3", frozenset({"99212"}))


def test_a_primary_that_the_payer_decides_is_no_code() -> None:
    assert TABLE.get("0054T", on=DAY) == AddOn("0054T", "2", frozenset())


def test_other_codes_are_no_add_ons() -> None:
    assert TABLE.get("11042", on=DAY) is None
    assert TABLE.history("11042") == ()
    assert ("96160" in TABLE, len(TABLE), len(list(TABLE))) == (True, 5, 5)
