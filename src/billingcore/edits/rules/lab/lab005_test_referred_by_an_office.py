"""A practice bills Medicare for a test that it sent to another laboratory.

Medicare pays the laboratory that tested, or an independent laboratory that referred the test. What
an office sends out is billed by the laboratory; the office may bill the drawing of blood.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("80074-90",), coverage={"filing_indicator": "MB"})
>>> for finding in test_referred_by_an_office.check(claim):
...     print(finding)
warning LAB005 lines[0].procedure: 80074-90 at 11: only an independent laboratory bills it
"""

from collections.abc import Iterator

from ....model import Claim, Provider, ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._tests import is_test

_OFFICE = "11"
_LABORATORIES = ("291", "292", "293")
"""How the taxonomy codes of laboratories begin."""


@rule(
    "LAB005",
    "test-referred-by-an-office",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers="90"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code}-90 at {place}: only an independent laboratory bills it",
    source=(
        Citation(authority="Social Security Act", section="1833(h)(5)(A)"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 16, section 40.1"),
    ),
    expects=ExpectedDenial(carc="4", group="CO"),
)
def test_referred_by_an_office(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at tests of the place that is an office, unless a laboratory bills them."""
    if "90" not in line.modifiers or not is_test(line.code):
        return
    place = line.place_of_service or context.claim.place_of_service
    if place == _OFFICE and not _is_of_laboratory(context.claim):
        yield context.finding("procedure", code=line.code, place=place)


def _is_of_laboratory(claim: Claim) -> bool:
    billing = claim.billing
    taxonomies = [
        billing.taxonomy if billing else None,
        *(provider.taxonomy for provider in _providers(claim)),
    ]
    return any(taxonomy and taxonomy.startswith(_LABORATORIES) for taxonomy in taxonomies)


def _providers(claim: Claim) -> tuple[Provider, ...]:
    billing = claim.billing_provider
    return (*claim.providers, billing) if billing else claim.providers
