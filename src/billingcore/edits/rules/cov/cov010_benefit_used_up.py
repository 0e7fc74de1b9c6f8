"""A limited benefit of the patient is used up, or will be by this claim.

Therapy visits, units of equipment, dollars of a dental year: the payer pays until the limit. Visits
and units of the claim are added to what was used; what the payer will allow in dollars is not known
beforehand, so there only a limit already reached counts.

>>> from billingcore.testing import a_claim
>>> record = {"benefit": "therapy", "used": 20, "limit": 20, "procedures": ["97110-97546"]}
>>> claim = a_claim(lines="97110-GP")
>>> for finding in benefit_used_up.check(claim, facts={"accumulators": [record]}):
...     print(finding)
error COV010 lines[0].procedure: therapy: 20 of 20 used
"""

from collections.abc import Iterator
from decimal import Decimal

from ....model import Claim
from ... import (
    Accumulator,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from ..._code_ranges import within

_NOTHING = Decimal(0)


@rule(
    "COV010",
    "benefit-used-up",
    scope=Scope.CLAIM,
    needs="facts.accumulators",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="{benefit}: {used} of {limit} used{more}",
    source=Citation(authority="X12 005010X279 271", section="2110C EB, HSD"),
    expects=ExpectedDenial(carc="119", group="PR"),
    liability="patient",
)
def benefit_used_up(claim: Claim, context: Context) -> Iterator[Finding]:
    """Add what the lines of each benefit take to what was used of it."""
    for record in context.facts.accumulators or ():
        lines = list(_lines(claim, context, record))
        if record.used is None or record.limit is None or not lines:
            continue
        taken = _taken(claim, context, record, lines)
        if record.used < record.limit and record.used + taken <= record.limit:
            continue
        first, *others = (f"lines[{i}].procedure" for i in lines)
        more = f", and {taken} {record.measure} on this claim" if taken else ""
        yield context.finding(
            first,
            related=others,
            benefit=record.benefit,
            used=record.used,
            limit=record.limit,
            more=more,
        )


def _lines(claim: Claim, context: Context, record: Accumulator) -> Iterator[int]:
    for i, line in enumerate(claim.lines):
        day, code = context.day_of(line), line.code
        listed = not record.procedures or (
            code is not None and any(within(code, item) for item in record.procedures)
        )
        if listed and day is not None and record.covers(day):
            yield i


def _taken(claim: Claim, context: Context, record: Accumulator, lines: list[int]) -> Decimal:
    if record.measure == "visits":
        return Decimal(len({context.day_of(claim.lines[i]) for i in lines}))
    if record.measure == "units":
        return sum((claim.lines[i].quantity or _NOTHING for i in lines), _NOTHING)
    return _NOTHING
