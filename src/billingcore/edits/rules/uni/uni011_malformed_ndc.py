"""A National Drug Code does not have the eleven digits of a claim.

The package shows ten digits in three parts; on a claim the short part gets a zero in front and the
hyphens go. With hyphens the repair is certain; ten digits without them can be read in three ways.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=({"procedure": "J1745", "drug": {"code": "57894-030-01"}},))
>>> for finding in malformed_ndc.check(claim):
...     print(finding, finding.fixes[0].changes)
error UNI011 lines[0].drug.code: 57894-030-01 is no NDC of 11 digits (('lines[0].drug.code', '57894003001'),)
"""  # noqa: E501 - an example

from collections.abc import Iterator

from ....identifiers import ndc
from ....model import ServiceLine
from ... import (
    Citation,
    Context,
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
    "UNI011",
    "malformed-ndc",
    scope=Scope.LINE,
    triggers=Triggers(parts="lines.drug"),
    snip=Snip.CODE_SET,
    message="{code} is no NDC of 11 digits",
    source=(
        Citation(authority="45 CFR 162.1002", section="(c)(1)"),
        Citation(authority="X12 005010 837", section="2410 LIN03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M119", group="CO", status=("A7:218",)),
    aliases=("IB365",),
)
def malformed_ndc(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at codes with the qualifier N4."""
    drug = line.drug
    code = drug.code if drug and drug.qualifier in (None, "N4") else None
    if not code or (len(code) == 11 and code.isascii() and code.isdigit()):
        return
    fixes: tuple[Fix, ...] = ()
    if ndc.is_valid(code):
        text = "write the eleven digits without hyphens"
        change = (context.path("drug.code"), ndc.compact(code))
        fixes = (Fix(text=text, safety=Safety.SAFE, changes=(change,)),)
    yield context.finding("drug.code", fixes=fixes, code=code)
