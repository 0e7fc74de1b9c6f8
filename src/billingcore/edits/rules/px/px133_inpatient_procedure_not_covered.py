"""A procedure of a stay is one that Medicare does not cover.

The Medicare Code Editor names them; some are not covered for patients above 60 alone. The stay is
denied unless the charges for it are among the noncovered ones.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> rows = [Entry("GZGZZZZ", attributes={"non-covered"})]
>>> table = CodeTable("icd10pcs", rows, edition="FY2026", hierarchical=True)
>>> reference = ReferenceSet().with_(icd10pcs=table)
>>> treatment = {"code": "GZGZZZZ", "qualifier": "BBR"}
>>> claim = inpatient_claim(procedures=[treatment], coverage={"filing_indicator": "MA"})
>>> for finding in inpatient_procedure_not_covered.check(claim, reference=reference):
...     print(finding)
warning PX133 procedures[0].code: Medicare does not cover GZGZZZZ
"""

from collections.abc import Iterator

from ....model import Claim
from ....periods import age_in_years
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Severity, Snip
from ._inpatient import answers, inpatient_rule
from ._validity import evidence

_ABOVE = 60


@inpatient_rule(
    "PX133",
    "inpatient-procedure-not-covered",
    needs="icd10pcs",
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=("11", "18"), filing=("MA", "MB")),
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.POLICY,
    message="Medicare does not cover {code}",
    source=Citation(
        authority="Definitions of Medicare Code Edits", section="non-covered procedures"
    ),
    expects=ExpectedDenial(carc="96"),
    aliases=("MCE 11",),
)
def inpatient_procedure_not_covered(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the words of each code, and for the age where it matters."""
    table = context.table("icd10pcs")
    for i, answer in answers(claim, context):
        words = answer.attributes if answer.is_valid else frozenset()
        if "non-covered" in words or ("non-covered above 60" in words and _is_above(claim)):
            yield context.finding(
                f"procedures[{i}].code", evidence=evidence(table, answer), code=answer.code
            )


def _is_above(claim: Claim) -> bool:
    """Tell whether the patient was older than 60 on the first day of the stay."""
    birth = claim.patient.birth_date if claim.patient else None
    admission = claim.dated("435")
    day = admission.start if admission else claim.first_day
    if birth is None or day is None or day < birth:
        return False
    return age_in_years(birth, day) > _ABOVE
