"""Every sample file posts: no exception, books that balance, and clearing that ties."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from billingcore import x12
from billingcore.ledger import AccountKind, Deposit, Ledger, post
from billingcore.model import Claim, Remittance
from tests.ledger.cases import PAID
from tests.shared import SHARED, shared_files


def posting_files() -> list[Any]:
    """Return the sample claims and remittances, by the manifest's type."""
    manifest = SHARED / "corpus" / "MANIFEST.tsv"
    if not manifest.is_file():
        return shared_files("corpus/none")
    with manifest.open(newline="", encoding="utf-8") as rows:
        listed = list(csv.DictReader(rows, delimiter="\t"))
    return [
        pytest.param(SHARED / "corpus" / "files" / row["path"], id=row["path"])
        for row in listed
        if row["type"] in ("835", "837P", "837I", "837D")
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", posting_files())
def test_every_sample_file_posts_in_any_order(path: Path) -> None:
    document = x12.read(path)
    remittances = document.remittances()
    subjects: list[Claim | Remittance] = [*document.claims(), *remittances]
    ledger = post(Ledger(), *subjects, locate=x12.locate)

    assert ledger.trial_balance().total == 0
    assert post(ledger, *subjects).journal.entries == ledger.journal.entries
    assert post(Ledger(), *reversed(subjects)) == ledger
    assert ledger.balance().explain().histories or not ledger.balance().amount
    if not [finding for finding in ledger.findings if finding.slug.startswith("conflicting")]:
        deposits = [Deposit(trace=t, on=PAID, amount=a) for t, a in paid(remittances).items()]
        cleared = post(ledger, *deposits).trial_balance("reason")
        left = [
            account.reason for account, _ in cleared.rows if account.kind is AccountKind.CLEARING
        ]
        assert not [trace for trace in left if trace]


def paid(remittances: tuple[Remittance, ...]) -> dict[str, Decimal]:
    """Return what each trace number paid, each remittance once."""
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for key, remittance in {r.header.key: r for r in remittances if r.header}.items():
        payment = remittance.payment
        if key[0] and payment and payment.amount is not None:
            sign = -1 if payment.credit_debit == "D" else 1
            amounts[key[0]] += sign * payment.amount
    return amounts
