"""The payer covers the procedure only for the other sex.

A wrong sex on file is the usual reason. Where the patient's sex and body differ, KX on the line of
a professional claim, or condition code 45 on a facility's bill, says that it is meant.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PayerRule(asks="sex", procedures=("G0103",), values=("M",))
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [row]))
>>> for finding in sex_outside_policy.check(a_claim(lines="G0103"), reference=reference):
...     print(finding)
error COV005 lines[0].procedure.code: G0103 is covered for sex M; the patient's is F
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Bypass, Citation, Context, ExpectedDenial, Finding
from ._relations import asked, relation_rule, row_evidence

_CONDITION = "45"
_MODIFIER = "KX"
_SEXES = ("F", "M")


@relation_rule(
    "COV005",
    "sex-outside-policy",
    message="{code} is covered for sex {wanted}; the patient's is {sex}",
    source=(
        Citation(authority="payer policy or manual", section="coverage"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 32, section 240"),
    ),
    expects=ExpectedDenial(carc="7", group="CO"),
    aliases=("Optum BSX",),
)
def sex_outside_policy(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the patient's sex, where it is F or M, with the row's."""
    sex = claim.patient.sex if claim.patient else None
    for i, line, _, row in asked(context, "sex"):
        if sex not in _SEXES or (sex in row.values) is not row.excluded:
            continue
        if _MODIFIER in line.modifiers or _CONDITION in claim.condition_codes:
            continue
        wanted = [one for one in _SEXES if (one in row.values) is not row.excluded]
        yield context.finding(
            f"lines[{i}].procedure.code",
            related=["patient.sex"],
            evidence=row_evidence(context, row, ("sexes", ", ".join(row.values))),
            bypass=Bypass(allowed=True, modifiers=(_MODIFIER,)),
            code=line.code,
            wanted=wanted or "none",
            sex=sex,
        )
