"""What must hold for every ledger, whatever happened and in whatever order it was told."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st

from billingcore.ledger import Account, AccountKind, Deposit, Ledger, post
from billingcore.model import Remittance
from tests.ledger.cases import PAID, a_remittance, day, ledger_of, reversal_of
from tests.ledger.worlds import World, cents, days, deposit_of, payments, worlds


def kinds_but(ledger: Ledger, *left_out: AccountKind) -> dict[Account, Decimal]:
    balances = ledger.journal.balances()
    return {account: amount for account, amount in balances.items() if account.kind not in left_out}


def seen(ledger: Ledger) -> tuple[Any, ...]:
    """Return all that a user can see of a ledger."""
    return (
        dict(ledger.journal.entries),
        ledger.findings,
        ledger.denials,
        str(ledger.balance().explain()),
        str(ledger.trial_balance("party", "reason")),
    )


# -- the five invariants -----------------------------------------------------------------------


@given(worlds(mischief=True))
def test_every_line_conserves_its_charge(world: World) -> None:
    ledger = ledger_of(*world.subjects)

    for entry in ledger.journal:
        lines: dict[Any, Decimal] = defaultdict(Decimal)
        for posting in entry.postings:
            lines[posting.account.claim, posting.account.line] += posting.amount
        assert set(lines.values()) <= {Decimal(0)}
    held: dict[Any, Decimal] = defaultdict(Decimal)
    opened: dict[Any, Decimal] = defaultdict(Decimal)
    for account, amount in ledger.journal.balances().items():
        if account.claim is not None:
            line = account.claim, account.line
            (opened if account.kind is AccountKind.AR else held)[line] += amount
    for line, amount in opened.items():
        assert amount == -held[line]


@given(worlds(mischief=True))
def test_parties_claims_and_lines_each_sum_to_the_open_balance(world: World) -> None:
    ledger = ledger_of(*world.subjects)

    for patient in [None, *(claim.patient_control_number for claim in world.claims)]:
        balance = ledger.balance(patient=patient)
        for parts in (balance.by_party, balance.by_claim, balance.by_line, balance.by_patient):
            assert sum(parts.values(), Decimal(0)) == balance.amount
        assert sum(history.amount for history in balance.explain().histories) == balance.amount


@given(worlds(mischief=True), st.data())
def test_posting_again_or_joining_ledgers_changes_nothing(world: World, data: Any) -> None:
    ledger = ledger_of(*world.subjects)
    again = data.draw(st.lists(st.sampled_from(world.subjects), max_size=4))
    part = data.draw(st.lists(st.sampled_from(world.subjects), max_size=4))
    other = ledger_of(*part)

    assert seen(post(ledger, *again)) == seen(ledger)
    assert ledger | other == ledger == other | ledger
    assert (other | other) == other


@given(worlds(mischief=True))
def test_another_envelope_or_single_claim_payments_of_it_change_nothing(world: World) -> None:
    ledger = ledger_of(*world.subjects)
    rewrapped = [
        evolve(r, claims=tuple(evolve(claim, header=r.header) for claim in r.claims))
        for r in world.remittances
    ]
    alone = [claim for remittance in rewrapped for claim in remittance.claims]

    assert post(ledger, *rewrapped, *alone).journal.entries == ledger.journal.entries
    assert ledger_of(*alone, *rewrapped, *world.subjects) == ledger


@given(worlds(), st.data())
def test_a_reversal_undoes_its_decision_to_the_cent(world: World, data: Any) -> None:
    ledger = ledger_of(*world.subjects)
    payer = data.draw(st.sampled_from("PST"))
    claim = data.draw(st.sampled_from(world.claims))
    payment = data.draw(payments(claim, payer, "ICN-ITS-OWN"))
    given_ = a_remittance(payment, trace="80001", payer=payer, on=data.draw(days))
    taken = a_remittance(reversal_of(payment), trace="80002", payer=payer, on=data.draw(days))

    both = post(ledger, taken, given_)

    assert kinds_but(both, AccountKind.CLEARING) == kinds_but(ledger, AccountKind.CLEARING)
    assert both.clearing("80001") == payment.paid
    assert both.clearing("80002") == -(payment.paid or 0)
    assert both.denials == ledger.denials


@given(worlds(mischief=True), st.randoms(use_true_random=False))
def test_arrival_order_changes_nothing(world: World, random: Any) -> None:
    told = list(world.subjects)
    random.shuffle(told)
    one_by_one = Ledger()
    for subject in told:
        one_by_one = post(one_by_one, subject)

    assert one_by_one == ledger_of(*world.subjects)
    assert seen(one_by_one) == seen(ledger_of(*world.subjects))


# -- trial balance, clearing, as of ------------------------------------------------------------


@given(worlds(mischief=True), days)
def test_the_trial_balance_is_zero_on_every_day(world: World, on: Any) -> None:
    ledger = ledger_of(*world.subjects)

    assert ledger.trial_balance().total == 0
    assert ledger.as_of(on).trial_balance("party", "reason").total == 0


@given(worlds())
def test_clearing_is_zero_once_every_payment_is_deposited(world: World) -> None:
    ledger = ledger_of(*world.subjects, *(deposit_of(r, PAID) for r in undeposited(world)))

    for remittance in world.remittances:
        assert remittance.trace is not None
        assert ledger.clearing(str(remittance.trace.number)) == 0
    assert AccountKind.CLEARING.value not in ledger.trial_balance("reason").by_kind


def undeposited(world: World) -> list[Remittance]:
    done = {deposit.trace for deposit in world.deposits}
    return [r for r in world.remittances if r.trace and r.trace.number not in done]


@given(worlds(mischief=True), days, days)
def test_as_of_a_day_is_the_sum_of_the_entries_up_to_it(world: World, a: Any, b: Any) -> None:
    ledger = ledger_of(*world.subjects)
    early, late = min(a, b), max(a, b)

    def total_until(until: Any) -> Decimal:
        return sum(
            (e.amount(AccountKind.AR) for e in ledger.journal if e.on is None or e.on <= until),
            Decimal(0),
        )

    assert ledger.as_of(early).balance().amount == total_until(early)
    assert ledger.as_of(late).as_of(early) == ledger.as_of(early)
    assert set(ledger.as_of(early).journal.entries) <= set(ledger.as_of(late).journal.entries)
    assert ledger.as_of(day(365)).journal.entries == ledger.journal.entries


@given(worlds())
def test_every_explanation_adds_up_line_by_line(world: World) -> None:
    ledger = ledger_of(*world.subjects)

    for history in ledger.balance().explain().histories:
        assert sum(dict(history.parties).values(), Decimal(0)) == history.amount


@given(worlds(), cents)
def test_money_never_leaves_or_enters_but_through_the_bank(world: World, extra: Decimal) -> None:
    ledger = ledger_of(*world.subjects)
    deposit = Deposit(trace="90001", on=PAID, amount=extra + 1)
    bank = ledger.trial_balance().by_kind.get("bank", Decimal(0))

    assert post(ledger, deposit).trial_balance().by_kind.get("bank", 0) == bank + extra + 1
