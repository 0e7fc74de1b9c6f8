"""One provider bills a telehealth service and the fee of the site where the patient sat.

The fee goes to the site that hosted the patient, the service to the practitioner elsewhere. Who is
both at once gave the service in person.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("99213-95", "Q3014"))
>>> for finding in originating_site_beside_distant_service.check(claim):
...     print(finding)
warning TEL006 lines[1].procedure: Q3014 beside telehealth by the same provider
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Day,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._places import place_of

_MODIFIERS = frozenset({"93", "95", "FQ", "GQ", "GT"})


@rule(
    "TEL006",
    "originating-site-beside-distant-service",
    scope=Scope.DAY,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures="Q3014"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="Q3014 beside telehealth by the same provider",
    source=Citation(
        authority="Medicare Claims Processing Manual",
        section="chapter 12, sections 190.5 and 190.6",
    ),
    expects=ExpectedDenial(carc="97", group="CO"),
)
def originating_site_beside_distant_service(day: Day, context: Context) -> Iterator[Finding]:
    """Look for telehealth among the other lines of the provider's day."""
    fees = [line for line in day.lines if line.code == "Q3014"]
    distant = [line for line in day.lines if line.code != "Q3014" and _is_distant(line, context)]
    if distant:
        for fee in fees:
            related = [(line, "procedure") for line in distant]
            yield context.finding((fee, "procedure"), related=related)


def _is_distant(line: ServiceLine, context: Context) -> bool:
    by_place = place_of(context.claim, line) in ("02", "10")
    return by_place or not _MODIFIERS.isdisjoint(line.modifiers)
