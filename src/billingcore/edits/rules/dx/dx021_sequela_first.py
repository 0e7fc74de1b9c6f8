"""A sequela code is the principal diagnosis.

The condition that remains is coded first, the injury with seventh character S after it. The
Medicare code editor lets a lone sequela pass; most clearinghouses do not.

>>> from billingcore.testing import a_claim
>>> for finding in sequela_first.check(a_claim(diagnoses=("S93.401S", "M25.571"))):
...     print(finding)
warning DX021 diagnoses[0]: S93401S is a sequela; the condition that it led to comes first
"""

import re
from collections.abc import Iterator

from ....model import (
    Claim,
)
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)

_SEQUELA = re.compile(r"[STM].{5}S")


@rule(
    "DX021",
    "sequela-first",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    snip=Snip.CODE_SET,
    message="{code} is a sequela; the condition that it led to comes first",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.B.10"),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
)
def sequela_first(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find injuries (S, T; M for fractures) with seventh character S in first place."""
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code or ""
        if diagnosis.qualifier == "ABK" and _SEQUELA.fullmatch(code):
            yield context.finding(at=f"diagnoses[{i}]", code=code)
