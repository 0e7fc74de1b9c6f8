"""A line at a place of service for telehealth does not say how patient and provider met.

Medicare takes it from the place alone; other payers want a modifier too. `filing` are the claim
filing indicators whose payers do, none unless said; `wanted` are the modifiers of which one will
do.

>>> from billingcore.edits import check
>>> from billingcore.testing import a_claim
>>> claim = a_claim(facility_code="10", lines=("99213",))
>>> config = {"options": {"TEL004": {"filing": ["CI"]}}}
>>> for finding in check(claim, rules=[telehealth_place_without_modifier], config=config):
...     print(finding)
error TEL004 lines[0].procedure.modifiers: place of service 10 wants one of 93, 95, FQ, GQ, GT
"""

from collections.abc import Iterable, Iterator

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule
from .._places import place_of

_TELEHEALTH = ("02", "10")


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen(kw_only=True)
class TelehealthOptions:
    """Say whose claims want a modifier, and which."""

    filing: tuple[str, ...] = field(
        default=(), converter=_words, validator=deep_iterable(instance_of(str))
    )
    wanted: tuple[str, ...] = field(
        default=("93", "95", "FQ", "GQ", "GT"),
        converter=_words,
        validator=deep_iterable(instance_of(str)),
    )


@rule(
    "TEL004",
    "telehealth-place-without-modifier",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional"),
    options=TelehealthOptions,
    only_with="filing",
    snip=Snip.PARTNER,
    message="place of service {place} wants one of {wanted}",
    source=Citation(authority="CPT", section="appendices P and T, as payers' manuals ask"),
    expects=ExpectedDenial(carc="4", rarc="N822", group="CO", status=("A7:453",)),
)
def telehealth_place_without_modifier(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at claims of the payers that ask."""
    filing = context.options.filing
    if not filing or claim.coverage is None or claim.coverage.filing_indicator not in filing:
        return
    wanted = context.options.wanted
    for i, line in enumerate(claim.lines):
        place = place_of(claim, line)
        if place in _TELEHEALTH and not set(wanted) & set(line.modifiers):
            at = f"lines[{i}].procedure.modifiers"
            yield context.finding(at, place=place, wanted=wanted)
