"""Which charged line a decided line speaks of: by its number, else by what it says, never guessed.

The line item control number (REF*6R) comes first. Without it, code or revenue code, modifiers,
units, charge and dates must fit exactly one line; what the payer leaves out is not compared
(X12 RFI 1684, 1917, 2035).

>>> lines = (ChargedLine(line="1", code="99213", charge="80"), ChargedLine(line="2", code="G0001"))
>>> match_line(LineDecision(code="99213", charge="80"), lines)
('1', 'line found by code, modifiers, units, charge and date')
"""

from collections.abc import Iterable

from ._claim_facts import ChargedLine
from ._remittance_facts import LineDecision

__all__ = ["BY_CLAIM", "BY_CONTENT", "BY_NUMBER", "WHOLE_CLAIM", "match_line"]

BY_NUMBER = "line found by its control number"
BY_CONTENT = "line found by code, modifiers, units, charge and date"
BY_CLAIM = "no single line fits: posted to the claim"
WHOLE_CLAIM = "decided as a whole"


def match_line(decided: LineDecision, lines: Iterable[ChargedLine]) -> tuple[str | None, str]:
    """Return the name of the one line that fits and how it was found; None for the claim."""
    lines = tuple(lines)
    if decided.control_number:
        named = {c.line for c in lines if c.control_number == decided.control_number}
        if len(named) == 1:
            return named.pop(), BY_NUMBER
    alike = {line.line for line in lines if _fits(decided, line)}
    return (alike.pop(), BY_CONTENT) if len(alike) == 1 else (None, BY_CLAIM)


def _fits(decided: LineDecision, line: ChargedLine) -> bool:
    return (
        bool(decided.code or decided.revenue_code)
        and _same(decided.code, line.code)
        and _same(decided.revenue_code, line.revenue_code)
        and set(decided.modifiers) == set(line.modifiers)
        and _same(decided.quantity or None, line.quantity)
        and decided.charge == line.charge
        and _same(decided.period, line.period)
    )


def _same(said: object, charged: object) -> bool:
    return said is None or charged is None or said == charged
