"""A code that only reports, for measures of quality, carries a charge to Medicare.

Codes of category II (four digits and F) are not paid. The charge is nothing, or a cent where the
software cannot bill nothing.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("3044F",), coverage={"filing_indicator": "MB"})
>>> for finding in reporting_code_with_charge.check(claim):
...     print(finding)
warning PX107 lines[0].charge: 3044F is charged at 100.00
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)

_REPORTING = re.compile("[0-9]{4}F")
_CENT = Decimal("0.01")


@rule(
    "PX107",
    "reporting-code-with-charge",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(coding=lambda done: done.code and _REPORTING.fullmatch(done.code)),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} is charged at {charge}",
    source=Citation(
        authority="CMS, claims-based reporting of quality measures", section="line item charge"
    ),
)
def reporting_code_with_charge(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at codes of category II that charge more than a cent."""
    if line.charge is None or line.charge <= _CENT or not line.code:
        return
    if _REPORTING.fullmatch(line.code):
        yield context.finding("charge", related=["procedure"], code=line.code, charge=line.charge)
