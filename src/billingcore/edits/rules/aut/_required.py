"""Which lines need an authorization or a referral by the payer's rules."""

from collections.abc import Iterator

from ....codes import PayerRule, PayerRules
from ....model import Claim, ServiceLine
from ... import Context, Evidence
from .._settings import days_within, tell_unjudged
from ._numbers import numbers

__all__ = ["required", "rule_evidence"]

_TABLE = "payer_rules"
_EMERGENCY = "1"


def required(
    claim: Claim, context: Context, asks: str, *qualifiers: str
) -> Iterator[tuple[int, ServiceLine, PayerRule]]:
    """Yield each line of which the payer asks this, and that has none of these numbers.

    Nobody asks it of an emergency: of a line marked so, of an emergency admission, or of a line in
    an emergency department.
    """
    tell_unjudged(context, _TABLE)
    if claim.institutional and claim.institutional.admission_type == _EMERGENCY:
        return
    table: PayerRules = context.table(_TABLE)
    given = {(number.line, number.qualifier) for number in numbers(context) if number.value}
    filing = claim.coverage.filing_indicator if claim.coverage else None
    for day in days_within(context, _TABLE):
        for i, line in zip(day.indices, day.lines, strict=True):
            if line.code is None or _is_emergency(claim, line):
                continue
            if any((place, one) in given for place in (None, i) for one in qualifiers):
                continue
            rows = table.asking(
                asks,
                line.code,
                on=day.day,
                payer=claim.payer_id,
                filing=filing,
                kind=claim.kind,
                place=line.place_of_service or claim.place_of_service,
            )
            row = next((row for row in rows if _is_above(row, line)), None)
            if row is not None:
                yield i, line, row


def _is_emergency(claim: Claim, line: ServiceLine) -> bool:
    marked = line.indicators is not None and line.indicators.emergency == "Y"
    return marked or (line.place_of_service or claim.place_of_service) == "23"


def _is_above(row: PayerRule, line: ServiceLine) -> bool:
    if row.units_above is None:
        return True
    return line.quantity is not None and line.quantity > row.units_above


def rule_evidence(context: Context, row: PayerRule) -> Evidence:
    """Return the row that a finding rests on."""
    facts = (
        ("asks", row.asks),
        ("procedures", ", ".join(row.procedures[:20]) or "all"),
        ("places", ", ".join(row.places) or "all"),
        ("units above", row.units_above if row.units_above is not None else "any"),
        ("from", row.start or "not given"),
        ("until", row.end or "not given"),
        ("source", row.source or "not given"),
    )
    edition = str(context.table(_TABLE).edition)
    return Evidence(what="payer's rule", table=_TABLE, edition=edition, facts=facts)
