"""A laboratory's CLIA number is malformed.

Two digits, the letter D, seven digits.

>>> from billingcore.testing import a_claim
>>> for finding in malformed_clia_number.check(a_claim(references={"X4": "12E3456789"})):
...     print(finding)
error PRV021 references[0].value: a CLIA number is two digits, D and seven digits
"""

from collections.abc import Iterator

from ....errors import InvalidIdentifier
from ....identifiers import clia
from ....model import Claim, Reference
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "PRV021",
    "malformed-clia-number",
    scope=Scope.CLAIM,
    triggers=Triggers(parts=("references", "lines.references")),
    applies=Applies(kinds="professional"),
    snip=Snip.CODE_SET,
    message="{problem}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 16, section 70"),
        Citation(authority="CMS-1500 instructions", section="item 23"),
        Citation(authority="X12 005010X222 837", section="2300 and 2400 REF*X4, REF*F4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA120"),
)
def malformed_clia_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the format of references X4 and F4."""
    yield from _judged(claim.references, "", context)
    for n, line in enumerate(claim.lines):
        if line.references:
            yield from _judged(line.references, f"lines[{n}].", context)


def _judged(references: tuple[Reference, ...], prefix: str, context: Context) -> Iterator[Finding]:
    for i, reference in enumerate(references):
        if reference.qualifier in ("X4", "F4") and reference.value:
            try:
                clia.validate(reference.value)
            except InvalidIdentifier as error:
                yield context.finding(at=f"{prefix}references[{i}].value", problem=str(error))
