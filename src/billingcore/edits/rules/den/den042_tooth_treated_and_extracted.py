"""A tooth is restored or treated, and extracted on the same day.

What is done to a tooth that is then extracted is part of the extraction, and payers deny it; more
often one of the two lines has the wrong tooth.

>>> from billingcore.testing import dental_claim
>>> filling = {"procedure": "D2391", "dental": {"teeth": {"3": ("O",)}}}
>>> extraction = {"procedure": "D7140", "dental": {"teeth": {"3": ()}}}
>>> for finding in tooth_treated_and_extracted.check(dental_claim(lines=[filling, extraction])):
...     print(finding)
warning DEN042 lines[0].dental.teeth[0].number: D2391 and D7140 on tooth 3 on 2026-03-02
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
from ._by_tooth import treatments

_VERIFY = Fix(text="verify the teeth with the chart", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN042",
    "tooth-treated-and-extracted",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures=("D71", "D72"), parts="lines.dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="{code} and {other} on tooth {number} on {day}",
    source=(
        Citation(
            authority="ADA dental claim form, completion instructions", section="items 27 and 29"
        ),
    ),
    expects=ExpectedDenial(carc="97", group="CO"),
)
def tooth_treated_and_extracted(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare what is done to each tooth on a day."""
    found = treatments(context)
    gone = {(one.number, one.day): one for one in found if one.extracts}
    for one in found if gone else ():
        extraction = gone.get((one.number, one.day))
        if extraction is not None and one.day is not None and one.treats:
            yield context.finding(
                (claim, one.path),
                related=[(claim, extraction.path)],
                fixes=_VERIFY,
                code=one.code,
                other=extraction.code,
                number=one.number,
                day=one.day,
            )
