"""What the payer's rules ask of the lines of a claim, by kind of relation.

Lines that say themselves that they may not be paid (GA, GX, GY, GZ) are left alone: the patient
knows, or another payer wants the denial.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from ....codes import PayerRule, PayerRules
from ....model import Claim, ServiceLine
from ... import Citation, Context, Disposition, Evidence, Scope, Snip, rule
from .._frequency import REFUSED
from .._settings import days_within, tell_unjudged

__all__ = ["asked", "relation_rule", "row_evidence"]

TABLE = "payer_rules"

relation_rule = partial(
    rule,
    scope=Scope.CLAIM,
    needs=TABLE,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    source=(
        Citation(authority="payer policy or manual", section="coverage"),
        Citation(authority="Medicare Program Integrity Manual", section="chapter 13"),
    ),
)
"""Declare a rule about one kind of relation."""


def asked(context: Context, asks: str) -> Iterator[tuple[int, ServiceLine, date, PayerRule]]:
    """Yield each line of which the payer asks this, with each row that asks it."""
    tell_unjudged(context, TABLE)
    claim: Claim = context.claim
    table: PayerRules = context.table(TABLE)
    filing = claim.coverage.filing_indicator if claim.coverage else None
    for day in days_within(context, TABLE):
        for i, line in zip(day.indices, day.lines, strict=True):
            if line.code is None or any(modifier in REFUSED for modifier in line.modifiers):
                continue
            place = line.place_of_service or claim.place_of_service
            rows = table.asking(
                asks,
                line.code,
                on=day.day,
                payer=claim.payer_id,
                filing=filing,
                kind=claim.kind,
                place=place,
            )
            for row in rows:
                yield i, line, day.day, row


def row_evidence(context: Context, row: PayerRule, *facts: tuple[str, object]) -> Evidence:
    """Return the row that a finding rests on."""
    return Evidence(
        what="payer's rule",
        table=TABLE,
        edition=str(context.table(TABLE).edition),
        facts=(
            ("asks", row.asks),
            ("procedures", ", ".join(row.procedures[:20]) or "all"),
            *facts,
            ("from", row.start or "not given"),
            ("until", row.end or "not given"),
            ("source", row.source or "not given"),
        ),
    )
