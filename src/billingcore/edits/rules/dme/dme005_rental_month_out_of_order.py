"""A month of a capped rental says that it is an earlier one than it can be.

The first month has KH, the second and third KI, the fourth to the thirteenth KJ, and there is no
fourteenth: the item is the patient's then. The patient's earlier claims show how many months went
before without a break. A break of more than sixty days, with the rest of the month in which it
began, starts a new rental.

>>> from billingcore.testing import a_claim
>>> before = a_claim(patient_control_number="A0", day="2026-02-02", lines=("E0601-RR-KH",))
>>> claim = a_claim(day="2026-03-02", lines=("E0601-RR-KH",))
>>> for finding in rental_month_out_of_order.check(claim, history=[before]):
...     print(finding)
warning DME005 lines[0].procedure.modifiers: KH on E0601, of which 1 month went before
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    History,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)

_LAST_MONTH = {"KH": 1, "KI": 3, "KJ": 13}
# Rental months begin on the same day of the month; what begins sooner is another item of the code.
_LEAST = timedelta(days=25)
# Sixty days, and the rest of the month in which the need ended.
_BREAK = timedelta(days=91)


@rule(
    "DME005",
    "rental-month-out-of-order",
    scope=Scope.HISTORY,
    severity=Severity.WARNING,
    needs="history",
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=tuple(_LAST_MONTH)),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{modifier} on {code}, of which {months} {word} went before",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 20, section 30.5"),
        Citation(authority="42 CFR 414.229"),
    ),
    expects=ExpectedDenial(carc="119", group="CO"),
)
def rental_month_out_of_order(history: History, context: Context) -> Iterator[Finding]:
    """Count the months before each line; months that are not known only make them more."""
    claim = history.claim
    for i, line in enumerate(claim.lines):
        day, modifier = context.day_of(line), _month(line)
        if day is None or modifier is None or not line.code:
            continue
        past = [one.day for one in history.lines(line.code, until=day) if _is_rented(one.line)]
        here = [context.day_of(one) for one in claim.lines if _is_rented(one, line.code)]
        months = _before(day, [found for found in (*past, *here) if found is not None])
        if months >= _LAST_MONTH[modifier]:
            word = "month" if months == 1 else "months"
            yield context.finding(
                f"lines[{i}].procedure.modifiers",
                modifier=modifier,
                code=line.code,
                months=months,
                word=word,
            )


def _month(line: ServiceLine) -> str | None:
    """Return what the line says; a replaced item begins anew."""
    if "RR" not in line.modifiers or "RA" in line.modifiers:
        return None
    return next((modifier for modifier in line.modifiers if modifier in _LAST_MONTH), None)


def _is_rented(line: ServiceLine, code: str | None = None) -> bool:
    return "RR" in line.modifiers and (code is None or line.code == code)


def _before(day: date, days: Iterable[date]) -> int:
    """Return how many months of a rental went before, going back as far as there is no break."""
    months, last = 0, day
    for earlier in sorted(set(days), reverse=True):
        if last - earlier > _BREAK:
            break
        if last - earlier >= _LEAST:
            months, last = months + 1, earlier
    return months
