"""The principal diagnosis is a code that only adds to another one.

Some codes say more of a diagnosis and are never the first: the resistance of an infection, a body
mass index, a score, a social circumstance, the outcome of a delivery. What they add to comes first.
Of hospital stays the lists of the Medicare Code Editor speak, which another rule asks.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("Z68.41", "E66.01"))
>>> for finding in secondary_diagnosis_first.check(claim):
...     print(finding)
warning DX147 diagnoses[0]: Z68.41 adds a measure to a diagnosis of weight, and is never first
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ..._about import bill_of
from .._code_editor import HOSPITAL
from ._code_rows import beginnings, row_for
from ._coded import coded

_TABLE = "secondary_diagnoses"


@rule(
    "DX147",
    "secondary-diagnosis-first",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses=beginnings(_TABLE)),
    snip=Snip.CODE_SET,
    message="{code} adds {what}, and is never first",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.B.14 and I.C.21.c"),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
    aliases=("IOCE 113",),
)
def secondary_diagnosis_first(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge the principal diagnosis by the rows of ``_tables/secondary_diagnoses.toml``."""
    first = next(iter(context.once(coded)), None)
    if first is None or claim.diagnoses[first.place].qualifier != "ABK":
        return
    row = row_for(context, _TABLE, first)
    if row is not None and bill_of(claim) not in HOSPITAL:
        yield context.finding(
            at=f"diagnoses[{first.place}]",
            citations=[_source(row)],
            code=icd10cm.format(first.code),
            what=row["adds"],
        )


def _source(row: Mapping[str, Any]) -> Citation:
    if "notes_at" in row:
        return Citation(authority="ICD-10-CM tabular list", section=f"notes at {row['notes_at']}")
    return Citation(authority="ICD-10-CM Official Guidelines", section=row["section"])
