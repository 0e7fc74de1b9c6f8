"""An add-on procedure is reported without a primary procedure that this payer accepts.

The table lists no primary of this add-on (type 2): the payer decides. Its list is the option
`accepted`; without one for the code, the rule cannot judge and says so.

>>> from billingcore.codes import AddOnRow, AddOnTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = AddOnTable("add_on", [AddOnRow("0054T", "2", "CCCCC")], edition="2026Q1")
>>> reference = ReferenceSet().with_(add_on=table)
>>> claim = a_claim(lines=("0054T",))
>>> print(add_on_that_the_payer_decides.check(claim, reference=reference))
AOC003 not evaluated: the payer decides what 0054T adds to: options AOC003 accepted
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding, Fix, Safety
from ._uses import add_on_rule, alone, uses

_FIX = Fix(text="report a primary that the payer accepts", safety=Safety.MANUAL)


@add_on_rule(
    "AOC003",
    "add-on-that-the-payer-decides",
    message="{code} is an add-on; none of the {count} primaries that the payer accepts is here",
    aliases=("IOCE 107",),
)
def add_on_that_the_payer_decides(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report add-ons of type 2 without a primary that the payer lists."""
    for use in uses(claim, context, "2"):
        if not use.primaries:
            reason = f"the payer decides what {use.add_on.code} adds to"
            context.not_evaluated("options AOC003 accepted", reason=reason)
        elif use.is_alone:
            yield alone(context, use, _FIX)
