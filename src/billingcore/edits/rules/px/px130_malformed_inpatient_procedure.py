"""The code of a procedure of a stay has not the form of ICD-10-PCS.

It is seven characters, digits and letters but never I or O, which look like 1 and 0. The bill comes
back. Type it again by the record.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(procedures=[{"code": "ODTJ4ZZ", "qualifier": "BBR"}])
>>> for finding in malformed_inpatient_procedure.check(claim):
...     print(finding)
error PX130 procedures[0].code: 'ODTJ4ZZ' has not the form of ICD-10-PCS
"""

from collections.abc import Iterator

from ....identifiers import icd10pcs
from ....model import Claim
from ... import Context, Disposition, ExpectedDenial, Finding, Fix, Safety, Snip
from ._inpatient import CODE_SET, inpatient_rule, of_stay


@inpatient_rule(
    "PX130",
    "malformed-inpatient-procedure",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code!r} has not the form of ICD-10-PCS",
    source=CODE_SET,
    expects=ExpectedDenial(carc="16", rarc="MA66", group="CO", status=("A7:465",)),
    aliases=("MCE 1",),
)
def malformed_inpatient_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at each; capitals and blanks are proposed as a fix."""
    for i, code in of_stay(claim):
        mended = icd10pcs.compact(code)
        if not icd10pcs.is_valid(mended):
            yield context.finding(f"procedures[{i}].code", code=code)
        elif mended != code:
            fix = Fix(
                text="write capitals without blanks",
                safety=Safety.SAFE,
                changes=((f"procedures[{i}].code", mended),),
            )
            yield context.finding(f"procedures[{i}].code", fixes=fix, code=code)
