"""A line of therapy lacks the modifier of its discipline, or has another's.

Physical therapy (042x) carries GP, occupational therapy (043x) GO, speech-language pathology (044x)
GN: one of the three, and that of the revenue code. Programmes of partial hospitalization (41) and
intensive outpatient care (92) have no plan of therapy, and are left alone.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "97110-GO", "revenue_code": "0420"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in therapy_without_its_modifier.check(claim):
...     print(finding)
error FAC059 lines[0].procedure.modifiers: a line under 0420 wants GP; it has GO
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import MEDICARE
from ._revenue import revenue_of

_WANTED = {"042": "GP", "043": "GO", "044": "GN"}
_PROGRAMMES = frozenset(("41", "92"))


@rule(
    "FAC059",
    "therapy-without-its-modifier",
    scope=Scope.LINE,
    applies=Applies(
        kinds="institutional",
        bills=("12", "13", "22", "23", "34", "74", "75", "85"),
        filing=MEDICARE,
        since=date(2011, 4, 1),
    ),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="a line under {revenue} wants {wanted}; it has {found}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 5, section 20.1"),
        Citation(authority="CMS change request", section="7170"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def therapy_without_its_modifier(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the line's modifiers of disciplines with that of the revenue code."""
    revenue = revenue_of(line)
    wanted = _WANTED.get(revenue[:3])
    if wanted is None or not line.code:
        return
    found = sorted({m for m in line.modifiers if m in _WANTED.values()})
    if found != [wanted] and _PROGRAMMES.isdisjoint(context.claim.condition_codes):
        yield context.finding(
            at="procedure.modifiers", revenue=revenue, wanted=wanted, found=found or "none"
        )
