"""A text holds a character outside the X12 character sets.

The basic and extended sets are the printable characters of ASCII. Accented letters and control
characters need an agreement between the partners; without it a payer may reject the whole file.
Names, addresses, identifiers, notes and descriptions are looked at.

>>> from billingcore.testing import a_claim
>>> for finding in unusual_character.check(a_claim(patient={"name": "MUÑOZ, ANA"})):
...     print(finding)
warning CLM033 patient.name.last: U+00D1 is outside the X12 character sets
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Severity, Snip, rule
from ._texts import unusual_texts


@rule(
    "CLM033",
    "unusual-character",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SYNTAX,
    message="{characters} is outside the X12 character sets",
    source=Citation(authority="X12.6 application control structure", section="character sets"),
)
def unusual_character(claim: Claim, context: Context) -> Iterator[Finding]:
    """Name the code points, never the text they stand in."""
    for thing, field, text in unusual_texts(claim):
        points = sorted({ord(c) for c in text if not " " <= c <= "~"})
        yield context.finding(at=(thing, field), characters=[f"U+{point:04X}" for point in points])
