"""A procedure of one arch is billed with an area or a tooth of the other.

The code of a denture names its arch: an upper denture in area 02, or on a lower tooth, is either
the wrong denture or the wrong place.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D5213", "dental": {"teeth": {"19": (), "4": ()}}}
>>> for finding in procedure_of_the_other_arch.check(dental_claim(lines=lines)):
...     print(finding)
error DEN013 lines[0].dental.teeth[0].number: D5213 is of the upper arch; tooth 19 is not
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
from ._procedures import is_a, treated
from ._teeth import arch_of, tooth

_ARCHES = {"upper": "01", "lower": "02"}
_VERIFY = Fix(text="verify arch and code with the chart", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN013",
    "procedure-of-the-other-arch",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures=("D1", "D5", "D6"), parts="lines.dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="{code} is of the {arch} arch; {what} is not",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 25"),
        Citation(
            authority="ADA guide to dental procedures reported with area of the oral cavity or "
            "tooth anatomy"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="N346"),
)
def procedure_of_the_other_arch(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at the areas and the teeth of such a line."""
    arch = next((arch for arch in _ARCHES if is_a(line.code, arch)), None)
    if arch is None or line.dental is None:
        return
    wanted = _ARCHES[arch]
    for i, area in enumerate(line.dental.areas):
        if arch_of(area) not in (wanted, None):
            yield context.finding(
                f"dental.areas[{i}]", fixes=_VERIFY, code=line.code, arch=arch, what=f"area {area}"
            )
    for i, one in treated(line):
        found = tooth(one.number)
        if found is not None and found.arch != wanted:
            yield context.finding(
                f"dental.teeth[{i}].number",
                fixes=_VERIFY,
                code=line.code,
                arch=arch,
                what=f"tooth {one.number}",
            )
