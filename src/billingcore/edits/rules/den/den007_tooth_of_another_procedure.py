"""A procedure is billed on a tooth that it is not for.

Some codes are of front teeth, of premolars or of molars, some of primary and some of permanent
teeth: D3330 is the root canal of a molar, D2930 a crown for a primary tooth. Either the tooth or
the code is wrong.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D3330", "dental": {"teeth": {"8": ()}}}
>>> for finding in tooth_of_another_procedure.check(dental_claim(lines=lines)):
...     print(finding)
error DEN007 lines[0].dental.teeth[0].number: D3330 is for molar teeth; 8 is anterior
"""

from collections.abc import Iterator
from typing import Any

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
from ._procedures import rows_of, treated
from ._teeth import Anatomy, tooth

_VERIFY = Fix(text="verify tooth and code with the chart", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN007",
    "tooth-of-another-procedure",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures=("D1", "D2", "D3", "D7"), parts="lines.dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="{code} is for {wanted} teeth; {number} is {found}",
    source=(
        Citation(
            authority="ADA guide to dental procedures reported with area of the oral cavity or "
            "tooth anatomy"
        ),
        Citation(
            authority="Texas Medicaid Provider Procedures Manual",
            section="Tooth Identification and Surface Identification Systems",
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="N37"),
)
def tooth_of_another_procedure(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare each tooth with the rows of the code; extra teeth are left alone."""
    found = rows_of(line.code, "teeth")
    for n, one in treated(line) if found else ():
        anatomy = tooth(one.number)
        if anatomy is None or anatomy.supernumerary:
            continue
        wrong = next((wrong for row in found if (wrong := _differs(anatomy, row))), None)
        if wrong is not None:
            yield context.finding(
                f"dental.teeth[{n}].number",
                fixes=_VERIFY,
                code=line.code,
                wanted=wrong[0],
                number=one.number,
                found=wrong[1],
            )


def _differs(anatomy: Anatomy, row: dict[str, Any]) -> tuple[str, str] | None:
    """Return what the row wants and what the tooth is, where they differ."""
    dentition = "primary" if anatomy.primary else "permanent"
    if row.get("dentition", dentition) != dentition:
        return row["dentition"], dentition
    places = row.get("places", [anatomy.place])
    if anatomy.place in places or row.get("among", dentition) != dentition:
        return None
    return " and ".join(places), anatomy.place
