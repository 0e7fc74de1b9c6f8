"""A tooth is treated or extracted that an earlier claim extracted.

A tooth is extracted once; payers keep count of teeth, and deny what comes after. One of the claims
has the wrong tooth, or the earlier one has to be voided.

>>> from billingcore.testing import dental_claim
>>> extraction = {"procedure": "D7140", "dental": {"teeth": {"3": ()}}}
>>> earlier = dental_claim(lines=extraction, day="2025-06-02", patient_control_number="D0")
>>> for finding in tooth_extracted_before.check(dental_claim(), history=[earlier]):
...     print(finding)
warning DEN044 lines[1].dental.teeth[0].number: D2391 on tooth 3, extracted on 2025-06-02
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Evidence,
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
from ._procedures import is_a, treated
from ._teeth import tooth

_VERIFY = Fix(text="verify the tooth of both claims", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN044",
    "tooth-extracted-before",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="history",
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="{code} on tooth {number}, extracted on {day}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 27"),
        Citation(authority="T-MSIS data dictionary", section="tooth number"),
    ),
)
def tooth_extracted_before(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for an extraction of the tooth that was not denied; extra teeth may be several."""
    gone = context.once(_extracted)
    for one in treatments(context) if gone else ():
        day = gone.get(one.number)
        if day and one.day and day < one.day and (one.treats or one.extracts):
            yield context.finding(
                (claim, one.path),
                evidence=Evidence(what="extraction", facts=(("day", day),)),
                fixes=_VERIFY,
                code=one.code,
                number=one.number,
                day=day,
            )


def _extracted(context: Context) -> dict[str, date]:
    """Return the teeth that earlier claims extracted, each with the day."""
    found: dict[str, date] = {}
    for earlier in context.history.lines(paid_only=True):
        if earlier.day is None or not is_a(earlier.code, "extraction"):
            continue
        for _, one in treated(earlier.line):
            anatomy = tooth(one.number)
            if anatomy is not None and not anatomy.supernumerary:
                found.setdefault(anatomy.number, earlier.day)
    return found
