"""A patient's day has several presumptive, or several definitive, tests for drugs.

The codes stand for all drugs that were looked for, by the way of testing or the number of classes:
one presumptive and one definitive test a day, whoever does them.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("80305-QW", "80307"), coverage={"filing_indicator": "MB"})
>>> for finding in several_drug_tests.check(claim):
...     print(finding)
error LAB007 lines[1].procedure: 80305 and 80307 are both presumptive drug tests of 2026-03-02
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._rows import table


@rule(
    "LAB007",
    "several-drug-tests",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional"), filing=("MA", "MB")),
    triggers=Triggers(procedures=("8030", "G048", "G0659")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{first} and {second} are both {what} drug tests of {day}",
    source=(
        Citation(authority="Clinical laboratory fee schedule", section="drug testing, 2016 and on"),
        Citation(
            authority="NCCI Policy Manual for Medicare Services", section="chapter X, section E"
        ),
    ),
    expects=ExpectedDenial(carc="97", group="CO"),
)
def several_drug_tests(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare different codes of each kind on a day; the same code twice is a duplicate."""
    seen: dict[tuple[str, date], list[tuple[str, int]]] = {}
    for i, line in enumerate(claim.lines):
        day = context.day_of(line)
        what = _kind(line.code, day)
        if what is not None and day is not None and line.code:
            seen.setdefault((what, day), []).append((line.code, i))
    for (what, day), several in seen.items():
        first = min(code for code, _ in several)
        for code, i in several:
            if code != first:
                yield context.finding(
                    f"lines[{i}].procedure",
                    related=[f"lines[{j}].procedure" for other, j in several if other == first],
                    first=first,
                    second=code,
                    what=what,
                    day=day,
                )


def _kind(code: str | None, day: date | None) -> str | None:
    """Return whether the code was presumptive or definitive on that day."""
    if code is None or day is None:
        return None
    for row in table("laboratory_tests")["drug_test"]:
        if code in row["codes"] and row["since"] <= day <= row.get("until", day):
            found: str = row["what"]
            return found
    return None
