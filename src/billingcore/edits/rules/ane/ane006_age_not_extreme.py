"""Anesthesia is said to be for a patient of extreme age, who is neither an infant nor old.

99100 is for patients younger than one year and older than seventy. Who is seventy is let pass,
since payers differ about whether the day after the birthday is older than seventy.

>>> from billingcore.testing import a_claim
>>> for finding in age_not_extreme.check(a_claim(lines=("00142-AA", "99100"))):
...     print(finding)
error ANE006 lines[1].procedure: 99100 is for patients under 1 or over 70 years
"""

from collections.abc import Iterator

from ....model import Claim
from ....periods import age_in_years
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "ANE006",
    "age-not-extreme",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures="99100"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="99100 is for patients under 1 or over 70 years",
    source=Citation(authority="CPT", section="qualifying circumstances for anesthesia"),
    expects=ExpectedDenial(carc="6", group="CO"),
)
def age_not_extreme(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count completed years on the day of the line."""
    birth = claim.patient.birth_date if claim.patient else None
    if birth is None:
        return
    for i, line in enumerate(claim.lines):
        day = context.day_of(line) if line.code == "99100" else None
        if day is not None and 1 <= age_in_years(birth, day) < 70:
            yield context.finding(f"lines[{i}].procedure", related=["patient.birth_date"])
