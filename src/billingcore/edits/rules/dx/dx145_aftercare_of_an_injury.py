"""An aftercare code stands beside an injury that is healing.

Aftercare codes are for what comes after the treatment of a disease. After an injury, for a change
of dressings, a removal of stitches or a check of a fracture, the injury itself is coded with the
seventh character of a later encounter, and says it all. Where the aftercare is of something else,
the codes are right as they are.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("Z48.02", "S81.811D"))
>>> for finding in aftercare_of_an_injury.check(claim):
...     print(finding)
warning DX145 diagnoses[0]: Z48.02 is not for aftercare of an injury such as S81.811D
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._code_rows import beginnings, row_of
from ._coded import coded, share_a_day
from ._encounters import is_later

_TABLE = "aftercare"


@rule(
    "DX145",
    "aftercare-of-an-injury",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses=beginnings(_TABLE)),
    snip=Snip.CODE_SET,
    message="{code} is not for aftercare of an injury such as {injury}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.21.c.7 and I.C.19.a"),
        Citation(authority="ICD-10-CM tabular list", section="Excludes1 notes at Z47 and Z48"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def aftercare_of_an_injury(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge aftercare codes by the rows of ``_tables/aftercare.toml``."""
    for each in context.once(coded):
        row = row_of(_TABLE, each.code, None)
        if row is None:
            continue
        injuries = tuple(row["injuries"])
        for other in context.once(coded):
            healing = other.code.startswith(injuries) and is_later(other.code)
            if healing and share_a_day(claim, each.place, other.place):
                yield context.finding(
                    at=f"diagnoses[{each.place}]",
                    related=[f"diagnoses[{other.place}]"],
                    fixes=Fix(
                        text="leave it out, unless the aftercare is of something else",
                        safety=Safety.NEEDS_DOCUMENTATION,
                    ),
                    code=icd10cm.format(each.code),
                    injury=icd10cm.format(other.code),
                )
                break
