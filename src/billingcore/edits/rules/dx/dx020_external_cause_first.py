"""An external cause is the principal diagnosis.

Codes V00 to Y99 say how an injury came about, where, and in what activity. They follow the
condition itself and never stand first.

>>> from billingcore.testing import a_claim
>>> for finding in external_cause_first.check(a_claim(diagnoses=("W19.XXXA", "S93.401A"))):
...     print(finding)
error DX020 diagnoses[0]: W19XXXA is an external cause and cannot be the principal diagnosis
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DX020",
    "external-cause-first",
    scope=Scope.CLAIM,
    triggers=Triggers(diagnoses=("V", "W", "X", "Y")),
    snip=Snip.CODE_SET,
    message="{code} is an external cause and cannot be the principal diagnosis",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.20.a.6"),
        Citation(authority="Definitions of Medicare Code Edits", section="external cause"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
    aliases=("MCE 2", "IOCE 5"),
)
def external_cause_first(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the first letter of ICD-10-CM principal diagnoses."""
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code or ""
        if diagnosis.qualifier == "ABK" and code.startswith(("V", "W", "X", "Y")):
            yield context.finding(at=f"diagnoses[{i}]", code=code)
