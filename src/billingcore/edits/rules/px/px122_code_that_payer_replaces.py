"""The payer wants another code for this service, such as one of level II for one of CPT.

Which codes these are is the payer's own, and a list of pairs in an option; without one nothing is
judged. Use the payer's code where the record fits it.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("99381",))
>>> option = {"options": {"PX122": {"instead": [["99381", "S0302"]]}}}
>>> for finding in code_that_payer_replaces.check(claim, config=option):
...     print(finding)
warning PX122 lines[0].procedure.code: the payer wants S0302 for 99381
"""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)


def _pairs(values: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    found = []
    for pair in values:
        code, other = pair
        found.append((str(code), str(other)))
    return tuple(found)


@frozen(kw_only=True)
class ReplacementOptions:
    """Give pairs of codes: what is billed elsewhere, and what this payer wants instead."""

    instead: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)


@rule(
    "PX122",
    "code-that-payer-replaces",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    options=ReplacementOptions,
    only_with="instead",
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.PARTNER,
    message="the payer wants {wanted} for {code}",
    source=Citation(authority="The payer's billing manual", section="codes"),
    expects=ExpectedDenial(carc="16", rarc="N657", group="CO"),
)
def code_that_payer_replaces(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look the codes up in the pairs of the option."""
    pairs = context.option("instead")
    for i, line in enumerate(claim.lines if pairs else ()):
        wanted = tuple(other for code, other in pairs if code == line.code)
        if wanted:
            yield context.finding(
                f"lines[{i}].procedure.code",
                fixes=Fix(
                    text="use the payer's code if it fits", safety=Safety.NEEDS_DOCUMENTATION
                ),
                code=line.code,
                wanted=wanted,
            )
