"""A day of therapy has more timed units than Harbor pays without the record.

Harbor pays four units of fifteen minutes a day to one provider. What is beyond them it pays when
the record comes with the claim: attach it, or bill what the plan pays.

>>> from billingcore.testing import a_claim
>>> lines = [{"procedure": "97110-GP", "quantity": 3}, {"procedure": "97140-GP", "quantity": 2}]
>>> for finding in therapy_beyond_the_day.check(a_claim(lines=lines)):
...     print(finding)
error HARB001 lines[0].quantity: 5 units of therapy on 2026-03-02, more than 4, and no record
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import field, frozen, validators

from billingcore.edits import (
    Applies,
    Citation,
    Context,
    Day,
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
from billingcore.model import Claim, ServiceLine

_TIMED = frozenset(
    "97032 97033 97034 97035 97036 97110 97112 97113 97116 97124 97140 97530".split()
)
_RECORDS = ("OZ", "PN", "PY", "RT")
"""Kinds of attachments that hold the record (PWK01)."""
_ATTACH = Fix(text="attach the record of the day", safety=Safety.NEEDS_DOCUMENTATION)


@frozen(kw_only=True)
class Options:
    """Say how many units are paid without the record."""

    most: int = field(default=4, validator=validators.in_(range(1, 97)))


@rule(
    "HARB001",
    "therapy-beyond-the-day",
    scope=Scope.DAY,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures=sorted(_TIMED)),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="{units} units of therapy on {day}, more than {most}, and no record",
    source=Citation(authority="Harbor provider manual", section="5.3", edition="2026"),
    expects=ExpectedDenial(carc="151", rarc="N706", group="CO"),
    options=Options,
)
def therapy_beyond_the_day(day: Day, context: Context) -> Iterator[Finding]:
    """Add the units of all timed therapy that one provider gave that day."""
    timed = [line for line in day.lines if line.code in _TIMED]
    units = sum((line.quantity or Decimal(0) for line in timed), Decimal(0))
    most = context.option("most")
    if units <= most or _has_record(context.claim, timed):
        return
    first, *others = ((line, "quantity") for line in timed)
    yield context.finding(
        first,
        related=others,
        evidence=Evidence(what="units of therapy", facts=(("units", units), ("most", most))),
        fixes=_ATTACH,
        units=units,
        day=day.day,
        most=most,
    )


def _has_record(claim: Claim, lines: list[ServiceLine]) -> bool:
    """Tell whether the record comes with the claim, or with one of the lines."""
    attached = (*claim.attachments, *(one for line in lines for one in line.attachments))
    return any(one.report_type in _RECORDS for one in attached)
