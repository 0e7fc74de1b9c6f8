"""A line of a prospective rate has no HIPPS code.

Revenue codes 0022 (nursing facility), 0023 (home health) and 0024 (rehabilitation facility) stand
for the rate that the patient's assessment gave; the five characters of the HIPPS code name it.

>>> from billingcore.testing import inpatient_claim
>>> rate = {"revenue_code": "0022", "unit": "UN", "quantity": 3, "charge": "0"}
>>> for finding in rate_without_its_code.check(inpatient_claim(facility_code="21", lines=[rate])):
...     print(finding)
error FAC056 lines[0].procedure: revenue code 0022 needs a HIPPS code
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._revenue import revenue_of

_RATES = ("0022", "0023", "0024")


@rule(
    "FAC056",
    "rate-without-its-code",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="revenue code {revenue} needs a HIPPS code",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 6, section 30"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 10, section 40.2"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 3, section 140.3"),
        Citation(authority="X12 005010X223 837", section="2400 SV202-1"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M20", status=("A7:454",)),
)
def rate_without_its_code(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find such a line without five characters of system HP."""
    revenue, procedure = revenue_of(line), line.procedure
    if revenue not in _RATES:
        return
    if procedure is None or procedure.system != "HP" or len(procedure.code or "") != 5:
        yield context.finding(at="procedure", revenue=revenue)
