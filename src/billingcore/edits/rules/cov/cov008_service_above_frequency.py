"""The payer covers the procedure less often than it was rendered.

A row of the payer's rules allows so many in a calendar year, in a lifetime, in days or full months;
its procedures count together. Earlier claims of the patient that were not denied count, and the
days of this one.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import dental_claim
>>> row = PayerRule(asks="frequency", procedures=("D0120",), times=2, per="calendar year")
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [row]))
>>> past = [dental_claim(day="2026-01-05"), dental_claim(day="2026-02-05")]
>>> claim = dental_claim(lines="D0120")
>>> for finding in service_above_frequency.check(claim, reference=reference, history=past):
...     print(finding)
error COV008 lines[0].procedure.code: D0120 on 2026-03-02; 2 in a calendar year are covered, the
last on 2026-02-05
"""

from collections.abc import Iterator

from ... import Context, ExpectedDenial, Finding, History, Scope
from .._frequency import Limit, days_counted
from ._relations import TABLE, asked, relation_rule, row_evidence


@relation_rule(
    "COV008",
    "service-above-frequency",
    scope=Scope.HISTORY,
    needs=(TABLE, "history"),
    message="{code} on {day}; {times} in {period} are covered, the last on {last}",
    expects=ExpectedDenial(carc="119", group="CO"),
    aliases=("Optum BFR",),
)
def service_above_frequency(history: History, context: Context) -> Iterator[Finding]:
    """Count the days on which the row's procedures were rendered in its period."""
    for i, line, day, row in asked(context, "frequency"):
        codes = row.procedures or (line.code or "",)
        limit = Limit(codes=codes, per=row.per or "lifetime", count=row.count, times=row.times)
        days = days_counted(context, limit, line, day)
        if len(days) >= row.times:
            yield context.finding(
                f"lines[{i}].procedure.code",
                evidence=row_evidence(
                    context,
                    row,
                    ("allowed", row.times),
                    ("in", limit.period),
                    ("days", ", ".join(map(str, days))),
                ),
                code=line.code,
                day=day,
                times=row.times,
                period=limit.period,
                last=days[-1],
            )
