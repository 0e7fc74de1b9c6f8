"""Hypertension is coded as if the disease of the heart or kidneys beside it did not come of it.

The classification presumes that they are connected: with heart failure (I50) and some other
diseases of the heart hypertension is of I11, with chronic kidney disease (N18) of I12, with both
of I13, and which code of these depends on heart failure and on the stage of the kidney disease.
Where the record says that they are not connected, I10 is right as it is.

>>> from billingcore.testing import a_claim
>>> for finding in hypertension_beside_its_disease.check(a_claim(diagnoses=("I10", "N18.30"))):
...     print(finding)
warning DX024 diagnoses[0]: I10 beside N18.30 is coded as I12
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._rows import rows
from ._code_rows import beginnings, rows_for
from ._coded import Coded, coded, share_a_day

_TABLE = "hypertension"
_DISEASES = {
    code[:3] for row in rows(_TABLE) for key in ("beside", "also") for code in row.get(key, ())
}


@rule(
    "DX024",
    "hypertension-beside-its-disease",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses=beginnings(_TABLE)),
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} beside {others} is coded as {category}",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.C.9.a"),
)
def hypertension_beside_its_disease(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge codes of hypertension by the rows of ``_tables/hypertension.toml``."""
    found = context.once(coded)
    for each in found:
        if each.code[:2] != "I1":
            continue
        near = [
            other
            for other in found
            if other.code[:3] in _DISEASES and share_a_day(claim, each.place, other.place)
        ]
        for row in rows_for(context, _TABLE, each) if near else ():
            others = _others(row, near)
            if others:
                yield _finding(context, each, others, row["becomes"])
                break


def _others(row: Mapping[str, Any], near: list[Coded]) -> list[Coded]:
    """Return the diseases that the row wants beside the code, if it fits."""
    beside = _beginning(near, row["beside"])
    also = _beginning(near, row["also"]) if "also" in row else []
    if not beside or ("also" in row and not also) or _beginning(near, row.get("unless", ())):
        return []
    return beside + also


def _beginning(codes: list[Coded], beginnings: Any) -> list[Coded]:  # noqa: ANN401 - from TOML
    return [each for each in codes if each.code.startswith(tuple(beginnings))]


def _finding(context: Context, each: Coded, others: list[Coded], becomes: str) -> Finding:
    category = icd10cm.format(becomes)
    return context.finding(
        at=f"diagnoses[{each.place}]",
        related=[f"diagnoses[{other.place}]" for other in others],
        fixes=Fix(
            text=f"code {category} instead, unless the record says they are not connected",
            safety=Safety.NEEDS_DOCUMENTATION,
        ),
        code=icd10cm.format(each.code),
        others=[icd10cm.format(other.code) for other in others],
        category=category,
    )
