"""An item does not say whether the payer's requirements for it are met.

For items of certain policies Medicare's contractors want KX where the requirements are met and on
file, GA or GZ where they are not, with or without a notice to the patient, or GY for what no
benefit covers. `codes` are those items, none unless said; `wanted` are the modifiers of which one
will do.

>>> from billingcore.edits import check
>>> from billingcore.testing import a_claim
>>> claim = a_claim(facility_code="12", lines=("E0601-RR-KH",))
>>> config = {"options": {"DME006": {"codes": ["E0601"]}}}
>>> for finding in check(claim, rules=[no_statement_of_coverage], config=config):
...     print(finding)
error DME006 lines[0].procedure.modifiers: E0601 wants one of KX, GA, GY, GZ
"""

from collections.abc import Iterable, Iterator

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)

_TELL = Fix(text="say by the file which requirements are met", safety=Safety.NEEDS_DOCUMENTATION)


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen(kw_only=True)
class CoverageStatementOptions:
    """Name the items that need a statement, and the modifiers that make one."""

    codes: tuple[str, ...] = field(
        default=(), converter=_words, validator=deep_iterable(instance_of(str))
    )
    wanted: tuple[str, ...] = field(
        default=("KX", "GA", "GY", "GZ"),
        converter=_words,
        validator=deep_iterable(instance_of(str)),
    )


@rule(
    "DME006",
    "no-statement-of-coverage",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional"),
    options=CoverageStatementOptions,
    only_with="codes",
    snip=Snip.PARTNER,
    message="{code} wants one of {wanted}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 20, section 100"),
        Citation(authority="local coverage determinations of the DME contractors"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N822", group="CO", status=("A7:453",)),
)
def no_statement_of_coverage(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at lines of the listed codes."""
    codes, wanted = context.options.codes, context.options.wanted
    if not codes:
        return
    for i, line in enumerate(claim.lines):
        if line.code in codes and not set(wanted) & set(line.modifiers):
            at = f"lines[{i}].procedure.modifiers"
            yield context.finding(at, fixes=_TELL, code=line.code, wanted=wanted)
