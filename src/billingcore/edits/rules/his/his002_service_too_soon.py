"""A preventive service comes sooner after the last one than Medicare pays it.

Medicare counts full months: after a visit in March the next annual one may be on the first of
March a year later. The rows name the services and their intervals; for intervals that depend on
the patient's risk the shorter one is taken. If the patient wants the service earlier, give an
advance notice and bill with GA.

>>> from billingcore.testing import a_claim
>>> medicare = {"filing_indicator": "MB"}
>>> last = a_claim(day="2025-04-01", coverage=medicare, lines="G0439")
>>> claim = a_claim(coverage=medicare, lines="G0439")
>>> for finding in service_too_soon.check(claim, history=[last]):
...     print(finding)
error HIS002 lines[0].procedure.code: G0439 on 2026-03-02; 1 in 11 full months is paid, the last on
2025-04-01
"""

from collections.abc import Iterator

from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    History,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._medicare import PREFIXES, exceeded, limit_evidence


@rule(
    "HIS002",
    "service-too-soon",
    scope=Scope.HISTORY,
    applies=Applies(kinds=("professional", "institutional"), filing=("MA", "MB")),
    needs="history",
    triggers=Triggers(procedures=PREFIXES),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} on {day}; {times} in {period} is paid, the last on {last}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 18"),
        Citation(authority="Medicare Benefit Policy Manual", section="chapter 15, section 280"),
    ),
    expects=ExpectedDenial(carc="119", group="CO"),
    aliases=("Optum BFR",),
)
def service_too_soon(history: History, context: Context) -> Iterator[Finding]:
    """Report lines above a row of ``_tables/medicare_frequencies.toml`` with an interval."""
    for i, line, day, limit, days in exceeded(history.claim, context, lifetime=False):
        yield context.finding(
            f"lines[{i}].procedure.code",
            evidence=limit_evidence(limit, days),
            code=line.code,
            day=day,
            times=limit.times,
            period=limit.period,
            last=days[-1],
        )
