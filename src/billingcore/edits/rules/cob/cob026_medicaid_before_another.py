"""Medicaid is placed before another payer.

Medicaid is the payer of last resort: every other insurance pays first. The other payer should come
before it; exceptions, such as the Indian Health Service, are no insurance.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     coverage={"filing_indicator": "MC"}, other_payers=({"coverage": {"sequence": "S"}},)
... )
>>> for finding in medicaid_before_another.check(claim):
...     print(finding)
warning COB026 coverage.sequence: Medicaid is in sequence P, before a payer with filing indicator CI
in S
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from ._decisions import MEDICARE, OTHERS
from ._insurance_types import coverages
from ._sequences import ORDER

_MEDICAID = "MC"
_INSURERS = (*MEDICARE, "BL", "CI", "12", "13", "14", "15", "16", "HM")


@rule(
    "COB026",
    "medicaid-before-another",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="Medicaid is in sequence {sequence}, before a payer with filing indicator {filing} "
    "in {other}",
    source=(
        Citation(authority="Social Security Act", section="1902(a)(25)"),
        Citation(authority="42 CFR", section="433.139"),
    ),
    expects=ExpectedDenial(carc="22"),
)
def medicaid_before_another(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the place of Medicaid with those of commercial insurers and Medicare."""
    placed = [
        (path, coverage, ORDER.index(coverage.sequence))
        for path, coverage in coverages(claim)
        if coverage.sequence and coverage.sequence in ORDER
    ]
    for path, medicaid, place in placed:
        if medicaid.filing_indicator != _MEDICAID:
            continue
        for other_path, other, behind in placed:
            if behind > place and other.filing_indicator in _INSURERS:
                yield context.finding(
                    f"{path}.sequence",
                    related=[f"{other_path}.sequence"],
                    sequence=medicaid.sequence,
                    filing=other.filing_indicator,
                    other=other.sequence,
                )
