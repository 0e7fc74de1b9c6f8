"""The first diagnosis of a manipulation of the spine is no subluxation.

Medicare covers manipulation to correct a subluxation, and wants its level as the first diagnosis
that the line points at; pain and the like stand behind it.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     lines=("98940-AT",), diagnoses=("M54.2", "M99.01"), coverage={"filing_indicator": "MB"}
... )
>>> for finding in manipulation_without_subluxation.check(claim):
...     print(finding)
warning THE011 lines[0].diagnosis_pointers: 98940 points first at M542, which is no subluxation
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._pointers import pointed
from ._manipulation import MANIPULATIONS, is_subluxation

_ORDER = Fix(
    text="point at the subluxation first, if the record has one",
    safety=Safety.NEEDS_DOCUMENTATION,
)


@rule(
    "THE011",
    "manipulation-without-subluxation",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB", since=date(2015, 10, 1)),
    triggers=Triggers(modifiers="AT", procedures=MANIPULATIONS),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} points first at {diagnosis}, which is no subluxation",
    source=(
        Citation(authority="Medicare Benefit Policy Manual", section="chapter 15, section 240.1.3"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 220"),
    ),
    expects=ExpectedDenial(carc="50", group="CO"),
)
def manipulation_without_subluxation(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at active treatment (AT)."""
    if line.code not in MANIPULATIONS or "AT" not in line.modifiers:
        return
    codes = pointed(line, context.claim)
    if codes and not is_subluxation(codes[0]):
        yield context.finding(
            "diagnosis_pointers", fixes=_ORDER, code=line.code, diagnosis=codes[0]
        )
