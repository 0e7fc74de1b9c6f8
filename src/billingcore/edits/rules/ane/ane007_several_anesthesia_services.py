"""One provider bills several anesthesia services for a patient and day.

One anesthesia serves all that is operated on in a session: it is billed once, by the code with the
most base units, with all its minutes. Add-on codes (01953, 01968, 01969) and the daily care of a
pain catheter stand beside it. A second session of the day says so by a modifier.

>>> from billingcore.testing import a_claim
>>> for finding in several_anesthesia_services.check(a_claim(lines=("00840-AA", "00142-AA"))):
...     print(finding)
warning ANE007 lines[0].procedure: 00142, 00840 on 2026-03-02: a session has one anesthesia
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
from ._anesthesia import in_minutes

_ANOTHER_SESSION = frozenset({"59", "76", "77", "78", "79", "XE", "XP", "XS", "XU"})


@rule(
    "ANE007",
    "several-anesthesia-services",
    scope=Scope.DAY,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures=("00", "01")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{codes} on {day}: a session has one anesthesia",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 50"),
        Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter II"),
    ),
    expects=ExpectedDenial(carc="97", group="CO"),
)
def several_anesthesia_services(day: Day, context: Context) -> Iterator[Finding]:
    """Look at the services without a modifier of another session."""
    found = [
        line
        for line in day.lines
        if in_minutes(line.code) and _ANOTHER_SESSION.isdisjoint(line.modifiers)
    ]
    if len(found) > 1:
        first, *others = ((line, "procedure") for line in found)
        codes = sorted({str(line.code) for line in found})
        yield context.finding(first, related=others, codes=codes, day=day.day)
