"""A service line points at a diagnosis that the claim does not carry.

The payer cannot tell what the service was for, and rejects the line. Pointers count the claim's
diagnoses from 1. Add the diagnosis, or correct the pointer.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses="E11.9", lines=({"diagnosis_pointers": (1, 2)},))
>>> for finding in pointer_without_diagnosis.check(claim):
...     print(finding)
error DX003 lines[0].diagnosis_pointers[1]: pointer 2 has no diagnosis; the claim carries 1
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "DX003",
    "pointer-without-diagnosis",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "dental")),
    triggers=Triggers(
        line=lambda line: any(not 1 <= one <= line.diagnoses for one in line.diagnosis_pointers)
    ),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="pointer {pointer} has no diagnosis; the claim carries {count}",
    source=Citation(authority="CMS-1500 instructions", section="item 24E"),
    expects=ExpectedDenial(carc="16", rarc="M76", status=("A3:21:477",)),
)
def pointer_without_diagnosis(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find pointers below 1, or beyond the last diagnosis."""
    count = len(context.claim.diagnoses)
    for i, pointer in enumerate(line.diagnosis_pointers):
        if not 1 <= pointer <= count:
            yield context.finding(at=f"diagnosis_pointers[{i}]", pointer=pointer, count=count)
