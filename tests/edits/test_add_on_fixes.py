"""What the fix of a modifier on an add-on changes."""

import pytest

from billingcore.codes import AddOnRow, AddOnTable, ReferenceSet
from billingcore.edits import Rule, catalogue
from billingcore.testing import a_claim

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
TABLE = AddOnTable("add_on", [AddOnRow("11045", "1", "11042")], edition="2026Q1")
REFERENCE = ReferenceSet().with_(add_on=TABLE)


@pytest.mark.parametrize(
    "line, left",
    [("11045-51", ()), ("11045-51-59", ("59",)), ("11045-59-51-LT", ("59", "LT"))],
)
def test_the_fix_leaves_out_51_alone(line: str, left: tuple[str, ...]) -> None:
    claim = a_claim(lines=["11042", line])
    (finding,) = RULES["AOC005"].check(claim, reference=REFERENCE).findings
    (fix,) = finding.fixes

    assert fix.changes == (("lines[1].procedure.modifiers", left),)
