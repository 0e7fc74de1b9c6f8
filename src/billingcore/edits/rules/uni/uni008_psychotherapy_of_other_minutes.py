"""Psychotherapy is billed by a code for more or fewer minutes than were spent.

The codes are of 16 to 37 minutes, 38 to 52, and 53 or more, alone or with a visit; less than 16
minutes are not billed. The record says when the session began and ended.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("90837",))
>>> for finding in psychotherapy_of_other_minutes.check(claim, facts={"minutes": {1: 50}}):
...     print(finding)
error UNI008 lines[0].procedure.code: 90837 in 50 minutes; it is of 53 or more
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._rows import rows

_CODES = ("90832", "90833", "90834", "90836", "90837", "90838", "90839")
_VERIFY = Fix(
    text="bill the code of the minutes that the record has", safety=Safety.NEEDS_DOCUMENTATION
)


@rule(
    "UNI008",
    "psychotherapy-of-other-minutes",
    scope=Scope.LINE,
    needs="facts.minutes",
    applies=Applies(kinds=("professional", "institutional"), since=date(2013, 1, 1)),
    triggers=Triggers(procedures=_CODES),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} in {minutes} minutes; it is of {wanted}",
    source=(
        Citation(authority="CPT", section="psychotherapy, time"),
        Citation(authority="Novitas Solutions", section="psychotherapy services, timed codes"),
    ),
    expects=ExpectedDenial(carc="152", group="CO"),
)
def psychotherapy_of_other_minutes(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the minutes of the line with those of its code."""
    row = next((row for row in rows("psychotherapy") if line.code in row["codes"]), None)
    if row is None:
        return
    minutes = (context.facts.minutes or {}).get(context.line_index() + 1)
    if minutes is None:
        reason = f"the minutes of {line.code} are not known"
        context.not_evaluated("facts.minutes", reason=reason)
    elif not row["least"] <= minutes <= row.get("most", minutes):
        yield context.finding(
            "procedure.code",
            evidence=Evidence(what="minutes", facts=(("minutes", minutes),)),
            fixes=_VERIFY,
            code=line.code,
            minutes=minutes,
            wanted=_wanted(row),
        )


def _wanted(row: dict[str, Any]) -> str:
    return f"{row['least']} to {row['most']}" if "most" in row else f"{row['least']} or more"
