"""The payer covers the procedure only at another age than the patient's.

The age is counted in full years on the day of the service. A wrong date of birth shows here too.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PayerRule(asks="age", procedures=("90460",), most=18)
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [row]))
>>> for finding in age_outside_policy.check(a_claim(lines="90460"), reference=reference):
...     print(finding)
error COV004 lines[0].procedure.code: 90460 is covered until 18 years of age; the patient is 45
"""

from collections.abc import Iterator
from datetime import date

from ....codes import PayerRule
from ....model import Claim
from ... import Context, ExpectedDenial, Finding
from ._relations import asked, relation_rule, row_evidence


@relation_rule(
    "COV004",
    "age-outside-policy",
    message="{code} is covered {ages} years of age; the patient is {age}",
    expects=ExpectedDenial(carc="6", rarc="N129", group="CO"),
    aliases=("Optum BAG",),
)
def age_outside_policy(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the patient's age on the day with the row's bounds."""
    born = claim.patient.birth_date if claim.patient else None
    for i, line, day, row in asked(context, "age"):
        age = _age(born, day) if born is not None else None
        if age is None or _is_within(row, age):
            continue
        yield context.finding(
            f"lines[{i}].procedure.code",
            related=["patient"],
            evidence=row_evidence(context, row, ("ages", _ages(row))),
            code=line.code,
            ages=_ages(row),
            age=age,
        )


def _age(born: date, day: date) -> int | None:
    """Return the age in full years; None before birth, which is another rule's."""
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return years if years >= 0 else None


def _is_within(row: PayerRule, age: int) -> bool:
    inside = (row.least is None or row.least <= age) and (row.most is None or age <= row.most)
    return inside is not row.excluded


def _ages(row: PayerRule) -> str:
    least = f"from {row.least}" if row.least is not None else ""
    most = f"until {row.most}" if row.most is not None else ""
    words = " ".join(part for part in (least, most) if part)
    return f"but not {words}" if row.excluded else words
