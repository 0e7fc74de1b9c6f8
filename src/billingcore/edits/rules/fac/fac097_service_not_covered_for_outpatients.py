"""A line has a service that Medicare does not cover for outpatients, billed as covered.

Services of status E1 are no benefit. They are billed as noncovered, with a modifier that says who
is liable (GY, GX, GZ, GA), or on a bill that asks for a denial (conditions 20 and 21).

>>> from billingcore.codes import OppsRow, OppsTable, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = OppsTable("opps", [OppsRow("A9270", "E1")], edition="2026")
>>> reference = ReferenceSet().with_(opps=table)
>>> claim = institutional_claim(
...     lines=[{"procedure": "A9270", "revenue_code": "0270"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in service_not_covered_for_outpatients.check(claim, reference=reference):
...     print(finding)
warning FAC097 lines[0].procedure.code: A9270 is not covered (status E1)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Bypass,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._bills import MEDICARE
from ._opps import indicators, opps_evidence, tell_unjudged

_LIABILITY = ("GA", "GX", "GY", "GZ")
_FOR_A_DENIAL = frozenset(("20", "21"))


@rule(
    "FAC097",
    "service-not-covered-for-outpatients",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="opps",
    applies=Applies(kinds="institutional", bills=("13", "85"), filing=MEDICARE),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} is not covered (status E1)",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 60"),
        Citation(authority="OPPS final rule", section="Addendum D1"),
    ),
    expects=ExpectedDenial(carc="96", group="PR"),
    aliases=("IOCE 9",),
)
def service_not_covered_for_outpatients(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find status E1 on lines that do not say so themselves."""
    if not _FOR_A_DENIAL.isdisjoint(claim.condition_codes):
        return
    tell_unjudged(context)
    for i, status in enumerate(indicators(context)):
        line = claim.lines[i]
        told = any(modifier in _LIABILITY for modifier in line.modifiers)
        whole = line.charge is not None and line.charge == line.noncovered_charge
        if status == "E1" and not told and not whole:
            yield context.finding(
                at=f"lines[{i}].procedure.code",
                code=line.code,
                evidence=opps_evidence(context, i),
                bypass=Bypass(allowed=True, modifiers=_LIABILITY),
            )
