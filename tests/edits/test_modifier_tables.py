"""The tables behind the rules about modifiers: complete, and about kinds that there are."""

from datetime import date
from itertools import permutations

import pytest
from attrs import evolve

from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
from billingcore.edits import Rule, catalogue
from billingcore.edits.rules._rows import rows, table
from billingcore.edits.rules.ptp._bypass import bypass_modifiers
from billingcore.identifiers import modifier
from billingcore.testing import a_claim, a_line

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}

# NCCI Policy Manual for Medicare Services, chapter I, section E.
PTP_MODIFIERS = """
    E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9
    LT RT LC LD RC LM RI 24 25 27 57 58 59 78 79 91 XE XP XS XU
""".split()


def test_the_modifiers_that_lift_an_edit_are_all_there() -> None:
    assert set(bypass_modifiers(a_claim(), date(2026, 1, 1))) == set(PTP_MODIFIERS)
    assert len(PTP_MODIFIERS) == 44


def test_modifiers_that_did_not_exist_lift_nothing() -> None:
    missing = set(PTP_MODIFIERS) - set(bypass_modifiers(a_claim(), date(2012, 12, 31)))

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


def reported(rule: str, modifier: str, day: date) -> bool:
    claim = a_claim(day=day, lines=[a_line(f"97140-{modifier}", day=day)])
    return bool(RULES[rule].check(claim).findings)


# Modifiers of which one line has one; of the second kind, one of the left with one of the right.
EXCLUSIVE = """
    26 TC; 54 55; 52 53; 73 74; 76 77; 62 66 80 81 82; GC GE; Q5 Q6; GA GY GZ; AA AD QK QX QY QZ;
    NU RR UE; 93 95; JW JZ; GN GO GP; EA EB EC; JA JB; G1 G2 G3 G4 G5 G6; V5 V6 V7; PI PS; FX FY;
    UN UP UQ UR US; PN PO; CH CI CJ CK CL CM CN
"""
EXCLUDING = {"GX": "EY GA GL GZ KB QL TQ", "AS": "62 66"}


@pytest.mark.parametrize("group", [group.split() for group in EXCLUSIVE.split(";")], ids="-".join)
def test_any_two_of_a_set_exclude_each_other(group: list[str]) -> None:
    for one, other in permutations(group, 2):
        assert reported("MOD001", f"{one}-{other}", date(2026, 3, 2))


@pytest.mark.parametrize("one", EXCLUDING)
def test_one_modifier_excludes_several(one: str) -> None:
    for other in EXCLUDING[one].split():
        assert reported("MOD001", f"{one}-{other}", date(2026, 3, 2))
        assert reported("MOD001", f"{other}-{one}", date(2026, 3, 2))


# Which indicators refuse which modifiers: for Medicare, and what of that other payers follow.
INDICATORS = [
    ("MOD020", "pc_tc", "26", "0 2 3 4 5 9", "0 2 3 4 5"),
    ("MOD020", "pc_tc", "TC", "0 2 3 4 5 6 8 9", "0 2 3 4 5 6 8"),
    ("MOD021", "bilateral", "50", "0 2 9", "0 2"),
    *[("MOD022", "assistant", one, "1 9", "1") for one in ("80", "81", "82", "AS")],
    ("MOD023", "co_surgeons", "62", "0 9", "0"),
    ("MOD024", "team", "66", "0 9", "0"),
    ("MOD025", "multiple", "51", "0 4 5 6 7 9", ""),
    *[
        ("MOD026", "global_days", one, "000 MMM XXX ZZZ", "000 MMM XXX ZZZ")
        for one in ("54", "55", "56")
    ],
    *[("MOD026", "global_days", one, "000 010 090", "000 010 090") for one in ("24", "25", "57")],
    *[("MOD041", "assistant", one, "0", "1") for one in ("80", "81", "82", "AS")],
    ("MOD041", "co_surgeons", "62", "1", "0"),
    ("MOD041", "team", "66", "1 2", "0"),
]


@pytest.mark.parametrize("rule, column, one, medicare, others", INDICATORS)
def test_an_indicator_refuses_a_modifier(
    rule: str, column: str, one: str, medicare: str, others: str
) -> None:
    for indicator in [*map(str, range(10)), "000", "010", "090", "MMM", "XXX", "YYY", "ZZZ"]:
        row = evolve(FeeScheduleRow("97597"), **{column: indicator})  # type: ignore[arg-type]
        reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", [row]))

        def refused(by: str, filing: str, reference: ReferenceSet = reference) -> bool:
            claim = a_claim(lines=[f"97597-{one}"], coverage={"filing_indicator": filing})
            return bool(RULES[by].check(claim, reference=reference).findings)

        assert refused(rule, "MB") is (indicator in medicare.split())
        assert refused("MOD027", "CI") is (indicator in others.split())
        assert not refused("MOD027", "MB")
        assert not refused(rule, "CI")
