"""A visit is billed as that of a new patient, and the patient was seen within three years.

A patient is new whom neither the physician nor a colleague of the same group and specialty has seen
in the three years before. What was read without seeing the patient, a picture or a test, does not
count; nor, here, do procedures, though a patient seen for one is no longer new.

>>> from billingcore.testing import a_claim
>>> seen = a_claim(day="2024-06-03", lines="99213")
>>> for finding in new_patient_seen_before.check(a_claim(lines="99203"), history=[seen]):
...     print(finding)
error HIS001 lines[0].procedure.code: 99203 on 2026-03-02; the patient was seen on 2024-06-03
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim, ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    EarlierLine,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    History,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._colleagues import counts_as_same, physician, tell_unknown
from .._visits import is_visit

_YEARS = 3
_FIX = Fix(text="bill the visit of an established patient", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "HIS001",
    "new-patient-seen-before",
    scope=Scope.HISTORY,
    applies=Applies(kinds="professional"),
    needs="history",
    triggers=Triggers(procedures=("92", "98", "99", "S06")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} on {day}; the patient was seen on {seen}",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 12, section 30.6.7"
        ),
        Citation(authority="CMS change request 8165"),
    ),
    expects=ExpectedDenial(carc="B16", group="CO"),
    liability="provider",
)
def new_patient_seen_before(history: History, context: Context) -> Iterator[Finding]:
    """Look for the last visit before, by the same physician or one who counts as the same."""
    claim = history.claim
    for i, line in enumerate(claim.lines):
        day = line.first_day
        if line.code is None or day is None or not is_visit(line.code, "new_patient"):
            continue
        last = _last_seen(context, claim, line, day)
        if last is not None:
            seen, evidence = last
            yield context.finding(
                f"lines[{i}].procedure.code",
                evidence=evidence,
                fixes=_FIX,
                code=line.code,
                day=day,
                seen=seen,
            )


def _last_seen(
    context: Context, claim: Claim, line: ServiceLine, day: date
) -> tuple[date, Evidence] | None:
    """Return the last visit that counts; where only unknown colleagues saw the patient, say so."""
    who, unknown = physician(claim, line), False
    own = [
        other.first_day
        for other in claim.lines
        if other.first_day is not None
        and _is_recent(other.first_day, day)
        and is_visit(other.code or "", "seen")
        and physician(claim, other) == who
    ]
    if own:
        return max(own), Evidence(what="earlier visit", facts=(("claim", "this"),))
    for earlier in reversed(context.history.lines(until=day)):
        if earlier.day is None or not _is_recent(earlier.day, day) or not _saw(earlier):
            continue
        other = physician(earlier.claim, earlier.line)
        same = counts_as_same(context, who, other, earlier.claim)
        if same:
            return earlier.day, _evidence(earlier)
        unknown = unknown or same is None
    if unknown:
        tell_unknown(context)
    return None


def _saw(earlier: EarlierLine) -> bool:
    return earlier.claim.kind == "professional" and is_visit(earlier.code or "", "seen")


def _is_recent(earlier: date, day: date) -> bool:
    """Tell whether less than three years lie between; on the very day it is open, and let pass."""
    if earlier >= day:
        return False
    return (earlier.year + _YEARS, earlier.month, earlier.day) > (day.year, day.month, day.day)


def _evidence(earlier: EarlierLine) -> Evidence:
    return Evidence(
        what="earlier visit",
        facts=(
            ("claim", earlier.claim.patient_control_number or "without number"),
            ("line", earlier.index + 1),
            ("code", earlier.code),
            ("day", earlier.day),
        ),
    )
