"""Both sides are coded one by one, though there is a code for both.

A condition of both sides is coded with the code that says so, where the classification has one;
two codes are for those that have none. Where the sides are treated at different encounters, or a
payer wants a diagnosis of one side with a modifier of one side, two are right as they are.

>>> from billingcore.codes import ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> sides = {"H2511": "right eye", "H2512": "left eye", "H2513": "bilateral"}
>>> lines = [TabularEntry(code, title=f"Cataract, {side}") for code, side in sides.items()]
>>> lines += [TabularEntry("H25", header=True, children=tuple(sides))]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim = a_claim(diagnoses=("H25.11", "H25.12"))
>>> for finding in two_sides_of_one_code.check(claim, reference=reference):
...     print(finding)
info DX153 diagnoses[0].code: H25.11 and H25.12 together are coded as H25.13
"""

from collections.abc import Iterator

from ....codes import TabularTable
from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._coded import share_a_day
from ._grouped_sides import groups_of_sides
from ._listed import TABULAR_LIST, Listed, judged
from ._sides import both_sides_of


@rule(
    "DX153",
    "two-sides-of-one-code",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{right} and {left} together are coded as {both}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.B.13"),
        TABULAR_LIST,
    ),
)
def two_sides_of_one_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the right and the left of a group that has a code for both."""
    if not judged(context, least=2).repeated:
        return
    table: TabularTable = context.table("icd10cm_notes")
    for sided, sides in context.once(groups_of_sides):
        right, left = sides.get("right"), sides.get("left")
        if right is None or left is None or not share_a_day(claim, right.place, left.place):
            continue
        both = both_sides_of(table, sided, right.days[-1])
        if both is not None:
            yield _finding(context, right, left, both)


def _finding(context: Context, right: Listed, left: Listed, both: str) -> Finding:
    return context.finding(
        right.path,
        related=[left.path],
        fixes=Fix(
            text=f"code {icd10cm.format(both)} instead of the two",
            safety=Safety.NEEDS_DOCUMENTATION,
        ),
        right=icd10cm.format(right.code),
        left=icd10cm.format(left.code),
        both=icd10cm.format(both),
    )
