"""The diagnosis lacks the placeholders X that bring its last character to its place.

A seventh character stands in the seventh place, whatever the length of the code before it: the
places between are filled with X, and some codes have an X within. Where one code alone comes of
filling them, that is a matter of form.

>>> from billingcore.codes import ReferenceSet, SeventhCharacter, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> sevenths = (SeventhCharacter("A", "initial"), SeventhCharacter("D", "subsequent"))
>>> line = TabularEntry("S000", header=True, seventh_characters=sevenths)
>>> rows = [TabularEntry("S00", header=True, children=("S000",)), line]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", rows))
>>> report = placeholder_missing.check(a_claim(diagnoses="S00.0A"), reference=reference)
>>> for finding in report:
...     print(finding)
error DX107 diagnoses[0].code: S00.0A lacks placeholders: S00.0XXA
>>> print(report.findings[0].fixes[0].safety)
safe
"""

from collections.abc import Iterator

from ....codes import CodeProblem, CodeRepair
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, Finding, Fix, Safety
from ._repairs import lacking, repair_rule


@repair_rule(
    "DX107",
    "placeholder-missing",
    message="{code} lacks placeholders: {padded}",
)
def placeholder_missing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report codes from which the list makes another one by putting X in."""
    for one, found in lacking(context, CodeProblem.PLACEHOLDER):
        yield context.finding(
            one.path,
            fixes=_fill(context, context.path(one.path), found),
            code=icd10cm.format(one.code),
            padded=icd10cm.format(found.choices[0]),
        )


def _fill(context: Context, path: str, found: CodeRepair) -> Fix:
    padded, *others = found.choices
    only_x = not others and padded.replace("X", "") == found.code.replace("X", "")
    return Fix(
        text="fill the places before the last character with X",
        safety=Safety.SAFE if only_x else Safety.NEEDS_DOCUMENTATION,
        changes=((path, padded),),
    )
