"""A tooth has a surface that only other teeth have.

Front teeth, from canine to canine, have an incisal edge (I) and no occlusal surface (O); premolars
and molars have an occlusal surface and no incisal edge. Either the tooth or the surface is wrong.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D2330", "dental": {"teeth": {"8": ("O",)}}}
>>> for finding in surface_of_another_tooth.check(dental_claim(lines=lines)):
...     print(finding)
error DEN003 lines[0].dental.teeth[0].surfaces[0]: tooth 8 (anterior) has no surface O
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
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._procedures import treated
from ._teeth import tooth

_VERIFY = Fix(text="verify tooth and surface with the chart", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN003",
    "surface-of-another-tooth",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="tooth {number} ({place}) has no surface {surface}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 28"),
        Citation(
            authority="Texas Medicaid Provider Procedures Manual",
            section="Tooth Identification and Surface Identification Systems",
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="N75"),
)
def surface_of_another_tooth(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for O on front teeth and I behind them; what shape an extra tooth has is not known."""
    for n, one in treated(line):
        found = tooth(one.number)
        if found is None or found.supernumerary:
            continue
        wrong = "O" if found.place == "anterior" else "I"
        if wrong in one.surfaces:
            yield context.finding(
                f"dental.teeth[{n}].surfaces[{one.surfaces.index(wrong)}]",
                fixes=_VERIFY,
                number=one.number,
                place=found.place,
                surface=wrong,
            )
