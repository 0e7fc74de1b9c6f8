"""A modifier is not two capital letters or digits.

A hyphen, a blank, a small letter or a third character makes it another one or none: the line comes
back from the clearinghouse. Type it again by the record.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=({"procedure": {"code": "99213", "modifiers": ["-25"]}},))
>>> for finding in malformed_modifier.check(claim):
...     print(finding)
error MOD013 lines[0].procedure.modifiers[0]: '-25' is not two capital letters or digits
"""

from collections.abc import Iterator

from ....identifiers import modifier as form
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
    "MOD013",
    "malformed-modifier",
    scope=Scope.LINE,
    triggers=Triggers(coding=lambda done: not all(map(_is_well_formed, done.modifiers))),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{modifier!r} is not two capital letters or digits",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24D"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.3"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
    aliases=("IOCE 22",),
)
def malformed_modifier(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report each that has not the form; capitals and blanks are proposed as a fix."""
    for i, text in enumerate(line.modifiers):
        if _is_well_formed(text):
            continue
        path = f"procedure.modifiers[{i}]"
        mended = form.compact(text)
        fix = (
            Fix(
                text="write capitals without blanks",
                safety=Safety.SAFE,
                changes=((context.path(path), mended),),
            ),
        )
        yield context.finding(path, fixes=fix if form.is_valid(mended) else (), modifier=text)


def _is_well_formed(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalnum() and text == text.upper()
