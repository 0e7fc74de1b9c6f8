"""A line names the same rendering provider as the claim.

The line's provider is named where it differs from the claim's.

>>> from billingcore.testing import a_claim, a_provider
>>> for finding in line_repeats_rendering.check(a_claim(lines=({"providers": (a_provider(),)},))):
...     print(finding)
info PRV018 lines[0].providers[0]: the line's rendering provider has the NPI of the claim's
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)


@rule(
    "PRV018",
    "line-repeats-rendering",
    scope=Scope.LINE,
    triggers=Triggers(parts="lines.providers"),
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    snip=Snip.SITUATION,
    message="the line's rendering provider has the NPI of the claim's",
    source=Citation(authority="X12 005010 837", section="loop 2420A (2420C on 837I)"),
    aliases=("IB333",),
)
def line_repeats_rendering(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the two numbers."""
    rendering = context.claim.rendering if line.providers else None
    if rendering is None or not rendering.npi:
        return
    for i, provider in enumerate(line.providers):
        if provider.role == "82" and provider.npi == rendering.npi:
            yield context.finding(at=f"providers[{i}]")
