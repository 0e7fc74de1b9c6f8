"""A diagnosis code does not have the form of an ICD-10-CM code.

A letter, two characters of which one is a digit, up to four more; no dot on the wire. Whether the
code exists and may be reported that day is asked by other rules, with the code table.

>>> from billingcore.testing import a_claim
>>> for finding in malformed_diagnosis.check(a_claim(diagnoses="250.00")):
...     print(finding)
error DX002 diagnoses[0].code: the characters are not those of an ICD-10-CM code
"""

from collections.abc import Iterator
from functools import lru_cache

from ....errors import InvalidIdentifier
from ....identifiers import icd10cm
from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Snip, Triggers, rule


@lru_cache(maxsize=4096)
def _read(code: str) -> tuple[str | None, str | None]:
    """Return the compact form, or what is wrong."""
    try:
        return icd10cm.validate(code), None
    except InvalidIdentifier as error:
        return None, str(error)


@rule(
    "DX002",
    "malformed-diagnosis",
    scope=Scope.CLAIM,
    triggers=Triggers(
        diagnosis=lambda diagnosis: (
            diagnosis.code is not None and _read(diagnosis.code)[0] != diagnosis.code
        )
    ),
    snip=Snip.CODE_SET,
    message="{problem}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.A.2 to I.A.5"),
        Citation(authority="CMS-1500 instructions", section="item 21"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def malformed_diagnosis(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the format of every code that is said to be ICD-10-CM; dots go away safely."""
    for i, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code
        if not diagnosis.is_icd10 or code is None:
            continue
        tidy, malformed = _read(code)
        if tidy == code:
            continue
        path = f"diagnoses[{i}].code"
        if malformed:
            yield context.finding(at=path, problem=malformed)
        else:
            fix = Fix(text="write it in compact form", safety=Safety.SAFE, changes=((path, tidy),))
            problem = "the code is not in compact form: capital letters and digits alone"
            yield context.finding(at=path, problem=problem, fixes=fix)
