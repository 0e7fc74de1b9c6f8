"""The patient ledger: facts in, a double-entry journal and explained balances out.

Post claims, remittances and what the office does with money, in any order and as often as you
like: ids are made from content, so the same thing twice is once, and a payment may come before its
charge.

>>> import billingcore as bc
>>> from datetime import date
>>> from billingcore.model import *
>>> from billingcore.periods import Period
>>> visit = ServiceLine(
...     procedure=Procedure("99213"), charge=150, period=Period.day(date(2026, 3, 2))
... )
>>> claim = Claim(
...     patient_control_number="PT-1", charge=150, lines=(visit,), coverage=Coverage(sequence="P")
... )
>>> decided = ServicePayment(
...     procedure=Procedure("99213"),
...     charge=150,
...     paid=80,
...     adjustments=(Adjustment("CO", "45", 50), Adjustment("PR", "2", 20)),
... )
>>> remittance = Remittance(
...     header=RemittanceHeader(
...         payment=Payment(amount=80, date=date(2026, 3, 20)),
...         trace=Trace(number="70001", originator="1512345678"),
...     ),
...     claims=(
...         ClaimPayment(patient_control_number="PT-1", charge=150, paid=80, lines=(decided,)),
...     ),
... )
>>> ledger = bc.ledger.post(bc.ledger.Ledger(), remittance, claim)
>>> print(ledger.balance(patient="PT-1").explain())
PT-1: 20.00 open = patient 20.00
<BLANKLINE>
claim PT-1 · line 1 · 99213 · 2026-03-02
  2026-03-02 · 837 claim PT-1
          150.00  charged
  2026-03-20 · 835 trace 70001 claim PT-1 · line found by code, modifiers, units, charge and date
          -80.00  paid by primary
          -50.00  CO-45 contractual, not the patient's to pay · X12 RFI 2048
            0.00  PR-2 coinsurance: 20.00 from primary to patient · X12 RFI 2048
           20.00  open: patient 20.00
>>> ledger = bc.ledger.post(
...     ledger, Deposit(trace="70001", on=date(2026, 3, 21), amount=80), remittance
... )
>>> ledger.clearing("70001"), ledger.trial_balance().total, ledger.findings
(Decimal('0'), Decimal('0'), ())
"""

from ._account import AGENCY, PATIENT, PAYABLE, Account, AccountClass, AccountKind, ClaimKey
from ._balance import Balance
from ._claim_facts import ChargedLine, ChargePosted, ChargeVoided
from ._denial import Denial
from ._entry import Entry, Note, Posting, PostingBasis, Source
from ._explain import Explanation, LineHistory, Step
from ._facts import Fact
from ._journal import Journal
from ._journalize import journalize
from ._ledger import Ledger, post
from ._money_facts import (
    Allocated,
    Deposit,
    ReceiptReversed,
    ReceiptTaken,
    Refunded,
    Transferred,
    Withdrawn,
    WrittenOff,
)
from ._policy import AdjustmentRow, Policy, ProviderAdjustmentRow, Treatment
from ._remittance_facts import (
    Adjudicated,
    AdjudicationReversed,
    ClaimDecision,
    LineDecision,
    RemittanceKey,
    RemittanceReceived,
)
from ._trial_balance import TrialBalance

__all__ = [
    "AGENCY",
    "PATIENT",
    "PAYABLE",
    "Account",
    "AccountClass",
    "AccountKind",
    "Adjudicated",
    "AdjudicationReversed",
    "AdjustmentRow",
    "Allocated",
    "Balance",
    "ChargePosted",
    "ChargeVoided",
    "ChargedLine",
    "ClaimDecision",
    "ClaimKey",
    "Denial",
    "Deposit",
    "Entry",
    "Explanation",
    "Fact",
    "Journal",
    "Ledger",
    "LineDecision",
    "LineHistory",
    "Note",
    "Policy",
    "Posting",
    "PostingBasis",
    "ProviderAdjustmentRow",
    "ReceiptReversed",
    "ReceiptTaken",
    "Refunded",
    "RemittanceKey",
    "RemittanceReceived",
    "Source",
    "Step",
    "Transferred",
    "Treatment",
    "TrialBalance",
    "Withdrawn",
    "WrittenOff",
    "journalize",
    "post",
]
