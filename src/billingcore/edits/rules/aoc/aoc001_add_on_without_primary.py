"""An add-on procedure is reported without a procedure that it adds to.

An add-on is never done alone. The table lists every primary of this one (type 1), and none is
reported by the same provider for that day, nor a day before or after. Critical care beyond the
first hour (99292) is let pass where another physician of the group and specialty reports the first
hour; the option `by_group` names such codes, `accepted` further primaries.

>>> from billingcore.codes import AddOnRow, AddOnTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = AddOnTable("add_on", [AddOnRow("11045", "1", "11042")], edition="2026Q1")
>>> reference = ReferenceSet().with_(add_on=table)
>>> for finding in add_on_without_primary.check(a_claim(lines=("11045",)), reference=reference):
...     print(finding)
error AOC001 lines[0].procedure.code: 11045 is an add-on; none of its 1 primary codes stands by it
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding, Fix, Safety
from ._uses import add_on_rule, alone, uses

_FIX = Fix(text="report the primary procedure, or leave the add-on out", safety=Safety.MANUAL)


@add_on_rule(
    "AOC001",
    "add-on-without-primary",
    message="{code} is an add-on; none of its {count} primary codes stands by it",
    aliases=("IOCE 84", "IOCE 106"),
)
def add_on_without_primary(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report add-ons of type 1 without a primary on the day or next to it."""
    for use in uses(claim, context, "1"):
        if use.is_alone:
            yield alone(context, use, _FIX)
