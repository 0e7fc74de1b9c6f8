"""A manipulation is of more regions of the spine than the claim has diagnoses for.

98940 is of one or two regions, 98941 of three or four, 98942 of all five. Medicare wants the level
of each subluxation that was treated.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     lines=("98941-AT",), diagnoses=("M99.01", "M99.03"), coverage={"filing_indicator": "MB"}
... )
>>> for finding in fewer_regions_than_manipulated.check(claim):
...     print(finding)
warning THE012 lines[0].procedure: 98941 is of at least 3 regions; cervical, lumbar are diagnosed
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._manipulation import is_subluxation, region

_LEAST = {"98941": 3, "98942": 5}
_VERIFY = Fix(
    text="verify the regions with the record, and code each", safety=Safety.NEEDS_DOCUMENTATION
)


@rule(
    "THE012",
    "fewer-regions-than-manipulated",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB", since=date(2015, 10, 1)),
    triggers=Triggers(modifiers="AT", procedures=tuple(_LEAST)),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} is of at least {least} regions; {regions} are diagnosed",
    source=(
        Citation(
            authority="Medicare Benefit Policy Manual",
            section="chapter 15, sections 240.1.3 and 240.1.4",
        ),
    ),
    expects=ExpectedDenial(carc="50", group="CO"),
)
def fewer_regions_than_manipulated(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Count the regions of the claim's diagnoses; injuries name no region here, and count all."""
    least = _LEAST.get(line.code or "")
    if least is None or "AT" not in line.modifiers:
        return
    codes = [diagnosis.code for diagnosis in context.claim.diagnoses if diagnosis.code]
    regions = {found for code in codes if (found := region(code))}
    by_injury = any(is_subluxation(code) and region(code) is None for code in codes)
    if regions and not by_injury and len(regions) < least:
        yield context.finding(
            "procedure", fixes=_VERIFY, code=line.code, least=least, regions=sorted(regions)
        )
