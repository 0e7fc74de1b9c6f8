"""A restoration has more or fewer surfaces than its code.

The code of a filling says how many surfaces it has: one, two, three, four or more. Payers compare
it with the surfaces beside the tooth, and deny or recode the line where they differ.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D2391", "dental": {"teeth": {"3": ("M", "O")}}}
>>> for finding in surfaces_of_another_code.check(dental_claim(lines=lines)):
...     print(finding)
error DEN005 lines[0].dental.teeth[0].surfaces: D2391 is of 1 surface; tooth 3 has 2: M, O
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
from ._procedures import surfaces_of, treated

_VERIFY = Fix(
    text="verify the surfaces with the chart, and bill the code of that many",
    safety=Safety.NEEDS_DOCUMENTATION,
)


@rule(
    "DEN005",
    "surfaces-of-another-code",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures="D2", parts="lines.dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="{code} is of {wanted}; tooth {number} has {count}: {surfaces}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 28"),
        Citation(
            authority="Texas Medicaid Provider Procedures Manual",
            section="Tooth Identification and Surface Identification Systems",
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="N75"),
)
def surfaces_of_another_code(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Count the different surfaces of each tooth."""
    limits = surfaces_of(line.code)
    if limits is None:
        return
    for i, one in treated(line):
        surfaces = tuple(dict.fromkeys(one.surfaces))
        if surfaces and not limits[0] <= len(surfaces) <= limits[1]:
            yield context.finding(
                f"dental.teeth[{i}].surfaces",
                fixes=_VERIFY,
                code=line.code,
                wanted=_wanted(*limits),
                number=one.number,
                count=len(surfaces),
                surfaces=surfaces,
            )


def _wanted(least: int, most: int) -> str:
    if least == most:
        return f"{least} surface{'s' * (least > 1)}"
    return f"{least} surfaces or more"
