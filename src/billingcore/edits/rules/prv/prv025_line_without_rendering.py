"""Some lines say who rendered the service, and one does not.

The billing provider is a group and the claim as a whole names nobody, so that the line counts as
rendered by the group itself. Name the person on the line, or once on the claim.

>>> from billingcore.testing import a_claim, a_provider
>>> claim = a_claim(providers=(), lines=({"providers": (a_provider(),)}, {}))
>>> for finding in line_without_rendering.check(claim):
...     print(finding)
warning PRV025 lines[1]: other lines name a rendering provider, this one does not
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
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


@rule(
    "PRV025",
    "line-without-rendering",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "dental")),
    triggers=Triggers(
        provider=lambda provider: provider.stands == "line" and provider.role == "82"
    ),
    snip=Snip.SITUATION,
    message="other lines name a rendering provider, this one does not",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24J"),
        Citation(authority="X12 005010 837", section="loops 2310B and 2420A"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N290"),
    aliases=("IB334",),
)
def line_without_rendering(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find lines without role 82 beside lines with one, where the claim has none."""
    billing = claim.billing_provider
    group = billing is not None and billing.name is not None and billing.name.entity == "2"
    if not group or claim.rendering is not None:
        return
    missing = [n for n, line in enumerate(claim.lines) if line.rendering is None]
    if len(missing) < len(claim.lines):
        for n in missing:
            yield context.finding(at=f"lines[{n}]")
