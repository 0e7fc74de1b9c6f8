"""A service that Medicare pays once in a lifetime was rendered before.

The first preventive visit, the first annual wellness visit and the screening for an aneurysm are
paid once. After the first wellness visit the yearly one (G0439) is meant.

>>> from billingcore.testing import a_claim
>>> medicare = {"filing_indicator": "MB"}
>>> first = a_claim(day="2019-04-01", coverage=medicare, lines="G0438")
>>> claim = a_claim(coverage=medicare, lines="G0438")
>>> for finding in once_in_a_lifetime.check(claim, history=[first]):
...     print(finding)
error HIS003 lines[0].procedure.code: G0438 is paid once; it was rendered on 2019-04-01
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
    "HIS003",
    "once-in-a-lifetime",
    scope=Scope.HISTORY,
    applies=Applies(kinds=("professional", "institutional"), filing=("MA", "MB")),
    needs="history",
    triggers=Triggers(procedures=PREFIXES),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} is paid once; it was rendered on {first}",
    source=Citation(
        authority="Medicare Claims Processing Manual",
        section="chapter 18, sections 80, 110 and 140",
    ),
    expects=ExpectedDenial(carc="149", rarc="N117", group="CO"),
)
def once_in_a_lifetime(history: History, context: Context) -> Iterator[Finding]:
    """Report lines above a row of ``_tables/medicare_frequencies.toml`` for a lifetime."""
    for i, line, _, limit, days in exceeded(history.claim, context, lifetime=True):
        yield context.finding(
            f"lines[{i}].procedure.code",
            evidence=limit_evidence(limit, days),
            code=line.code,
            first=days[0],
        )
