"""The claim takes more units than its authorization has left.

Payers authorize so many visits, units or days, and refuse what is above. Ask for more before the
claim goes out, or bill what is left.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(references={"G1": "AUTH1"}, lines=({"procedure": "97110", "quantity": 4},))
>>> known = {"authorizations": [{"number": "AUTH1", "units_left": 3}]}
>>> for finding in authorized_units_exceeded.check(claim, facts=known):
...     print(finding)
error AUT007 lines[0].quantity: 4 units billed; 3 are left of the authorization
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._numbers import NUMBERED, uses
from ._units import units_of


@rule(
    "AUT007",
    "authorized-units-exceeded",
    scope=Scope.CLAIM,
    triggers=NUMBERED,
    needs="facts.authorizations",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="{units} units billed; {left} are left of the authorization",
    source=(
        Citation(authority="payer contract or manual", section="prior authorization"),
        Citation(authority="X12 005010 837", section="2300 and 2400 REF*G1, SV104, SV205"),
    ),
    expects=ExpectedDenial(carc="198", group="CO", status=("A7:674",)),
    liability="provider",
)
def authorized_units_exceeded(claim: Claim, context: Context) -> Iterator[Finding]:
    """Add up the units of all lines that a number is for, whichever of them name it."""
    together: dict[str, set[int]] = {}
    for use in uses(context):
        together.setdefault(use.number.value, set()).update(use.lines)
    left = {use.number.value: use.record.units_left for use in uses(context)}
    for value, lines in together.items():
        units, limit = units_of(claim, lines), left[value]
        if limit is not None and units > limit:
            first, *others = (f"lines[{i}].quantity" for i in sorted(lines))
            yield context.finding(first, related=others, units=units, left=limit)
