"""A modifier stands on a kind of claim on which it has no meaning.

27, 73, 74, CA, ER, PN and PO are for facilities (73 and 74 for surgical centers too, which bill
professional claims at place 24). 53, 62, 66, 80, 81, 82 and AS are for practitioners, and so for
the bills of critical access hospitals that bill for theirs. Correct the modifier: a facility says
73 or 74 where a practitioner says 53.

>>> from billingcore.testing import a_claim, institutional_claim
>>> for claim in (a_claim(lines=("99213-27",)), institutional_claim(lines=("45378-53",))):
...     print(modifier_of_another_kind_of_claim.check(claim).findings[0])
error MOD003 lines[0].procedure.modifiers[0]: 27 has no meaning on a professional claim
error MOD003 lines[0].procedure.modifiers[0]: 53 has no meaning on an institutional claim
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ....model import Claim, ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ..._about import bill_of
from .._procedures import kinds_of
from .._rows import rows


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {modifier: row for row in rows("modifier_claims") for modifier in row["modifiers"]}


@rule(
    "MOD003",
    "modifier-of-another-kind-of-claim",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(modifiers=tuple(_rows())),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{modifier} has no meaning on {kind} claim",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 20.6"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def modifier_of_another_kind_of_claim(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report modifiers that have a row, of which none is for this claim."""
    for i, modifier in enumerate(line.modifiers):
        row = _rows().get(modifier)
        if row is not None and not _allows(row, context.claim, line):
            kind = "an institutional" if context.claim.kind == "institutional" else "a professional"
            yield context.finding(f"procedure.modifiers[{i}]", modifier=modifier, kind=kind)


def _allows(row: dict[str, Any], claim: Claim, line: ServiceLine) -> bool:
    if claim.kind in row["kinds"]:
        return True
    if line.code and not set(row.get("except", ())).isdisjoint(kinds_of(line.code)):
        return True
    if claim.kind == "institutional":
        return bill_of(claim) in row.get("bills", ())
    return (line.place_of_service or claim.facility_code) in row.get("places", ())
