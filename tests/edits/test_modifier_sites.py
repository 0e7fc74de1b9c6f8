"""The places of the body that modifiers name, and the order in which modifiers stand."""

from itertools import combinations, product

import pytest

from billingcore.edits import Rule, catalogue
from billingcore.edits.rules.dx._sides import MODIFIER_SIDES
from billingcore.testing import a_claim

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}

EYELIDS, ARTERIES = "E1 E2 E3 E4", "LC LD LM RC RI"
FINGERS, TOES = "FA F1 F2 F3 F4 F5 F6 F7 F8 F9", "TA T1 T2 T3 T4 T5 T6 T7 T8 T9"
RIGHT = "E3 E4 F5 F6 F7 F8 F9 T5 T6 T7 T8 T9"
LEFT = "E1 E2 FA F1 F2 F3 F4 TA T1 T2 T3 T4"


def reported(rule: str, procedure: str) -> bool:
    return bool(RULES[rule].check(a_claim(lines=[procedure])).findings)


def test_sites_that_do_not_belong_together() -> None:
    for one, other in combinations((EYELIDS, FINGERS, TOES, ARTERIES), 2):
        for pair in product(one.split(), other.split()):
            assert reported("MOD009", f"11730-{'-'.join(pair)}"), pair
    for side, same, opposite in (("RT", RIGHT, LEFT), ("LT", LEFT, RIGHT)):
        assert all(reported("MOD009", f"11730-{side}-{site}") for site in opposite.split())
        assert not any(reported("MOD009", f"11730-{side}-{site}") for site in same.split())
        assert not any(reported("MOD009", f"92928-{side}-{site}") for site in ARTERIES.split())


def test_the_side_that_a_modifier_names() -> None:
    right = dict.fromkeys(["RT", *RIGHT.split()], "right")
    left = dict.fromkeys(["LT", *LEFT.split()], "left")

    assert right | left == MODIFIER_SIDES


PRICING = "26 TC AA AD QK QX QY QZ"
PAYMENT = """
    22 24 25 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 91 AS
    XE XP XS XU NU RR UE CO CQ
"""
INFORMATIONAL = f"""
    {EYELIDS} {FINGERS} {TOES} {ARTERIES} LT RT GA GC GE GX GY GZ Q5 Q6 QS P1 P2 P3 P4 P5 P6
"""


def test_what_sets_the_price_stands_before_what_changes_it_and_that_before_what_informs() -> None:
    behind = {"26": PAYMENT + INFORMATIONAL, "GX": "", "22": INFORMATIONAL}
    before = {"GX": PRICING + PAYMENT.replace("GX", ""), "22": PRICING, "26": ""}

    for one in (PRICING + PAYMENT + INFORMATIONAL).split():
        for fixed in ("26", "22", "GX"):
            if one != fixed:
                assert reported("MOD011", f"71046-{one}-{fixed}") is (one in behind[fixed].split())
                assert reported("MOD011", f"71046-{fixed}-{one}") is (one in before[fixed].split())


@pytest.mark.parametrize(
    "given, wanted",
    [("RT-26", "26-RT"), ("59-26", "26-59"), ("KX-GA-TC", "KX-TC-GA"), ("P1-AA", "AA-P1")],
)
def test_the_order_that_is_proposed(given: str, wanted: str) -> None:
    (finding,) = RULES["MOD011"].check(a_claim(lines=[f"71046-{given}"])).findings

    assert [value for _, value in finding.fixes[0].changes] == [tuple(wanted.split("-"))]
