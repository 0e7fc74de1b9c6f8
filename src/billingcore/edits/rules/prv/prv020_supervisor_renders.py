"""The supervising provider is the rendering provider.

Nobody supervises himself: name the one who gave the service as rendering, or leave out the
supervisor.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(providers=({"role": "82"}, {"role": "DQ", "id": "1555555550"}))
>>> for finding in supervisor_renders.check(claim):
...     print(finding)
warning PRV020 providers[1]: the supervising provider has the rendering provider's NPI
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
    "PRV020",
    "supervisor-renders",
    scope=Scope.CLAIM,
    triggers=Triggers(provider=lambda provider: provider.role == "DQ"),
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "dental")),
    snip=Snip.SITUATION,
    message="the supervising provider has the rendering provider's NPI",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 17"),
        Citation(authority="X12 005010 837", section="loop 2310D"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N297"),
)
def supervisor_renders(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the two numbers on the claim."""
    for i, provider in enumerate(claim.providers):
        rendering = claim.rendering if provider.role == "DQ" else None
        if rendering and rendering.npi and provider.npi == rendering.npi:
            yield context.finding(at=f"providers[{i}]", related=[rendering])
