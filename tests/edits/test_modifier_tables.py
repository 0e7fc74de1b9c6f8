"""The tables behind the rules about modifiers: complete, and about kinds that there are."""

from datetime import date

import pytest

from billingcore.edits.rules._procedures import is_a, kinds_of
from billingcore.edits.rules._rows import rows, table
from billingcore.edits.rules.ptp._pairing import bypass_modifiers
from billingcore.identifiers import modifier

# NCCI Policy Manual for Medicare Services, chapter I, section E.
PTP_MODIFIERS = """
    E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9
    LT RT LC LD RC LM RI 24 25 27 57 58 59 78 79 91 XE XP XS XU
""".split()


def test_the_modifiers_that_lift_an_edit_are_all_there() -> None:
    assert set(bypass_modifiers(date(2026, 1, 1))) == set(PTP_MODIFIERS)
    assert len(PTP_MODIFIERS) == 44


def test_modifiers_that_did_not_exist_lift_nothing() -> None:
    missing = set(PTP_MODIFIERS) - set(bypass_modifiers(date(2012, 12, 31)))

    assert missing == {"LM", "RI", "XE", "XP", "XS", "XU"}


@pytest.mark.parametrize("name", ["modifier_claims", "modifier_procedures", "modifier_sites"])
def test_rows_speak_of_modifiers_once_and_of_kinds_that_there_are(name: str) -> None:
    modifiers = [value for row in rows(name) for value in row["modifiers"]]
    kinds = {kind for row in rows(name) for kind in row.get("never", ())}

    assert len(modifiers) == len(set(modifiers))
    assert all(map(modifier.is_valid, modifiers))
    assert kinds <= set(table("procedure_classes"))


def test_a_modifier_has_one_rank() -> None:
    ranked = [modifier for tier in table("modifier_order").values() for modifier in tier]

    assert len(set(ranked)) == len(ranked)
    assert all(map(modifier.is_valid, ranked))


@pytest.mark.parametrize(
    "code, kinds",
    [
        ("99213", {"evaluation"}),
        ("92014", {"evaluation"}),
        ("G0463", {"evaluation"}),
        ("00100", {"anesthesia"}),
        ("01999", {"anesthesia"}),
        ("0042T", set()),
        ("0101T", set()),
        ("0005U", {"laboratory"}),
        ("80053", {"laboratory"}),
        ("71046", {"radiology"}),
        ("26055", {"surgery", "hand"}),
        ("28285", {"surgery", "foot"}),
        ("67800", {"surgery", "eyelid"}),
        ("92928", {"coronary"}),
        ("C9600", {"coronary"}),
        ("97110", set()),
        ("J0171", set()),
        ("9", set()),
    ],
)
def test_a_code_is_of_the_kinds_of_its_own_form(code: str, kinds: set[str]) -> None:
    assert set(kinds_of(code)) == kinds
    assert all(is_a(code, kind) for kind in kinds)
