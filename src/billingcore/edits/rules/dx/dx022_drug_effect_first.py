"""An adverse effect or an underdosing is the principal diagnosis.

Of T36 to T50, poisonings may stand first; for an adverse effect the reaction comes first, and an
underdosing is never first. Intent is the sixth character, or the fifth where X fills the sixth:
5 adverse effect, 6 underdosing.

>>> from billingcore.testing import a_claim
>>> for finding in drug_effect_first.check(a_claim(diagnoses=("T36.0X5A", "L27.0"))):
...     print(finding)
error DX022 diagnoses[0]: T360X5A is an adverse effect; its manifestation comes first
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._drug_effects import drug_effect


@rule(
    "DX022",
    "drug-effect-first",
    scope=Scope.CLAIM,
    triggers=Triggers(diagnoses="T"),
    snip=Snip.CODE_SET,
    message="{code} is an {what}; its manifestation comes first",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.19.e.5"),
        Citation(authority="Definitions of Medicare Code Edits", section="unacceptable principal"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
    aliases=("MCE 9",),
)
def drug_effect_first(claim: Claim, context: Context) -> Iterator[Finding]:
    """Read the intent from complete codes of T36 to T50."""
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code or ""
        what = drug_effect(code) if diagnosis.qualifier == "ABK" else None
        if what:
            yield context.finding(at=f"diagnoses[{i}]", code=code, what=what)
