"""The registry has the NPI as a person's where the claim names an organization, or the reverse.

A practice's own number and that of its physician are easily taken for each other. The rule speaks
of providers whom the fact `providers` names with their entity type.

>>> from billingcore.testing import a_claim
>>> known = {"1555555550": {"entity_type": "2"}}
>>> for finding in npi_of_another_entity_type.check(a_claim(), facts={"providers": known}):
...     print(finding)
error PRV028 providers[0].name.entity: entity 1 here; the registry has the NPI as of entity 2
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._providers import RARC, providers


@rule(
    "PRV028",
    "npi-of-another-entity-type",
    scope=Scope.CLAIM,
    needs="facts.providers",
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.POLICY,
    message="entity {entity} here; the registry has the NPI as of entity {registered}",
    source=(
        Citation(authority="45 CFR", section="162.408"),
        Citation(authority="X12 005010 837", section="NM102 of loops 2010AA, 2310, 2420"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def npi_of_another_entity_type(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the entity type of the name with the registry's."""
    known = context.fact("providers")
    for path, provider in providers(context):
        record = known.get(provider.npi or "")
        entity = provider.name.entity if provider.name else None
        if record is None or not record.entity_type or entity not in ("1", "2"):
            continue
        if entity != record.entity_type:
            role = "85" if path == "billing.provider" else provider.role or ""
            yield context.finding(
                f"{path}.name.entity",
                related=[f"{path}.id.value"],
                expects=ExpectedDenial(carc="16", rarc=RARC.get(role)),
                entity=entity,
                registered=record.entity_type,
            )
