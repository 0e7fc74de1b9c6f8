"""A procedure that Medicare pays for inpatients alone stands on an outpatient's bill.

The line is denied, and so is everything else of that day. If the patient was admitted within three
days, the procedure belongs on the inpatient bill. If the patient died before an admission, the
one procedure that was done in the emergency carries modifier CA.

>>> from billingcore.codes import OppsRow, OppsTable, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = OppsTable("opps", [OppsRow("33120", "C")], edition="2026")
>>> reference = ReferenceSet().with_(opps=table)
>>> claim = institutional_claim(
...     lines=[{"procedure": "33120", "revenue_code": "0360"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in inpatient_only_procedure.check(claim, reference=reference):
...     print(finding)
error FAC093 lines[0].procedure.code: 33120 is paid for inpatients alone (status C)
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
    Snip,
    rule,
)
from ._bills import MEDICARE
from ._opps import indicators, opps_evidence, tell_unjudged, under_opps

_FOR_A_DENIAL = frozenset(("20", "21"))


@rule(
    "FAC093",
    "inpatient-only-procedure",
    scope=Scope.CLAIM,
    needs="opps",
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} is paid for inpatients alone (status C)",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 180.7"),
        Citation(authority="Integrated Outpatient Code Editor", section="edits 18 and 49"),
        Citation(authority="42 CFR", section="419.22(n)"),
    ),
    expects=ExpectedDenial(carc="5", group="CO"),
    liability="provider",
    aliases=("IOCE 18", "IOCE 49"),
)
def inpatient_only_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find status C without modifier CA, on bills that do not ask for a denial."""
    if not under_opps(claim) or not _FOR_A_DENIAL.isdisjoint(claim.condition_codes):
        return
    tell_unjudged(context)
    for i, status in enumerate(indicators(context)):
        line = claim.lines[i]
        if status == "C" and "CA" not in line.modifiers:
            yield context.finding(
                at=f"lines[{i}].procedure.code",
                code=line.code,
                evidence=opps_evidence(context, i),
                bypass=Bypass(allowed=True, modifiers=("CA",)),
            )
