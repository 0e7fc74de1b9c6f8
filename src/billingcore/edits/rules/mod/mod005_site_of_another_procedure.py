"""A modifier names a place of the body where the procedure is not done.

A visit, an anesthetic or a laboratory test has no side, finger or artery; an operation on the hand
is not done on a toe. Correct the modifier or the code by the record.

>>> from billingcore.testing import a_claim
>>> for finding in site_of_another_procedure.check(a_claim(lines=("26055-T1",))):
...     print(finding)
warning MOD005 lines[0].procedure.modifiers[0]: T1 is no site of 26055 (hand)
"""

from collections.abc import Iterator

from ....model import ServiceLine
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
from ._procedures import is_odd, misplaced


@rule(
    "MOD005",
    "site-of-another-procedure",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(coding=lambda done: is_odd("modifier_sites", done)),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{modifier} is no site of {code} ({kind})",
    source=Citation(authority="HCPCS level II modifiers", section="anatomical modifiers"),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def site_of_another_procedure(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report modifiers by the rows of ``_tables/modifier_sites.toml``."""
    yield from misplaced(line, context, "modifier_sites")
