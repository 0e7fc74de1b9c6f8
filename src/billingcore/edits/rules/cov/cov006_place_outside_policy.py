"""The payer covers the procedure only at other places of service.

The place of the line counts, else the claim's. Look whether the place is right before anything
else: it decides the price too.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PayerRule(asks="place", procedures=("66984",), values=("22", "24"))
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [row]))
>>> for finding in place_outside_policy.check(a_claim(lines="66984"), reference=reference):
...     print(finding)
error COV006 facility_code: 66984 is covered at 22, 24; the place is 11
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, ExpectedDenial, Finding
from .._places import place_of, place_path
from ._relations import asked, relation_rule, row_evidence


@relation_rule(
    "COV006",
    "place-outside-policy",
    message="{code} is {covered} at {places}; the place is {place}",
    expects=ExpectedDenial(carc="5", rarc="M77", group="CO"),
    aliases=("Optum BPO",),
)
def place_outside_policy(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the place of the line with the row's."""
    for i, line, _, row in asked(context, "place"):
        place = place_of(claim, line)
        if place is not None and (place in row.values) is row.excluded:
            yield context.finding(
                place_path(line, i),
                related=[f"lines[{i}].procedure.code"],
                evidence=row_evidence(context, row, ("places", ", ".join(row.values))),
                code=line.code,
                covered="not covered" if row.excluded else "covered",
                places=row.values,
                place=place,
            )
