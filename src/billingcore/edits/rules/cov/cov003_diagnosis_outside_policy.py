"""The payer covers the procedure with other diagnoses than those that the line points at.

A row of the payer's rules lists diagnoses, or how they begin; one that the line points at is
enough. A row of excluded ones fires when all that the line points at are excluded.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PayerRule(asks="diagnosis", procedures=("93000",), values=("I", "R00"))
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [row]))
>>> claim = a_claim(lines="93000", diagnoses="E11.9")
>>> for finding in diagnosis_outside_policy.check(claim, reference=reference):
...     print(finding)
error COV003 lines[0].diagnosis_pointers: 93000 is not covered with E119; it is with I, R00
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, ExpectedDenial, Finding
from ._articles import diagnoses_of, path_to_diagnoses
from ._relations import asked, relation_rule, row_evidence


@relation_rule(
    "COV003",
    "diagnosis-outside-policy",
    message="{code} is not covered with {diagnoses}; it is {but} {values}",
    expects=ExpectedDenial(carc="11", group="CO"),
    aliases=("Optum BCC",),
)
def diagnosis_outside_policy(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the line's diagnoses with the row's."""
    for i, line, _, row in asked(context, "diagnosis"):
        diagnoses = diagnoses_of(claim, line)
        begins = tuple(icd10cm.compact(value) for value in row.values)
        listed = [code.startswith(begins) for code in diagnoses]
        if diagnoses and (all(listed) if row.excluded else not any(listed)):
            yield context.finding(
                path_to_diagnoses(claim, i),
                related=[f"lines[{i}].procedure.code"],
                evidence=row_evidence(context, row, ("diagnoses", ", ".join(row.values[:20]))),
                code=line.code,
                diagnoses=diagnoses,
                but="with any but" if row.excluded else "with",
                values=row.values[:5],
            )
