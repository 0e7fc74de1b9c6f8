"""How the rules about pairs are declared, and what their findings say."""

from collections.abc import Iterator
from functools import partial

from attrs import field, frozen
from attrs.validators import instance_of

from ....codes import PairTable
from ....model import Claim
from ... import (
    Bypass,
    Citation,
    Context,
    Disposition,
    EarlierLine,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    History,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._same_provider import told_of
from .._settings import PAIRED, NcciOptions, ncci_needs_of_history, setting
from ._bypass import bypass_modifiers
from ._conflict import Conflict
from ._pairing import pairing

__all__ = [
    "PairOptions",
    "earlier_pair_rule",
    "own_conflicts",
    "pair_finding",
    "pair_rule",
    "with_earlier",
]

LIFT = Fix(
    text="where the record shows another site, session or reason, add the modifier that says so",
    safety=Safety.NEEDS_DOCUMENTATION,
)
DROP = Fix(text="report the one procedure that covers both", safety=Safety.MANUAL)
CORRECT = Fix(
    text="correct the earlier claim to report the one procedure that covers both",
    safety=Safety.MANUAL,
)


@frozen(kw_only=True)
class PairOptions(NcciOptions):
    """Say also whether pairs are reported whose column 1 is refused itself."""

    dependent: bool = field(default=False, validator=instance_of(bool))


pair_rule = partial(
    rule,
    scope=Scope.CLAIM,
    applies=PAIRED,
    options=PairOptions,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    source=(
        Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.9"),
        Citation(authority="CMS change request 11168"),
    ),
    expects=ExpectedDenial(carc="236", group="CO"),
    liability="provider",
)
"""Declare a rule about pairs that are not paid together."""
earlier_pair_rule = partial(
    pair_rule,
    scope=Scope.HISTORY,
    needs=ncci_needs_of_history("ncci_ptp"),
    triggers=Triggers(earlier=True),
)
"""Declare a rule about pairs over several claims."""


def pair_finding(
    context: Context,
    conflict: Conflict,
    *,
    fix: Fix = DROP,
    cause: Finding | None = None,
    earlier: EarlierLine | None = None,
) -> Finding:
    """Return the finding on the line of the claim: that of column 2 where both are."""
    claim, row = context.claim, conflict.row
    table: PairTable = context.table(f"ncci_ptp_{setting(claim, context)}")
    allowed = row.indicator == "1"
    at, other = conflict.second, conflict.first
    if at >= len(claim.lines):
        at, other = other, at
    pair = Evidence(
        what="procedure-to-procedure edit",
        table=table.name,
        edition=str(table.edition),
        facts=(
            ("column 1", row.column1),
            ("column 2", row.column2),
            ("effective", row.effective),
            ("deletion", row.deletion or "none"),
            ("indicator", row.indicator),
            ("rationale", row.rationale or "not given"),
        ),
    )
    return context.finding(
        f"lines[{at}].procedure",
        related=() if earlier else (f"lines[{other}].procedure",),
        evidence=(pair, told_of(earlier)) if earlier else pair,
        fixes=LIFT if allowed else fix,
        bypass=Bypass(
            allowed=allowed,
            modifiers=bypass_modifiers(claim, conflict.day) if allowed else (),
            seen=conflict.seen,
        ),
        depends_on=cause,
        column1=row.column1,
        column2=row.column2,
        day=conflict.day,
        indicator=row.indicator,
    )


def with_earlier(history: History, context: Context, *, as_part: bool) -> Iterator[Finding]:
    """Report the conflicts with earlier lines in which the claim's line is the part (column 2)."""
    if not history.standing:
        return
    found = pairing(history.claim, context)
    if found is None:
        return
    lines = found.lines
    for conflict in found.unlifted:
        here, there = conflict.second, conflict.first
        if not as_part:
            here, there = there, here
        stands = context.option("dependent") or conflict.first not in found.refused
        if here < lines.own <= there and stands:
            earlier = lines.earlier[there - lines.own]
            yield pair_finding(context, conflict, fix=CORRECT, earlier=earlier)


def own_conflicts(claim: Claim, context: Context) -> Iterator[Conflict]:
    """Yield the conflicts between lines of the claim, lifted ones too."""
    found = pairing(claim, context)
    if found is not None:
        own = found.lines.own
        yield from (one for one in found.conflicts if max(one.first, one.second) < own)
