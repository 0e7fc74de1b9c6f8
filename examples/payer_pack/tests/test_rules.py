"""Every rule of the pack says what its cases expect, and keeps what every rule promises."""

from pathlib import Path

import harbor_rules
import pytest

from billingcore.edits import Rule, rules_of
from billingcore.testing import contract, run_cases

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("rule", rules_of(harbor_rules), ids=lambda rule: rule.id)
def test_a_rule_keeps_its_word(rule: Rule) -> None:
    """Run the cases, then what every rule promises."""
    run_cases(CASES / f"{rule.id}.toml", rule)
    contract(rule, CASES / f"{rule.id}.toml")
