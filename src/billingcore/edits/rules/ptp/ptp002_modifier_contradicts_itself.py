"""A modifier on two services that are not paid together says nothing that sets them apart.

The pair may be lifted by a modifier, and one is there, but it contradicts itself: the same side
or site on both services and no other modifier; 59, XS or XU for another site beside the same site
on both; 59 or X{EPSU} on a visit; 24, 25 or 57 on what is no visit. Payers that look at the record
take the payment back.

>>> from datetime import date
>>> from billingcore.codes import PairRow, PairTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PairRow("29881", "29877", date(2011, 1, 1), indicator="1")
>>> pairs = PairTable("ncci_ptp_practitioner", [row], edition="2026Q1")
>>> reference = ReferenceSet().with_(ncci_ptp_practitioner=pairs)
>>> claim = a_claim(lines=("29881-RT", "29877-RT"))
>>> for finding in modifier_contradicts_itself.check(claim, reference=reference):
...     print(finding)
warning PTP002 lines[1].procedure.modifiers: RT does not set 29877 apart from 29881: same site
"""

from collections.abc import Iterator

from ....codes import PairTable
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Evidence,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)
from .._procedures import is_a
from .._settings import PAIRED, NcciOptions, ncci_needs, setting
from ._bypass import is_site
from ._conflict import Conflict
from ._pairing import MET
from ._told import own_conflicts

_DISTINCT = ("59", "XE", "XP", "XS", "XU")
_ANOTHER_SITE = ("59", "XS", "XU")
_VISIT = ("24", "25", "57")
_FIX = Fix(
    text="correct the modifier by the record, or leave it out", safety=Safety.NEEDS_DOCUMENTATION
)


@rule(
    "PTP002",
    "modifier-contradicts-itself",
    scope=Scope.CLAIM,
    applies=PAIRED,
    severity=Severity.WARNING,
    needs=ncci_needs("ncci_ptp"),
    triggers=MET,
    options=NcciOptions,
    disposition=Disposition.SUSPENSION,
    snip=Snip.POLICY,
    message="{modifiers} does not set {column2} apart from {column1}: {why}",
    source=Citation(
        authority="NCCI Policy Manual for Medicare Services", section="chapter I, section E"
    ),
    liability="provider",
)
def modifier_contradicts_itself(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each contradiction of a pair that a modifier may lift."""
    for conflict in own_conflicts(claim, context):
        if conflict.row.indicator != "1" or not conflict.seen:
            continue
        for line, modifiers, why in _contradictions(claim, conflict):
            other = conflict.first if line == conflict.second else conflict.second
            table: PairTable = context.table(f"ncci_ptp_{setting(claim, context)}")
            yield context.finding(
                f"lines[{line}].procedure.modifiers",
                related=(f"lines[{other}].procedure.modifiers",),
                evidence=Evidence(
                    what="procedure-to-procedure edit",
                    table=table.name,
                    edition=str(table.edition),
                    facts=(("effective", conflict.row.effective), ("indicator", "1")),
                ),
                fixes=_FIX,
                modifiers=modifiers,
                column1=conflict.row.column1,
                column2=conflict.row.column2,
                why=why,
            )


def _contradictions(claim: Claim, conflict: Conflict) -> Iterator[tuple[int, tuple[str, ...], str]]:
    one, two = claim.lines[conflict.first], claim.lines[conflict.second]
    sites = {m for m in one.modifiers if is_site(m)}
    same = sites == {m for m in two.modifiers if is_site(m)} and bool(sites)
    if same and all(is_site(modifier) for modifier in conflict.seen):
        yield conflict.second, tuple(sorted(sites)), "same site"
    for index, line in ((conflict.first, one), (conflict.second, two)):
        visit = is_a(line.code or "", "evaluation")
        on_visit = tuple(m for m in line.modifiers if m in _DISTINCT)
        elsewhere = tuple(m for m in line.modifiers if m in _VISIT)
        another = tuple(m for m in line.modifiers if m in _ANOTHER_SITE)
        if visit and on_visit:
            yield index, on_visit, "it stands on a visit"
        elif same and another:
            yield index, another, "same site"
        if elsewhere and not visit:
            yield index, elsewhere, "it stands on what is no visit"
