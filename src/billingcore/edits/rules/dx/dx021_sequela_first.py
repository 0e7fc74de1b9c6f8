"""A sequela code is the principal diagnosis.

The condition that remains is coded first; what it is a sequela of follows: an injury with seventh
character S, or a code such as B90 for infections of the past. The exception are manifestations
that are coded after their sequela, such as dementia after an injury of the brain. The Medicare
code editor lets a lone sequela pass; most clearinghouses do not.

>>> from billingcore.testing import a_claim
>>> for finding in sequela_first.check(a_claim(diagnoses=("S93.401S", "M25.571"))):
...     print(finding)
warning DX021 diagnoses[0]: S93401S is a sequela; the condition that it led to comes first
"""

import re
from collections.abc import Iterator

from ....model import Claim
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._rows import table
from ._code_rows import beginnings, row_of

_SEQUELA = re.compile(r"[STM].{5}S")
_TABLE = "sequelae"


@rule(
    "DX021",
    "sequela-first",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses=("S", "T", "M", *beginnings(_TABLE))),
    snip=Snip.CODE_SET,
    message="{code} is a sequela; the condition that it led to comes first",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.B.10 and I.C.15.p"),
        Citation(authority="ICD-10-CM tabular list", section="notes at B90-B94, E64, E68 and G09"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
)
def sequela_first(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find injuries (S, T; M for fractures) with seventh character S in first place.

    The other codes, and the manifestations, are rows of ``_tables/sequelae.toml``.
    """
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code or ""
        sequela = _SEQUELA.fullmatch(code) or row_of(_TABLE, code, None)
        if sequela and diagnosis.qualifier == "ABK" and not _has_manifestation(claim, code):
            yield context.finding(at=f"diagnoses[{i}]", code=code)


def _has_manifestation(claim: Claim, code: str) -> bool:
    """Tell whether a manifestation stands there that is coded after this sequela."""
    after = [
        beginning
        for row in table(_TABLE)["followed"]
        if code.startswith(tuple(row["codes"]))
        for beginning in row["by"]
    ]
    return any(d.code and d.code.startswith(tuple(after)) for d in claim.diagnoses)
