"""Two services of one day are not paid together, and no modifier on them says why they are.

The National Correct Coding Initiative lists pairs of procedures of which the one in column 2 is
part of the one in column 1, or cannot be done with it. When one provider reports both for one
patient and day, column 2 is refused. Where the row has indicator 1, a modifier that names another
site, session or reason lifts the edit; where it has 0, none does. 59 and X{EPSU} count on either
line since 2019-07-01, on column 2 before; 24, 25 and 57 count on the visit. 22, 50, 51, 52, 53, 76
and 77 never count.

A pair whose column 1 is itself refused is left out, unless the option `dependent` asks for it.
The option `setting` = "dme" judges by the suppliers' edits.

>>> from datetime import date
>>> from billingcore.codes import PairRow, PairTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PairRow("11042", "97597", date(2011, 1, 1), indicator="1")
>>> pairs = PairTable("ncci_ptp_practitioner", [row], edition="2026Q1")
>>> reference = ReferenceSet().with_(ncci_ptp_practitioner=pairs)
>>> print(pair_not_paid_together.check(a_claim(lines=("97597", "11042")), reference=reference))
error PTP001 lines[0].procedure: 97597 is not paid beside 11042 on 2026-03-02 ...
    because procedure-to-procedure edit; column 1 11042, column 2 97597, effective 2011-01-01, ...
    fix (needs documentation): where the record shows another site, session or reason, ...
    source NCCI Policy Manual for Medicare Services chapter I; Medicare Claims Processing ...
>>> lifted = a_claim(lines=("97597-59", "11042"))
>>> len(pair_not_paid_together.check(lifted, reference=reference))
0
"""

from collections.abc import Iterator

from attrs import field, frozen
from attrs.validators import instance_of

from ....codes import PairTable
from ....model import Claim
from ... import (
    Bypass,
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
    rule,
)
from .._settings import PAIRED, NcciOptions, ncci_needs, setting
from ._pairing import Conflict, bypass_modifiers, conflicts
from ._standing import refused_lines, refusing

_LIFT = Fix(
    text="where the record shows another site, session or reason, add the modifier that says so",
    safety=Safety.NEEDS_DOCUMENTATION,
)
_DROP = Fix(text="report the one procedure that covers both", safety=Safety.MANUAL)


@frozen(kw_only=True)
class PairOptions(NcciOptions):
    """Say also whether pairs are reported whose column 1 is refused itself."""

    dependent: bool = field(default=False, validator=instance_of(bool))


@rule(
    "PTP001",
    "pair-not-paid-together",
    scope=Scope.CLAIM,
    applies=PAIRED,
    needs=ncci_needs("ncci_ptp"),
    options=PairOptions,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{column2} is not paid beside {column1} on {day} (indicator {indicator})",
    source=(
        Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.9"),
        Citation(authority="CMS change request 11168"),
    ),
    expects=ExpectedDenial(carc="236", group="CO"),
    liability="provider",
    aliases=("IOCE 20", "IOCE 40"),
)
def pair_not_paid_together(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report column 2 of each pair in force that nothing lifts."""
    where = setting(claim, context)
    unlifted = tuple(c for c in conflicts(context, f"ncci_ptp_{where}") if not c.is_lifted)
    if not unlifted:
        return
    table: PairTable = context.table(f"ncci_ptp_{where}")
    refused = refused_lines(context, unlifted, f"mue_{where}")
    standing = tuple(conflict for conflict in unlifted if conflict.first not in refused)
    said: dict[Conflict, Finding] = {}
    later: list[tuple[Conflict, Conflict | None]] = []
    for conflict in unlifted:
        cause = refusing(conflict.first, standing)
        if conflict.first in refused or cause is not None:
            later.append((conflict, cause))
            continue
        said[conflict] = _finding(context, table, conflict)
        yield said[conflict]
    if context.option("dependent"):
        for conflict, cause in later:
            yield _finding(context, table, conflict, said.get(cause) if cause else None)


def _finding(
    context: Context, table: PairTable, conflict: Conflict, cause: Finding | None = None
) -> Finding:
    row = conflict.row
    allowed = row.indicator == "1"
    facts = (
        ("column 1", row.column1),
        ("column 2", row.column2),
        ("effective", row.effective),
        ("deletion", row.deletion or "none"),
        ("indicator", row.indicator),
        ("rationale", row.rationale or "not given"),
    )
    return context.finding(
        f"lines[{conflict.second}].procedure",
        related=(f"lines[{conflict.first}].procedure",),
        evidence=Evidence(
            what="procedure-to-procedure edit",
            table=table.name,
            edition=str(table.edition),
            facts=facts,
        ),
        fixes=_LIFT if allowed else _DROP,
        bypass=Bypass(
            allowed=allowed,
            modifiers=bypass_modifiers(conflict.day) if allowed else (),
            seen=conflict.seen,
        ),
        depends_on=cause,
        column1=row.column1,
        column2=row.column2,
        day=conflict.day,
        indicator=row.indicator,
    )
