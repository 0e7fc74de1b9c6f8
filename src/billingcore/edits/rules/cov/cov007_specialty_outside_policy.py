"""The payer covers the procedure only by other specialties.

A row names specialties as the payer numbers them, or taxonomy codes, or how these begin. The
specialty is that of the one who rendered, as the caller's facts or the claim's taxonomy have it;
where neither is known the rule cannot judge.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PayerRule(asks="specialty", procedures=("93458",), values=("207RC", "207RI"))
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [row]))
>>> for finding in specialty_outside_policy.check(a_claim(lines="93458"), reference=reference):
...     print(finding)
error COV007 lines[0].procedure.code: 93458 is covered by 207RC, 207RI; rendered by 207Q00000X
"""

from collections.abc import Iterator

from ....model import Claim, ServiceLine
from ... import Context, ExpectedDenial, Finding
from ._relations import asked, relation_rule, row_evidence

_TAXONOMY = 4
"""What is shorter is a payer's number of a specialty."""


@relation_rule(
    "COV007",
    "specialty-outside-policy",
    message="{code} is {covered} by {specialties}; rendered by {specialty}",
    expects=ExpectedDenial(carc="172", rarc="N95", group="CO"),
    aliases=("Optum BSP",),
)
def specialty_outside_policy(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare specialty and taxonomies of the one who rendered with the row's."""
    for i, line, _, row in asked(context, "specialty"):
        numbers = [value for value in row.values if len(value) < _TAXONOMY]
        taxonomies = tuple(value for value in row.values if len(value) >= _TAXONOMY)
        specialty, own = _specialties(claim, line, context)
        if (numbers and specialty is None) or (taxonomies and not own):
            context.not_evaluated("facts.providers", reason="the specialty is not known")
            continue
        listed = specialty in numbers or any(one.startswith(taxonomies) for one in own)
        if listed is row.excluded:
            known = [specialty] if numbers and specialty else own
            yield context.finding(
                f"lines[{i}].procedure.code",
                evidence=row_evidence(context, row, ("specialties", ", ".join(row.values))),
                code=line.code,
                covered="not covered" if row.excluded else "covered",
                specialties=row.values,
                specialty=known,
            )


def _specialties(
    claim: Claim, line: ServiceLine, context: Context
) -> tuple[str | None, tuple[str, ...]]:
    """Return the payer's number of the specialty, and the taxonomy codes that are known."""
    rendering = line.rendering or claim.rendering or claim.billing_provider
    if rendering is None:
        return None, ()
    npi = rendering.npi
    record = (context.facts.providers or {}).get(npi) if npi else None
    told = rendering.taxonomy
    if told is None and rendering is claim.billing_provider and claim.billing:
        told = claim.billing.taxonomy
    known = (*((told,) if told else ()), *(record.taxonomies if record else ()))
    return record.specialty if record else None, tuple(dict.fromkeys(known))
