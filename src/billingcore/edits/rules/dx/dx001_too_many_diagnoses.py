"""The claim has more diagnoses than the standard carries.

A professional claim carries 12 and a dental one 4, the principal one counted. An institutional
claim carries one principal and one admitting diagnosis, three reasons for the visit, twelve
external causes and 24 others. Payers do not see the rest; keep those that the lines point at.

>>> from billingcore.testing import dental_claim
>>> for finding in too_many_diagnoses.check(dental_claim(diagnoses=["K02.9"] * 5)):
...     print(finding)
error DX001 diagnoses[4]: 5 diagnoses; a dental claim carries at most 4
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule

_ALL = {"professional": 12, "dental": 4}
_BY_ROLE = {
    "principal": 1,
    "admitting": 1,
    "reason for visit": 3,
    "external cause": 12,
    "other": 24,
}


@rule(
    "DX001",
    "too-many-diagnoses",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: len(claim.diagnoses) > _ALL.get(claim.kind, 0)),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="{count} {what}; a {kind} claim carries at most {limit}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 21"),
        Citation(authority="UB-04 data specifications", section="form locators 67 to 72"),
        Citation(authority="X12 005010 837", section="2300 HI"),
    ),
)
def too_many_diagnoses(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count them: all together, on an institutional claim by role."""
    limit = _ALL.get(claim.kind)
    if limit is not None and len(claim.diagnoses) > limit:
        yield context.finding(
            at=f"diagnoses[{limit}]",
            count=len(claim.diagnoses),
            what="diagnoses",
            kind=claim.kind,
            limit=limit,
        )
    if claim.kind == "institutional":
        for role, limit in _BY_ROLE.items():
            places = [i for i, d in enumerate(claim.diagnoses) if d.role == role]
            if len(places) > limit:
                yield context.finding(
                    at=f"diagnoses[{places[limit]}]",
                    count=len(places),
                    what=f"diagnoses as {role}",
                    kind=claim.kind,
                    limit=limit,
                )
