"""A diagnosis leaves the side open, and another one of the same kind tells it.

The codes differ in the side alone, and one says "unspecified". If both are of one finding, leave
out the one that leaves the side open; if not, the record should tell the other side too.

>>> from billingcore.codes import ReferenceSet, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> sides = {"M1990": "unspecified knee", "M1991": "right knee", "M1992": "left knee"}
>>> lines = [TabularEntry(code, title=f"Arthrosis, {side}") for code, side in sides.items()]
>>> lines += [TabularEntry("M19", header=True, children=tuple(sides))]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", lines))
>>> claim = a_claim(diagnoses=("M19.92", "M19.90"))
>>> for finding in side_left_open.check(claim, reference=reference):
...     print(finding)
info DX152 diagnoses[1].code: M19.90 leaves the side open that M19.92 tells
"""

from collections.abc import Iterator

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
from ._grouped_sides import groups_of_sides
from ._listed import TABULAR_LIST, judged


@rule(
    "DX152",
    "side-left-open",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    needs="icd10cm_notes",
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} leaves the side open that {other} tells",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.B.13 and I.B.18"),
        TABULAR_LIST,
    ),
)
def side_left_open(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look among diagnoses that differ in the side alone."""
    if not judged(context, least=2).repeated:
        return
    for _, sides in context.once(groups_of_sides):
        told = [sides[side] for side in ("right", "left", "bilateral") if side in sides]
        if "unspecified" in sides and told:
            one, other = sides["unspecified"], told[0]
            yield context.finding(
                one.path,
                related=[each.path for each in told],
                fixes=Fix(
                    text="tell the side, or leave it out if both are one",
                    safety=Safety.NEEDS_DOCUMENTATION,
                ),
                code=icd10cm.format(one.code),
                other=icd10cm.format(other.code),
            )
