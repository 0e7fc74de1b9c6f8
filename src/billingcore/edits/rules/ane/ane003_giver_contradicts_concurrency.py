"""The modifier of an anesthesia service does not fit how many cases were directed at once.

QY is for one case with an anesthetist, QK for two to four, AD for more than four; AA is for one
given in person, or two at once in teaching. All cases count, whoever pays for them.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=({"procedure": "00142-QK", "unit": "MJ", "quantity": 42},))
>>> for finding in giver_contradicts_concurrency.check(claim, facts={"concurrent": {1: 5}}):
...     print(finding)
error ANE003 lines[0].procedure.modifiers[0]: QK with 5 cases at once; it is for 2 to 4
"""

from collections.abc import Iterator
from typing import Any

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._rows import rows

_COUNT = Fix(text="count the cases of the day by the minute", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "ANE003",
    "giver-contradicts-concurrency",
    scope=Scope.LINE,
    needs="facts.concurrent",
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=("AA", "AD", "QK", "QY")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{modifier} with {cases} cases at once; it is for {meant}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 50"),
        Citation(authority="42 CFR 415.110 and 415.178"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def giver_contradicts_concurrency(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare by the rows of ``_tables/anesthesia_concurrency.toml``."""
    cases = (context.facts.concurrent or {}).get(context.line_index(line) + 1)
    if cases is None:
        return
    for i, modifier in enumerate(line.modifiers):
        meant = [row for row in rows("anesthesia_concurrency") if _speaks_of(row, modifier, line)]
        if meant and not any(row["least"] <= cases <= row.get("most", cases) for row in meant):
            yield context.finding(
                f"procedure.modifiers[{i}]",
                fixes=_COUNT,
                modifier=modifier,
                cases=cases,
                meant=_words(meant[-1]),
            )


def _speaks_of(row: dict[str, Any], modifier: str, line: ServiceLine) -> bool:
    beside = row.get("beside")
    return row["modifier"] == modifier and (beside is None or beside in line.modifiers)


def _words(row: dict[str, Any]) -> str:
    least, most = row["least"], row.get("most")
    if most is None:
        return f"{least} or more"
    return str(least) if most == least else f"{least} to {most}"
