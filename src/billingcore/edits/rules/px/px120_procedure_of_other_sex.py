"""The procedure is one of women or of men, and the patient's sex is the other.

The user's own list of CPT or HCPCS says so, by the words "female" and "male" among its attributes.
Correct the sex or the code; where both are right, condition code 45 or modifier KX says so.

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

from ....model import ServiceLine
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
from ._attributes import attributes_of

_AGAINST = {"M": "female", "F": "male"}
_SPARED = "45"


@rule(
    "PX120",
    "procedure-of-other-sex",
    scope=Scope.LINE,
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
def procedure_of_other_sex(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the words of the code with the patient's sex."""
    claim = context.claim
    against = _AGAINST.get(claim.patient.sex or "") if claim.patient else None
    if against is None or _SPARED in claim.condition_codes or "KX" in line.modifiers:
        return
    for table, words in attributes_of(line, context):
        if against in words:
            yield context.finding(
                "procedure.code",
                evidence=Evidence(what="attribute", table=table, facts=(("attribute", against),)),
                bypass=Bypass(allowed=True, modifiers=("KX",)),
                code=line.code,
                sex=against,
            )
