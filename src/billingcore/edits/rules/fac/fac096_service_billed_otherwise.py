"""A line has a code that a hospital does not bill for its outpatients.

For some services Medicare wants another code from a hospital (status B, as for office visits),
some a hospital cannot bill (M), and equipment goes to another contractor (Y). The claim is
returned. Professional fees that a critical access hospital bills (096x to 098x) are left alone.

>>> from billingcore.codes import OppsRow, OppsTable, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = OppsTable("opps", [OppsRow("99213", "B")], edition="2026")
>>> reference = ReferenceSet().with_(opps=table)
>>> claim = institutional_claim(lines=["99213"], coverage={"filing_indicator": "MA"})
>>> for finding in service_billed_otherwise.check(claim, reference=reference):
...     print(finding)
error FAC096 lines[0].procedure.code: 99213 (status B): Medicare has another code for a hospital
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from .._rows import rows
from ._bills import MEDICARE
from ._opps import indicators, opps_evidence, tell_unjudged, under_opps
from ._revenue import is_among, revenue_of

_PROFESSIONAL_FEES = ("096x", "097x", "098x")


@cache
def _by_indicator() -> dict[str, dict[str, Any]]:
    return {row["indicator"]: row for row in rows("status_indicators")}


@rule(
    "FAC096",
    "service-billed-otherwise",
    scope=Scope.CLAIM,
    needs="opps",
    applies=Applies(kinds="institutional", bills=("12", "13", "14", "85"), filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} (status {status}): {reason}",
    source=(
        Citation(authority="Integrated Outpatient Code Editor", section="edits 61, 62 and 72"),
        Citation(authority="OPPS final rule", section="Addendum D1"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M51", group="CO", status=("A7:454",)),
    aliases=("IOCE 61", "IOCE 62", "IOCE 72"),
)
def service_billed_otherwise(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/status_indicators.toml``."""
    if not under_opps(claim):
        return
    tell_unjudged(context)
    bill = bill_of(claim)
    for i, status in enumerate(indicators(context)):
        row = _by_indicator().get(status or "")
        if row is None or bill not in row["bills"]:
            continue
        if not is_among(revenue_of(claim.lines[i]), _PROFESSIONAL_FEES):
            yield context.finding(
                at=f"lines[{i}].procedure.code",
                code=claim.lines[i].code,
                status=status,
                reason=row["reason"],
                evidence=opps_evidence(context, i),
            )
