"""An add-on procedure carries the modifier for multiple procedures.

An add-on is priced as an addition and is exempt from the reduction that 51 asks for.

>>> from billingcore.codes import AddOnRow, AddOnTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = AddOnTable("add_on", [AddOnRow("11045", "1", "11042")], edition="2026Q1")
>>> reference = ReferenceSet().with_(add_on=table)
>>> claim = a_claim(lines=("11042", "11045-51"))
>>> for finding in multiple_procedure_modifier_on_add_on.check(claim, reference=reference):
...     print(finding)
error AOC005 lines[1].procedure.modifiers[0]: 11045 is an add-on and does not take 51
"""

from collections.abc import Iterator

from ....codes import AddOnTable
from ....model import ServiceLine
from ... import (
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._settings import PAIRED


@rule(
    "AOC005",
    "multiple-procedure-modifier-on-add-on",
    scope=Scope.LINE,
    triggers=Triggers(modifiers="51"),
    applies=PAIRED,
    needs="add_on",
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{code} is an add-on and does not take 51",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, section 40.6"
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
    liability="provider",
)
def multiple_procedure_modifier_on_add_on(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report 51 on an add-on of any type."""
    if "51" not in line.modifiers or line.code is None:
        return
    table: AddOnTable = context.table("add_on")
    day = context.day_of(line)
    if day is None:
        context.not_evaluated("date of service", reason="the claim states no day")
        return
    if not table.edition.covers(day):
        context.not_evaluated("add_on", reason="the edition does not reach that day")
        return
    add_on = table.get(line.code, on=day)
    if add_on is None:
        return
    at = f"procedure.modifiers[{line.modifiers.index('51')}]"
    rest = tuple(modifier for modifier in line.modifiers if modifier != "51")
    yield context.finding(
        at,
        evidence=Evidence(
            what="add-on procedure",
            table="add_on",
            edition=str(table.edition),
            facts=(("code", add_on.code), ("type", add_on.kind)),
        ),
        fixes=Fix(
            text="leave 51 out",
            safety=Safety.MANUAL,
            changes=((context.path("procedure.modifiers"), rest),),
        ),
        code=add_on.code,
    )
