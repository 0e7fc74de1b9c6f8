"""A modifier of the line says that Medicare will not pay it.

GY says that the law excludes the service, GX that the patient was told of it freely; GA, on a
facility's bill, that the patient was told of a likely denial. Medicare denies such lines without
looking, and the patient is liable. Nothing is wrong with the line if that is meant: another payer
may want the denial.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"filing_indicator": "MB"}, lines="92015-GY")
>>> for finding in denial_told_by_modifier.check(claim):
...     print(finding)
info COV011 lines[0].procedure.modifiers[0]: GY: denied as excluded by law; the patient is liable
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._ambulance import modifiers_of
from .._rows import rows

_MODIFIERS = ("GA", "GX", "GY")


@cache
def _effects() -> dict[str, dict[str, Any]]:
    return {row["modifier"]: row for row in rows("liability_modifiers")}


@rule(
    "COV011",
    "denial-told-by-modifier",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "institutional"), filing=("MA", "MB")),
    triggers=Triggers(modifiers=_MODIFIERS),
    severity=Severity.INFO,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{modifier}: {effect}; the {liable} is liable",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual",
            section="chapter 1, section 60.4; chapter 30, section 50",
        ),
        Citation(authority="CMS change request 6563"),
    ),
)
def denial_told_by_modifier(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report the effects by the rows of ``_tables/liability_modifiers.toml``."""
    day, meant = context.day_of(line), modifiers_of(line)
    for place, modifier in enumerate(line.modifiers):
        row = _effects().get(modifier) if modifier in meant else None
        if row is None or context.claim.kind not in row.get("kinds", (context.claim.kind,)):
            continue
        since: date = row["since"]
        if day is None or day < since:
            continue
        yield context.finding(
            f"procedure.modifiers[{place}]",
            expects=ExpectedDenial(carc=row["carc"], group="PR"),
            liability=row["liability"],
            modifier=modifier,
            effect=row["effect"],
            liable=row["liability"],
        )
