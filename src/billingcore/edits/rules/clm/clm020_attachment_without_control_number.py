"""Documents are on their way, and nothing ties them to the claim.

What goes by mail, fax, e-mail, file transfer or electronically arrives apart from the claim; the
payer matches the two by the attachment control number. What waits at the provider (AA) needs none.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(attachments=({"report_type": "OZ", "transmission": "FX"},))
>>> for finding in attachment_without_control_number.check(claim):
...     print(finding)
error CLM020 attachments[0]: documents sent by FX need an attachment control number
"""

from collections.abc import Iterator

from ....model import Attachment, Claim
from ... import (
    Citation,
    Context,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)

_SENT_APART = {"BM", "EL", "EM", "FX", "FT"}


@rule(
    "CLM020",
    "attachment-without-control-number",
    scope=Scope.CLAIM,
    triggers=Triggers(parts=("attachments", "lines.attachments")),
    snip=Snip.SITUATION,
    message="documents sent by {transmission} need an attachment control number",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 19"),
        Citation(authority="X12 005010 837", section="2300 and 2400 PWK02, PWK06"),
    ),
)
def attachment_without_control_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the attachments of the claim, then of its lines."""
    for i in _unmatched(claim.attachments):
        way = claim.attachments[i].transmission
        yield context.finding(at=f"attachments[{i}]", transmission=way)
    for n, line in enumerate(claim.lines):
        for i in _unmatched(line.attachments):
            way = line.attachments[i].transmission
            yield context.finding(at=f"lines[{n}].attachments[{i}]", transmission=way)


def _unmatched(attachments: tuple[Attachment, ...]) -> Iterator[int]:
    for i, attachment in enumerate(attachments):
        if attachment.transmission in _SENT_APART and not attachment.control_number:
            yield i
