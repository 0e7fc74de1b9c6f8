"""The frequency is one that the payer gives to its own adjustments.

A provider corrects a claim with frequency 7 and cancels it with 8.

>>> from billingcore.testing import institutional_claim
>>> for finding in frequency_that_the_payer_makes.check(institutional_claim(frequency="G")):
...     print(finding)
warning FAC006 frequency: only the payer makes adjustments of frequency G
"""

from collections.abc import Iterator
from functools import cache

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Severity,
    Snip,
    rule,
)
from .._rows import rows


@cache
def _payers_own() -> frozenset[str]:
    found = (row["frequencies"] for row in rows("bill_frequencies") if row.get("payer"))
    return frozenset(code for codes in found for code in codes)


@rule(
    "FAC006",
    "frequency-that-the-payer-makes",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="only the payer makes adjustments of frequency {frequency}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def frequency_that_the_payer_makes(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report frequencies by the payer's rows of ``_tables/bill_frequencies.toml``."""
    if claim.frequency in _payers_own():
        yield context.finding(
            at="frequency",
            frequency=claim.frequency,
            fixes=Fix(text="replace the claim (7) or cancel it (8)"),
        )
