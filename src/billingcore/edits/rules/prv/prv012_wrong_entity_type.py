"""A provider is named as a person where an organization is wanted, or the reverse.

Referring, ordering, supervising, attending and operating providers are persons (entity 1). A
service facility is an organization (2), and so is whoever bills on an institutional claim.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(providers=({"role": "DN", "name": "SUNRISE CLINIC"},))
>>> for finding in wrong_entity_type.check(claim):
...     print(finding)
error PRV012 providers[0].name.entity: entity 2 in the role referring; it must be 1
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, ProviderShape, Scope, Snip, Triggers, rule
from ._providers import ROLES, providers

_PERSONS = ("DN", "P3", "DQ", "DK", "71", "72", "ZZ")


def _is_odd(provider: ProviderShape) -> bool:
    """Tell whether the entity is not what the role wants, on one kind of claim at least."""
    role = "85" if provider.stands == "billing" else provider.role
    wanted = {_wanted(role, kind) for kind in ("professional", "institutional")}
    return not wanted <= {None, provider.entity}


@rule(
    "PRV012",
    "wrong-entity-type",
    scope=Scope.CLAIM,
    triggers=Triggers(provider=lambda one: one.entity in ("1", "2") and _is_odd(one)),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="entity {entity} in the role {role}; it must be {wanted}",
    source=Citation(authority="X12 005010 837", section="NM102 of loops 2010AA, 2310, 2420"),
)
def wrong_entity_type(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the entity type with what the role wants."""
    for path, provider in providers(context):
        role = "85" if path == "billing.provider" else provider.role
        wanted = _wanted(role, claim.kind)
        entity = provider.name.entity if provider.name else None
        if wanted is not None and entity in ("1", "2") and entity != wanted:
            yield context.finding(
                at=f"{path}.name.entity",
                entity=entity,
                role=ROLES.get(role or "", role),
                wanted=wanted,
            )


def _wanted(role: str | None, kind: str) -> str | None:
    if role in _PERSONS:
        return "1"
    if role == "77" or (role == "85" and kind == "institutional"):
        return "2"
    return "1" if role == "82" and kind == "institutional" else None
