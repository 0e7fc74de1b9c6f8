"""The kinds of procedures and of claims on which modifiers stand, and on which they do not."""

from collections.abc import Iterator
from itertools import product

import pytest

from billingcore.edits import Rule, catalogue
from billingcore.edits.rules._procedures import is_a, kinds_of
from billingcore.model import Claim
from billingcore.testing import a_claim, institutional_claim

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}


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


# The sections of CPT by number, and the visits that Medicare codes apart: the first and the last.
SECTIONS = """
    evaluation   92002-92014 98000-98016 99201-99499 G0175-G0175 G0245-G0246 G0344-G0344
    evaluation   G0380-G0384 G0402-G0402 G0438-G0439 G0463-G0463 G0466-G0470
    evaluation   S0610-S0613 S0620-S0621 T1015-T1015
    anesthesia   00100-01999
    surgery      10004-69990
    radiology    70010-79999
    laboratory   80047-89398 0001U-9999U
    eyelid       15820-15823 67700-67999 68020-68899
    coronary     33510-33548 92920-92979 93454-93464 C9600-C9608
    ambulance    A0021-A0999
    hand         26010-26989
    foot         28001-28899
"""


def sections() -> Iterator[tuple[str, str, str]]:
    for row in SECTIONS.strip().splitlines():
        kind, *ranges = row.split()
        for item in ranges:
            first, last = item.split("-")
            yield kind, first, last


def beside(code: str, step: int) -> str:
    """Return the next number, or the one before, in the code's own form."""
    digits = "".join(filter(str.isdigit, code))
    return code.replace(digits, f"{int(digits) + step:0{len(digits)}}")


@pytest.mark.parametrize("kind, first, last", [*sections()])
def test_a_section_has_its_first_and_its_last_code(kind: str, first: str, last: str) -> None:
    assert is_a(first, kind)
    assert is_a(last, kind)
    assert not is_a(beside(first, -1), kind)
    assert not is_a(beside(last, +1), kind)


OF_KIND = {
    "evaluation": "99213",
    "anesthesia": "00300",
    "surgery": "45378",
    "radiology": "71046",
    "laboratory": "80053",
    "coronary": "92928",
    "eyelid": "67800",
    "hand": "26055",
    "foot": "28285",
    "none": "97110",
}
NEVER = {
    "MOD004": {
        "24 25 27 57": "anesthesia surgery radiology laboratory eyelid hand foot",
        "59 XE XP XS XU": "evaluation",
        "91": "anesthesia surgery radiology evaluation eyelid hand foot",
        "P1 P2 P3 P4 P5 P6": "evaluation surgery radiology laboratory eyelid hand foot",
        "22 53 76 77 58 78 79": "evaluation",
        "73 74": "evaluation laboratory",
        "26 50 51 54 55 56 TC": "evaluation anesthesia",
        "62 66 80 81 82 AS": "evaluation anesthesia laboratory",
    },
    "MOD005": {
        "E1 E2 E3 E4": "evaluation anesthesia laboratory coronary hand foot",
        "FA F1 F2 F3 F4 F5 F6 F7 F8 F9": "evaluation anesthesia laboratory coronary eyelid foot",
        "TA T1 T2 T3 T4 T5 T6 T7 T8 T9": "evaluation anesthesia laboratory coronary eyelid hand",
        "LC LD LM RC RI": "evaluation anesthesia laboratory eyelid hand foot",
        "LT RT": "evaluation laboratory",
    },
}


def reported(rule: str, procedure: str, claim: Claim | None = None) -> bool:
    return bool(RULES[rule].check(claim or a_claim(lines=[procedure])).findings)


@pytest.mark.parametrize(
    "rule, modifiers", [(rule, modifiers) for rule in NEVER for modifiers in NEVER[rule]]
)
def test_modifiers_never_stand_on_some_kinds(rule: str, modifiers: str) -> None:
    never = NEVER[rule][modifiers].split()

    for modifier, (kind, code) in product(modifiers.split(), OF_KIND.items()):
        assert reported(rule, f"{code}-{modifier}") is (kind in never), (modifier, kind)


ON_CLAIMS = {
    "27 CA PO": "hospital, critical access",
    "ER PN": "hospital, critical access, ambulance",
    "73 74": "hospital, critical access, surgical center",
    "53 62 66 80 81 82 AS": "office, surgical center, critical access, ambulance",
}


@pytest.mark.parametrize("modifiers", ON_CLAIMS)
def test_modifiers_stand_on_some_claims(modifiers: str) -> None:
    for modifier in modifiers.split():
        on = f"45378-{modifier}"
        claims = {
            "office": a_claim(lines=[on]),
            "ambulance": a_claim(lines=[f"A0429-{modifier}"]),
            "surgical center": a_claim(lines=[on], facility_code="24"),
            "hospital": institutional_claim(lines=[on]),
            "critical access": institutional_claim(lines=[on], facility_code="85"),
        }
        allowed = {name for name, claim in claims.items() if not reported("MOD003", on, claim)}
        assert allowed == set(ON_CLAIMS[modifiers].split(", ")), modifier
