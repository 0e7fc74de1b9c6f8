"""Rules that do one thing each, for the tests of the engine; here, so that pickle finds them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import field, frozen
from attrs.validators import instance_of

from billingcore.edits import Applies, Context, Finding, Scope, Severity, rule
from billingcore.model import Batch, Claim, ClaimPayment, Remittance, ServiceLine


@rule("ACME101", "line-seen", scope=Scope.LINE, message="line {number}", source="us")
def line_seen(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find every line."""
    yield context.finding(number=context.line_index(line) + 1)


@rule("ACME102", "day-seen", scope=Scope.DAY, message="{count} lines on {day}", source="us")
def day_seen(day: Any, context: Context) -> Iterator[Finding]:
    """Find every day."""
    yield context.finding(related=day.lines[1:], count=len(day.lines), day=day.day)


@rule("ACME103", "claim-seen", scope=Scope.CLAIM, message="a claim", source="us")
def claim_seen(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find every claim."""
    yield context.finding()


@rule(
    "ACME104",
    "history-seen",
    scope=Scope.HISTORY,
    message="{count} earlier",
    source="us",
    needs="history",
)
def history_seen(history: Any, context: Context) -> Iterator[Finding]:
    """Find every history."""
    yield context.finding(count=len(history.earlier))


@rule("ACME105", "batch-seen", scope=Scope.BATCH, message="{count} claims", source="us")
def batch_seen(batch: Batch, context: Context) -> Iterator[Finding]:
    """Find every batch."""
    yield context.finding(at="claims", count=len(batch.claims))


@rule("ACME106", "payment-seen", scope=Scope.PAYMENT, message="a payment", source="us")
def payment_seen(payment: ClaimPayment, context: Context) -> Iterator[Finding]:
    """Find every claim payment."""
    yield context.finding(at="paid")


@rule("ACME107", "remittance-seen", scope=Scope.REMITTANCE, message="{n} payments", source="us")
def remittance_seen(remittance: Remittance, context: Context) -> Iterator[Finding]:
    """Find every remittance."""
    yield context.finding(at="header.payment.amount", n=len(remittance.claims))


@rule(
    "ACME108",
    "second-quarter",
    scope=Scope.LINE,
    message="in the quarter",
    source="us",
    applies=Applies(since=date(2026, 4, 1), until=date(2026, 6, 30)),
)
def second_quarter(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find every line of one quarter."""
    yield context.finding()


@rule(
    "ACME109",
    "table-wanted",
    scope=Scope.CLAIM,
    message="there it is",
    source="us",
    needs=("place_of_service",),
)
def table_wanted(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find every claim whose place is listed."""
    table = context.table("place_of_service")
    if claim.facility_code in table:
        yield context.finding()


@rule("ACME110", "breaks", scope=Scope.LINE, message="{code}", source="us")
def breaks(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a line, and break at one without a code."""
    if line.code is None:
        raise ValueError(f"JANE DOE {context.claim.patient}")
    yield context.finding(code=line.code)


@frozen(kw_only=True)
class Limit:
    """Say how many lines are many."""

    lines: int = field(default=2, validator=instance_of(int))


@rule(
    "ACME111",
    "many-lines",
    scope=Scope.CLAIM,
    message="{count} lines, more than {limit}",
    source="us",
    severity=Severity.WARNING,
    options=Limit,
)
def many_lines(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find claims with more lines than the limit."""
    limit = context.option("lines")
    if len(claim.lines) > limit:
        yield context.finding(at="lines", count=len(claim.lines), limit=limit)


@rule(
    "ACME112",
    "must-hold",
    scope=Scope.CLAIM,
    message="it must hold",
    source="us",
    mandatory=True,
)
def must_hold(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find every claim, whatever is configured."""
    yield context.finding()


@rule(
    "ACME113",
    "soon",
    scope=Scope.CLAIM,
    message="soon",
    source="us",
    lifecycle="preview",
)
def soon(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find every claim, once it is named."""
    yield context.finding()


@rule(
    "ACME114",
    "gone",
    scope=Scope.CLAIM,
    message="gone",
    source="us",
    lifecycle="removed",
    replaced_by="ACME103",
)
def gone(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find nothing any more."""
    yield context.finding()


@rule(
    "ACME115",
    "wants-received",
    scope=Scope.CLAIM,
    message="received",
    source="us",
    needs="facts.received",
)
def wants_received(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find every claim of which it is known when it came."""
    yield context.finding()
