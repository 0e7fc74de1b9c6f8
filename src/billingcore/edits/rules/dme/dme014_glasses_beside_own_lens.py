"""Glasses are billed to Medicare for an eye that has its own lens.

Medicare covers glasses that replace the lens of the eye: after a cataract operation (pseudophakia),
and where the lens is missing (aphakia). For any other diagnosis they are denied as not covered; GY
says that this is known.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("V2103-RT",), diagnoses="H52.13", coverage={"filing_indicator": "MB"})
>>> for finding in glasses_beside_own_lens.check(claim):
...     print(finding)
error DME014 lines[0].diagnosis_pointers: V2103 for none of pseudophakia and aphakia
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
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._pointers import pointed
from ._lenses import is_glasses, is_without_lens

_EXPECTED = frozenset(("GA", "GX", "GY", "GZ"))


@rule(
    "DME014",
    "glasses-beside-own-lens",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB", since=date(2015, 10, 1)),
    triggers=Triggers(procedures=("V20", "V21", "V22", "V23", "V24")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} for none of pseudophakia and aphakia",
    source=(
        Citation(authority="Local coverage article", section="A52499, refractive lenses"),
        Citation(authority="Social Security Act", section="1861(s)(8)"),
    ),
    expects=ExpectedDenial(carc="96", group="PR"),
    liability="patient",
)
def glasses_beside_own_lens(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at the diagnoses that the line points at."""
    if not is_glasses(line.code) or not _EXPECTED.isdisjoint(line.modifiers):
        return
    codes = pointed(line, context.claim)
    if codes and not any(is_without_lens(code) for code in codes):
        yield context.finding("diagnosis_pointers", code=line.code)
