"""An add-on procedure is reported without any of the primary procedures that are listed for it.

The table lists some primaries of this add-on (type 3) and leaves the rest to the payer, who may
accept another procedure of the day. The option `accepted` names those.

>>> from billingcore.codes import AddOnRow, AddOnTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [AddOnRow("96160", "3", "CCCCC"), AddOnRow("96160", "3", "99203")]
>>> reference = ReferenceSet().with_(add_on=AddOnTable("add_on", rows, edition="2026Q1"))
>>> claim = a_claim(lines=("99213", "96160"))
>>> for finding in add_on_without_listed_primary.check(claim, reference=reference):
...     print(finding)
warning AOC002 lines[1].procedure.code: 96160 is an add-on; none of its 1 listed primaries is here
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding, Fix, Safety, Severity
from ._uses import add_on_rule, alone, uses

_FIX = Fix(text="see whether the payer accepts a procedure of the day", safety=Safety.MANUAL)


@add_on_rule(
    "AOC002",
    "add-on-without-listed-primary",
    severity=Severity.WARNING,
    message="{code} is an add-on; none of its {count} listed primaries is here",
    aliases=("IOCE 108",),
)
def add_on_without_listed_primary(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report add-ons of type 3 without a listed primary on the day or next to it."""
    for use in uses(claim, context, "3"):
        if use.is_alone:
            yield alone(context, use, _FIX)
