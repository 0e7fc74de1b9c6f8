"""What the ledger reports: the table of its findings, and the function that makes one.

Each row is a finding's slug, severity, message and authority; an id is never used again.

>>> from decimal import Decimal
>>> print(found("LDG010", number="A1", trace="70001", amount=Decimal(80), path="claims[0]"))
warning LDG010 claims[0]: claim A1 is not in the ledger; 80.00 of trace 70001 waits in suspense
"""

from collections.abc import Mapping

from attrs import frozen

from ..findings import Citation, Evidence, Finding, Severity

__all__ = ["found"]


@frozen
class _Row:
    slug: str
    severity: Severity
    template: str
    citation: Citation | None = None


def _rfi(numbers: str) -> Citation:
    return Citation(authority="X12", section=f"RFI {numbers}")


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_ROWS = {
    "LDG001": _Row(
        "conflicting-facts",
        _ERROR,
        "{what} {key} came {count} times with different content; none of them is posted; "
        "withdraw all but one of {ids}",
    ),
    "LDG002": _Row(
        "conflicting-charges",
        _ERROR,
        "claim {number} was charged differently on {day}; {held} not posted; send a replacement "
        "(frequency 7) or withdraw one of {ids}",
    ),
    "LDG003": _Row(
        "conflicting-remittance",
        _ERROR,
        "the remittance of trace {trace} came {count} times with different content; what they "
        "have in common is posted, {held} claim payments are held; withdraw all but one of {ids}",
        _rfi("217, 654"),
    ),
    "LDG004": _Row(
        "conflicting-claim-payment",
        _ERROR,
        "{held} payments of claim {number} under trace {trace} contradict the remittance or each "
        "other and are held",
        _rfi("1847, 1874"),
    ),
    "LDG005": _Row(
        "several-patient-accounts",
        _ERROR,
        "claim {number} was posted to several patient accounts; {patient} has it",
    ),
    "LDG010": _Row(
        "claim-not-in-ledger",
        _WARNING,
        "claim {number} is not in the ledger; {amount:,.2f} of trace {trace} waits in suspense",
    ),
    "LDG011": _Row(
        "claim-number-ambiguous",
        _WARNING,
        "{count} claims have the number {number}; {amount:,.2f} of trace {trace} waits in suspense",
    ),
    "LDG012": _Row(
        "claim-payment-out-of-balance",
        _ERROR,
        "the payment of claim {number} does not balance: charge {charge:,.2f} less adjustments "
        "{adjusted:,.2f} is {computed:,.2f}, stated {paid:,.2f}; {amount:,.2f} of trace {trace} "
        "waits in suspense",
        _rfi("1115, 2348"),
    ),
    "LDG013": _Row(
        "amount-missing",
        _ERROR,
        "an amount in the payment of claim {number} could not be read; {amount:,.2f} of trace "
        "{trace} waits in suspense",
    ),
    "LDG014": _Row(
        "line-not-matched",
        _INFO,
        "{decided} of claim {number} fits no single line; it is posted to the claim as a whole",
        _rfi("1684, 1917, 2035"),
    ),
    "LDG015": _Row(
        "reversal-without-original",
        _ERROR,
        "the reversal of claim {number} fits no decision in the ledger; {amount:,.2f} of trace "
        "{trace} waits in suspense",
        _rfi("1147, 1429"),
    ),
    "LDG016": _Row(
        "remittance-out-of-balance",
        _ERROR,
        "the remittance of trace {trace} does not balance: claims {claims:,.2f} less provider "
        "adjustments {adjustments:,.2f} is {computed:,.2f}, stated {stated:,.2f}; "
        "the difference of {amount:,.2f} waits in suspense",
    ),
    "LDG017": _Row(
        "provider-adjustment-unmapped",
        _WARNING,
        "provider adjustment {reason} of trace {trace} has no account; "
        "{amount:,.2f} waits in suspense",
    ),
    "LDG018": _Row("date-missing", _WARNING, "{what} has no date and counts on every day"),
    "LDG019": _Row(
        "replaced-claim-unknown",
        _WARNING,
        "claim {number} replaces or voids a claim that is not in the ledger",
        _rfi("1538, 2173"),
    ),
    "LDG020": _Row(
        "charge-differs-from-lines",
        _WARNING,
        "claim {number} states a charge of {stated:,.2f}, its lines sum to {computed:,.2f}; "
        "the lines are posted",
    ),
    "LDG021": _Row(
        "reversal-differs-in-detail",
        _WARNING,
        "the reversal of claim {number} has other adjustments than the decision it takes back; "
        "that decision is taken back as it was",
        _rfi("1147, 2442"),
    ),
    "LDG022": _Row(
        "money-without-payment",
        _WARNING,
        "claim {number} has status {status}, which pays nothing, and an amount; "
        "{amount:,.2f} of trace {trace} waits in suspense",
    ),
    "LDG030": _Row("receipt-unknown", _WARNING, "{what} names receipt {receipt}, which is unknown"),
    "LDG031": _Row(
        "receipt-overdrawn",
        _ERROR,
        "{what} takes {amount:,.2f} of receipt {receipt}, of which {left:,.2f} is left; "
        "it is not posted",
    ),
    "LDG032": _Row(
        "claim-unknown", _WARNING, "{what} names claim {number}, of which the ledger has {count}"
    ),
    "LDG033": _Row(
        "line-unknown", _WARNING, "{what} names line {line}, which claim {number} lacks"
    ),
    "LDG040": _Row(
        "credit-balance",
        _WARNING,
        "claim {number} is overpaid by {amount:,.2f}; an adjustment OA-23 missing from a later "
        "payer's remittance looks the same",
        Citation(authority="42 CFR", section="401.305; X12 RFI 1696"),
    ),
    "LDG050": _Row(
        "balance-not-as-expected",
        _ERROR,
        "{account} on {day}: expected {expected:,.2f}, found {amount:,.2f}",
    ),
}


def found(
    rule: str,
    about: Mapping[str, object] | None = None,
    *,
    path: str = "",
    evidence: tuple[Evidence, ...] = (),
    **params: object,
) -> Finding:
    """Return the finding of this id with its values filled in."""
    row = _ROWS[rule]
    return Finding(
        rule=rule,
        slug=row.slug,
        severity=row.severity,
        template=row.template,
        params={**(about or {}), **params},
        path=path,
        evidence=evidence,
        citations=(row.citation,) if row.citation else (),
    )
