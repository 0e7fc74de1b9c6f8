"""A surface of a tooth is no letter that the claim form knows, or is told twice.

Surfaces are mesial (M), occlusal (O), distal (D), incisal (I), lingual (L), buccal (B) and facial
(F), each a letter of its own: what the chart calls MOD is three surfaces on the claim.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D2392", "dental": {"teeth": {"3": ("MO",)}}}
>>> for finding in unknown_surface.check(dental_claim(lines=lines)):
...     print(finding)
error DEN002 lines[0].dental.teeth[0].surfaces[0]: surface MO is none of M, O, D, I, L, B, F
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

_SURFACES = ("M", "O", "D", "I", "L", "B", "F")


@rule(
    "DEN002",
    "unknown-surface",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="lines.dental"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.CODE_SET,
    message="surface {surface} {problem}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 28"),
        Citation(authority="X12 005010X224A2 837", section="2400 TOO03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N75"),
)
def unknown_surface(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at each surface of each tooth."""
    for n, one in enumerate(line.dental.teeth if line.dental else ()):
        for i, surface in enumerate(one.surfaces):
            problem = None
            if surface not in _SURFACES:
                problem = f"is none of {', '.join(_SURFACES)}"
            elif surface in one.surfaces[:i]:
                problem = "is told twice"
            if problem:
                path = f"dental.teeth[{n}].surfaces[{i}]"
                yield context.finding(path, surface=surface, problem=problem)
