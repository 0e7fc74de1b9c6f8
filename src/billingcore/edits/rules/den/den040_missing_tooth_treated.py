"""A tooth that the claim says is missing is restored, treated or extracted.

Missing teeth are those that were gone before. A tooth that this claim extracts is not among them,
and nothing else is done to one that is not there.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D2391", "dental": {"teeth": {"3": ("O",)}}}
>>> claim = dental_claim(lines=lines, dental={"teeth": [{"number": "3", "status": "M"}]})
>>> for finding in missing_tooth_treated.check(claim):
...     print(finding)
warning DEN040 lines[0].dental.teeth[0].number: D2391 on tooth 3, which the claim says is missing
"""

from collections.abc import Iterator

from ....model import Claim
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
from ._by_tooth import missing, treatments

_VERIFY = Fix(text="verify the tooth, and which are missing", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN040",
    "missing-tooth-treated",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="{code} on tooth {number}, which the claim says is missing",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 33"),
        Citation(authority="X12 005010X224A2 837", section="2300 DN2"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N37"),
)
def missing_tooth_treated(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for such teeth among those that the lines are on."""
    gone = missing(claim)
    for one in treatments(context) if gone else ():
        if one.number in gone and (one.treats or one.extracts):
            yield context.finding(
                (claim, one.path),
                related=[(claim, gone[one.number])],
                fixes=_VERIFY,
                code=one.code,
                number=one.number,
            )
