"""Pairs of a line of this claim and a line of an earlier one, of the same provider and day."""

from collections.abc import Iterator
from functools import partial

from ....codes import PairRow, PairTable
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
    rule,
)
from .._same_service import earlier_of_day, told_of
from .._settings import (
    PAIRED,
    NcciOptions,
    days_within,
    ncci_needs_of_history,
    setting,
    tell_unjudged,
)
from ._pairing import bypass_modifiers, weighed

__all__ = ["earlier_pair_rule", "pairs_with_earlier"]

_LIFT = Fix(
    text="where the record shows another site, session or reason, add the modifier that says so",
    safety=Safety.NEEDS_DOCUMENTATION,
)
_CORRECT = Fix(text="correct the earlier claim to report the one procedure that covers both")

earlier_pair_rule = partial(
    rule,
    scope=Scope.HISTORY,
    applies=PAIRED,
    needs=ncci_needs_of_history("ncci_ptp"),
    options=NcciOptions,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    source=(
        Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter I"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20.9"),
    ),
    expects=ExpectedDenial(carc="236", group="CO"),
    liability="provider",
)
"""Declare a rule about pairs over several claims."""


def pairs_with_earlier(history: History, context: Context, column: str) -> Iterator[Finding]:
    """Report the pairs that nothing lifts in which the line of this claim is in that column."""
    if not history.standing:
        return
    name = f"ncci_ptp_{setting(history.claim, context)}"
    tell_unjudged(context, name)
    table: PairTable = context.table(name)
    for day in days_within(context, name):
        for earlier in earlier_of_day(context, day):
            other = earlier.code or ""
            for i, line in zip(day.indices, day.lines, strict=True):
                if line.code is None or line.code == other:
                    continue
                for row in table.between(line.code, other, on=day.day):
                    here = "column 1" if row.column1 == line.code else "column 2"
                    lines = (line, earlier.line) if here == "column 1" else (earlier.line, line)
                    seen, counting = weighed(row, day.day, *lines)
                    if here == column and not counting:
                        yield _finding(context, table, row, i, earlier, seen)


def _finding(
    context: Context,
    table: PairTable,
    row: PairRow,
    index: int,
    earlier: EarlierLine,
    seen: tuple[str, ...],
) -> Finding:
    allowed = row.indicator == "1"
    day = context.day_of(context.claim.lines[index])
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
        ),
    )
    return context.finding(
        f"lines[{index}].procedure",
        evidence=(pair, told_of(earlier)),
        fixes=_LIFT if allowed else _CORRECT,
        bypass=Bypass(
            allowed=allowed,
            modifiers=bypass_modifiers(day) if allowed and day else (),
            seen=seen,
        ),
        column1=row.column1,
        column2=row.column2,
        day=day,
        indicator=row.indicator,
    )
