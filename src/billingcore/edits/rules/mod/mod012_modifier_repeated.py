"""A modifier stands twice on one line.

The second says nothing and takes one of the four places. Leave it out.

>>> from billingcore.testing import a_claim
>>> for finding in modifier_repeated.check(a_claim(lines=("11042-59-59",))):
...     print(finding)
error MOD012 lines[0].procedure.modifiers[1]: 59 stands twice
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "MOD012",
    "modifier-repeated",
    scope=Scope.LINE,
    triggers=Triggers(coding=lambda done: len(set(done.modifiers)) < len(done.modifiers)),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{modifier} stands twice",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 23, section 20.3"
    ),
    expects=ExpectedDenial(carc="16", rarc="N519", group="CO", status=("A7:453",)),
)
def modifier_repeated(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report each repetition."""
    for i, modifier in enumerate(line.modifiers):
        if modifier in line.modifiers[:i]:
            rest = tuple(dict.fromkeys(line.modifiers))
            yield context.finding(
                f"procedure.modifiers[{i}]",
                fixes=Fix(
                    text="leave the second out",
                    safety=Safety.MANUAL,
                    changes=((context.path("procedure.modifiers"), rest),),
                ),
                modifier=modifier,
            )
