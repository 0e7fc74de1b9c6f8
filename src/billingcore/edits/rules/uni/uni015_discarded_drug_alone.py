"""The discarded part of a drug is billed, and no part that was given.

JW stands on the line of what was thrown away; what the patient got is a line of its own, for the
same code and day. A container that nobody was treated from is not paid.

>>> from billingcore.testing import a_claim
>>> for finding in discarded_drug_alone.check(a_claim(lines=("J1745-JW",))):
...     print(finding)
warning UNI015 lines[0].procedure: no line has the part of J1745 that was given on 2026-03-02
"""

from collections.abc import Iterator

from ... import (
    Applies,
    Citation,
    Context,
    Day,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)


@rule(
    "UNI015",
    "discarded-drug-alone",
    scope=Scope.DAY,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(modifiers="JW"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="no line has the part of {code} that was given on {day}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 17, section 40"
    ),
    expects=ExpectedDenial(carc="16", rarc="N822", group="CO"),
)
def discarded_drug_alone(day: Day, context: Context) -> Iterator[Finding]:
    """Look for a line of the code without JW, that day and here or on an earlier claim."""
    given = {line.code for line in day.lines if "JW" not in line.modifiers}
    for line in day.lines:
        code = line.code
        if code and "JW" in line.modifiers and code not in given:
            past = context.history.lines(code, since=day.day, until=day.day)
            if not any("JW" not in one.line.modifiers for one in past):
                yield context.finding((line, "procedure"), code=code, day=day.day)
