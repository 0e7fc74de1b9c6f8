"""A diagnosis stands among the others that may only be the first-listed one.

Some Z codes give the reason of an encounter: an examination, supervision of a normal pregnancy,
chemotherapy, the birth itself. They may only be the principal or first-listed diagnosis. The
exception are several encounters of one day whose records are combined: so a code is in order that
a line points at first, or that follows another code of this kind, and on an outpatient bill with
a sign of several visits (modifier 25 or 27, condition code G0).

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("I10", "Z34.82"), lines=("99213",))
>>> for finding in first_listed_diagnosis_later.check(claim):
...     print(finding)
warning DX140 diagnoses[1]: Z34.82 may only be the first-listed diagnosis
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._code_rows import beginnings, row_for
from ._coded import coded, leads

_TABLE = "first_listed_diagnoses"


@rule(
    "DX140",
    "first-listed-diagnosis-later",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses=beginnings(_TABLE)),
    snip=Snip.CODE_SET,
    message="{code} may only be the first-listed diagnosis",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.C.21.c.16"),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def first_listed_diagnosis_later(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge the other diagnoses by the rows of ``_tables/first_listed_diagnoses.toml``."""
    first, *others = context.once(coded) or (None,)
    if first is None or not others or _has_several_visits(claim):
        return
    if claim.diagnoses[first.place].qualifier != "ABK" or row_for(context, _TABLE, first):
        return
    for each in others:
        if row_for(context, _TABLE, each) and not leads(claim, each.place):
            yield context.finding(
                at=f"diagnoses[{each.place}]",
                related=[f"diagnoses[{first.place}]"],
                fixes=Fix(text="put it first, or on the claim of its own encounter"),
                code=icd10cm.format(each.code),
            )


def _has_several_visits(claim: Claim) -> bool:
    """Tell whether a bill shows that encounters were combined on it."""
    return claim.kind == "institutional" and (
        "G0" in claim.condition_codes
        or any(not {"25", "27"}.isdisjoint(line.modifiers) for line in claim.lines)
    )
