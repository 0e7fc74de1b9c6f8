"""Every rule of the catalogue: its cases, its contract, its file."""

from pathlib import Path

import pytest

from billingcore.edits import Rule, catalogue
from billingcore.testing import Case, contract, load_cases

CASES = Path(__file__).parent / "cases"
RULES = catalogue()
PAIRS = load_cases(CASES, RULES)


@pytest.mark.parametrize(
    "rule, case", PAIRS, ids=[f"{rule.id}-{case.name}".replace(" ", "-") for rule, case in PAIRS]
)
def test_a_rule_says_what_its_case_expects(rule: Rule, case: Case) -> None:
    assert case.problems(rule) == ()


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_keeps_its_contract(rule: Rule) -> None:
    contract(rule, CASES / f"{rule.id}.toml")


def test_every_case_file_is_for_a_rule() -> None:
    assert {path.stem for path in CASES.iterdir()} <= {rule.id for rule in RULES}
