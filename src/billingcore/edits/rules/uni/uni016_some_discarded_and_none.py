"""Of one drug on one day, one line says that some was discarded and another that none was.

JZ tells that nothing of the drug was left over, so it does not stand beside a line with JW: the
line of what was given has neither then.

>>> from billingcore.testing import a_claim
>>> for finding in some_discarded_and_none.check(a_claim(lines=("J1745-JZ", "J1745-JW"))):
...     print(finding)
warning UNI016 lines[0].procedure.modifiers: JZ beside a line of J1745 with JW
"""

from collections.abc import Iterator

from ... import (
    Applies,
    Citation,
    Context,
    Day,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)


@rule(
    "UNI016",
    "some-discarded-and-none",
    scope=Scope.DAY,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(modifiers="JZ"),
    snip=Snip.POLICY,
    message="JZ beside a line of {code} with JW",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 17, section 40"
    ),
    expects=ExpectedDenial(carc="16", rarc="N519", group="CO", status=("A7:453",)),
)
def some_discarded_and_none(day: Day, context: Context) -> Iterator[Finding]:
    """Compare the lines of a code; two containers of one drug on a day are rare."""
    for line in day.lines:
        if line.code and "JZ" in line.modifiers and "JW" not in line.modifiers:
            others = [
                other for other in day.lines if other.code == line.code and "JW" in other.modifiers
            ]
            if others:
                yield context.finding(
                    (line, "procedure.modifiers"),
                    related=[(other, "procedure.modifiers") for other in others],
                    code=line.code,
                )
