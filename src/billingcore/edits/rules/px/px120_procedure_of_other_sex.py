"""The procedure is one of women or of men, and the patient's sex is the other.

The user's own list of CPT or HCPCS says so, by the words "female" and "male" among its attributes.
Correct the sex or the code; where both are right, condition code 45 or modifier KX says so.
Medicare's outpatient editor asks it of services before October 2024 alone.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = CodeTable("cpt", [Entry("58150", attributes={"female"})], edition="2026")
>>> reference = ReferenceSet().with_(cpt=table)
>>> claim = a_claim(lines=("58150",), patient={"sex": "M"})
>>> for finding in procedure_of_other_sex.check(claim, reference=reference):
...     print(finding)
warning PX120 lines[0].procedure.code: 58150 is for female patients
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Applies,
    Bypass,
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from .._fee_schedule import MEDICARE
from ._attributes import described

_AGAINST = {"M": "female", "F": "male"}
_SPARED = "45"
_ENDED = date(2024, 10, 1)


def _is_medicare(claim: Claim) -> bool:
    return claim.coverage is not None and claim.coverage.filing_indicator in MEDICARE


@rule(
    "PX120",
    "procedure-of-other-sex",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    needs="cpt",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} is for {sex} patients",
    source=(
        Citation(authority="Integrated Outpatient Code Editor", section="edit 8"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 32, section 240"),
    ),
    expects=ExpectedDenial(carc="7", rarc="MA39", group="CO"),
    aliases=("IOCE 8",),
)
def procedure_of_other_sex(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the words of each code with the patient's sex."""
    against = _AGAINST.get(claim.patient.sex or "") if claim.patient else None
    if against is None or _SPARED in claim.condition_codes:
        return
    for each in described(claim, context):
        line = claim.lines[each.line]
        if _is_medicare(claim) and (context.day_of(line) or _ENDED) >= _ENDED:
            continue
        if against in each.words and "KX" not in line.modifiers:
            yield context.finding(
                f"lines[{each.line}].procedure.code",
                evidence=Evidence(
                    what="attribute", table=each.table, facts=(("attribute", against),)
                ),
                bypass=Bypass(allowed=True, modifiers=("KX",)),
                code=each.code,
                sex=against,
            )
