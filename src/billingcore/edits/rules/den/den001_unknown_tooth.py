"""A tooth has a number that the universal numbering does not know.

Permanent teeth are 1 to 32 and primary teeth A to T; a supernumerary tooth is 51 to 82, or a letter
followed by S. Numbers of another numbering, such as 48, mean another tooth here or none.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D7140", "dental": {"teeth": {"48": ()}}}
>>> for finding in unknown_tooth.check(dental_claim(lines=lines)):
...     print(finding)
error DEN001 lines[0].dental.teeth[0].number: 48 is none of 1 to 32, A to T, 51 to 82, AS to TS
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)
from ._procedures import treated
from ._teeth import tooth


@rule(
    "DEN001",
    "unknown-tooth",
    scope=Scope.CLAIM,
    applies=Applies(kinds="dental"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.CODE_SET,
    message="{number} is none of 1 to 32, A to T, 51 to 82, AS to TS",
    source=(
        Citation(
            authority="ADA dental claim form, completion instructions", section="items 27 and 33"
        ),
        Citation(authority="X12 005010X224A2 837", section="2400 TOO02, 2300 DN201"),
        Citation(authority="T-MSIS data dictionary", section="tooth number"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N37"),
)
def unknown_tooth(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at treated teeth and at those that are missing."""
    for path, number in _numbers(claim):
        if tooth(number) is not None:
            continue
        tidy = number.strip().upper()
        fix = Fix(text=f"write {tidy}", safety=Safety.SAFE, changes=((path, tidy),))
        yield context.finding(path, fixes=fix if tooth(tidy) else (), number=number)


def _numbers(claim: Claim) -> Iterator[tuple[str, str]]:
    for n, line in enumerate(claim.lines):
        for i, one in treated(line):
            if one.number:
                yield f"lines[{n}].dental.teeth[{i}].number", one.number
    for i, status in enumerate(claim.dental.teeth if claim.dental else ()):
        if status.number:
            yield f"dental.teeth[{i}].number", status.number
