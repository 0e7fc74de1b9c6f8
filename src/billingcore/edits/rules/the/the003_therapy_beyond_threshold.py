"""Medicare has paid the year's amount for therapy, and the line does not say that more is needed.

Above the threshold of the year, KX says that the services are needed as the record justifies;
without it they are denied. The patient's amounts are given as facts, accumulators in dollars under
the benefits "physical therapy and speech-language pathology" and "occupational therapy".

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("97110-GP",), coverage={"filing_indicator": "MB"})
>>> record = {"benefit": "physical therapy and speech-language pathology", "used": 2480}
>>> for finding in therapy_beyond_threshold.check(claim, facts={"accumulators": [record]}):
...     print(finding)
error THE003 lines[0].procedure.modifiers: 97110 without KX: 2480 of 2480 was paid in 2026
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Accumulator,
    Applies,
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._rows import table

_DISCIPLINES = ("GN", "GO", "GP")
# KX, or that the denial is expected.
_TOLD = frozenset(("KX", "GA", "GX", "GY", "GZ"))
_JUSTIFY = Fix(
    text="say that the record justifies more, or have the patient sign a notice",
    safety=Safety.NEEDS_DOCUMENTATION,
)


@rule(
    "THE003",
    "therapy-beyond-threshold",
    scope=Scope.LINE,
    needs="facts.accumulators",
    applies=Applies(
        kinds=("professional", "institutional"),
        bills=("12", "13", "22", "23", "74", "75", "85"),
        filing=("MA", "MB"),
        since=date(2021, 1, 1),
    ),
    triggers=Triggers(modifiers=_DISCIPLINES),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} without KX: {used} of {threshold} was paid in {year}",
    source=(
        Citation(authority="Social Security Act", section="1833(g)(7)(A)"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 5, section 10.3"),
    ),
    expects=ExpectedDenial(carc="119", group="PR"),
)
def therapy_beyond_threshold(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare what was paid for the discipline with the amount of the line's year."""
    day = context.day_of(line)
    if day is None or not line.code or not _TOLD.isdisjoint(line.modifiers):
        return
    record = _record(line, context, day)
    if record is None or record.used is None:
        return
    threshold = table("therapy_thresholds")["amounts"].get(str(day.year))
    if threshold is None:
        reason = f"the threshold of {day.year} is not known"
        context.not_evaluated("facts.accumulators", reason=reason)
    elif record.used >= threshold:
        yield context.finding(
            "procedure.modifiers",
            evidence=Evidence(what=record.benefit, facts=(("used", record.used),)),
            fixes=_JUSTIFY,
            code=line.code,
            used=record.used,
            threshold=threshold,
            year=day.year,
        )


def _record(line: ServiceLine, context: Context, day: date) -> Accumulator | None:
    """Return what was paid for the line's discipline, in dollars."""
    benefits = table("therapy_thresholds")["benefits"]
    for record in context.facts.accumulators or ():
        in_dollars = record.measure in ("dollars", None)
        disciplines = benefits.get(record.benefit, ())
        if in_dollars and record.covers(day) and any(m in disciplines for m in line.modifiers):
            return record
    return None
