"""From facts to the journal: one pure function, so that arrival order cannot matter.

Every decision that looks at other facts (which claim a payment means, who is next in line, what a
reversal takes back, which service is oldest) is made from the whole set, in canonical order.
Whatever cannot be posted leaves a finding, and its money waits in suspense.

>>> journal, findings = journalize([])
>>> len(journal), findings
(0, ())
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from ..findings import Finding
from ..money import ZERO
from ._account import PATIENT, AccountKind, ClaimKey, party
from ._charges import charge_entries, charged
from ._claim_facts import ChargePosted, ChargeVoided
from ._decisions import Posted, clearing, entry_of, place_of, post_decision, suspended
from ._entry import Entry, inverse, inverse_notes
from ._facts import Fact
from ._findings import found
from ._journal import Journal
from ._money import MoneyFact, post_money
from ._money_facts import Deposit
from ._places import NAME
from ._policy import Policy
from ._register import KnownClaim, Register, claims_of
from ._remittance_facts import Adjudicated, AdjudicationReversed, Decided
from ._remittances import post_deposit, post_remittance
from ._reversals import match_reversals
from ._standing import Received, received, standing, undisputed

__all__ = ["journalize"]


def journalize(
    facts: Iterable[Fact], policy: Policy | None = None
) -> tuple[Journal, tuple[Finding, ...]]:
    """Return the journal of `facts` under a policy, and what could not be posted or is odd."""
    policy = policy or Policy()
    live = standing({fact.id: fact for fact in facts})
    remits = received(live)
    deposits, disputed = undisputed([fact for fact in live if isinstance(fact, Deposit)])
    handled, disputed_too = undisputed([fact for fact in live if isinstance(fact, MoneyFact)])
    register, findings = _register(live, remits)
    findings += [*remits.findings, *disputed, *disputed_too]

    decisions = [fact for fact in remits.decisions if isinstance(fact, Adjudicated)]
    reversals = [fact for fact in remits.decisions if isinstance(fact, AdjudicationReversed)]
    taken_back = match_reversals(decisions, reversals)
    owners = {fact.id: _owner(fact, register) for fact in remits.decisions}
    gone = {decision.id for decision in taken_back.values()}
    in_line = _in_line(register, [fact for fact in decisions if fact.id not in gone], owners)

    posted: dict[str, Posted] = {}
    for decision in decisions:
        owner = owners[decision.id]
        posted[decision.id] = (
            suspended(decision, owner)
            if isinstance(owner, Finding)
            else post_decision(decision, owner, in_line[owner.key], policy)
        )
    for reversal in reversals:
        original = taken_back.get(reversal.id)
        posted[reversal.id] = _reversed(
            reversal, original, posted[original.id].entry if original else None, register
        )

    made: list[Entry | Finding] = [post.entry for post in posted.values()]
    for claim in register.claims.values():
        first = min(in_line[claim.key], default=None)
        made += charge_entries(claim, party(first) if first else PATIENT)
    made += _payments(remits, policy)
    made += (post_deposit(deposit, _originators(remits)) for deposit in deposits)
    entries = [item for item in made if isinstance(item, Entry)]
    made += post_money(handled, register, entries)

    findings += [item for item in made if isinstance(item, Finding)]
    findings += [finding for post in posted.values() for finding in post.findings]
    journal = Journal(
        entries={item.id: item for item in made if isinstance(item, Entry)},
        opened=tuple(denial for post in posted.values() for denial in post.denials),
        claims=register.claims,
    )
    findings += _undated(remits)
    findings += _credits(journal)
    return journal, tuple(sorted(findings, key=lambda f: (f.rule, f.path, f.message)))


def _register(live: Iterable[Fact], remits: Received) -> tuple[Register, list[Finding]]:
    posted = [fact for fact in live if isinstance(fact, ChargePosted)]
    voided = [fact for fact in live if isinstance(fact, ChargeVoided)]
    register, disputed = claims_of(posted)
    numbers = _control_numbers(remits, register)
    register, contradictions = charged(register, posted, voided, numbers)
    return register, [*disputed, *contradictions]


def _control_numbers(remits: Received, register: Register) -> Mapping[str, ClaimKey]:
    """Return which claim a payer's control number means, where it means one only."""
    meant: dict[str, set[ClaimKey]] = defaultdict(set)
    for fact in remits.decisions:
        decision = fact.decision
        for claim in register.paid(decision.number, decision.npi, decision.tax_id):
            meant[decision.payer_control_number or ""].add(claim.key)
    return {number: keys.pop() for number, keys in meant.items() if number and len(keys) == 1}


def _owner(fact: Decided, register: Register) -> KnownClaim | Finding:
    """Return the claim that a decision speaks of, or why there is none."""
    decision = fact.decision
    claims = register.paid(decision.number, decision.npi, decision.tax_id)
    if len(claims) == 1:
        return claims[0]
    about = {"trace": decision.remittance.trace, "amount": decision.paid or ZERO}
    if claims:
        return found("LDG011", about, path=fact.path, count=len(claims), number=decision.number)
    return found("LDG010", about, path=fact.path, number=decision.number)


def _in_line(
    register: Register, decisions: Iterable[Adjudicated], owners: Mapping[str, KnownClaim | Finding]
) -> dict[ClaimKey, tuple[int, ...]]:
    """Return who stands in line for each claim: its coverages, who decided it, who got it next."""
    places = {claim.key: {place for place, _ in claim.payers} for claim in register.claims.values()}
    forwarded: list[tuple[int, ClaimKey]] = []
    for fact in decisions:
        owner = owners[fact.id]
        if isinstance(owner, KnownClaim) and (place := place_of(fact.decision, owner)):
            places[owner.key].add(place)
            if fact.decision.forwarded:
                forwarded.append((place, owner.key))
    for place, key in sorted(forwarded):
        if max(places[key]) == place:
            places[key].add(place + 1)
    return {key: tuple(sorted(found_places)) for key, found_places in places.items()}


def _reversed(
    fact: AdjudicationReversed,
    original: Adjudicated | None,
    entry: Entry | None,
    register: Register,
) -> Posted:
    """Return the exact inverse of the decision's entry, cleared under the reversal's own trace."""
    decision = fact.decision
    about = {"number": decision.number}
    if original is None or entry is None:
        owner = _owner(fact, register)
        missing = found(
            "LDG015",
            about,
            path=fact.path,
            trace=decision.remittance.trace,
            amount=decision.paid or ZERO,
        )
        return suspended(fact, missing, owner if isinstance(owner, KnownClaim) else None)
    place = dict(fact.places).get(NAME)
    postings = tuple(
        evolve(posting, account=clearing(decision, posting.account))
        if posting.account.kind is AccountKind.CLEARING
        else posting
        for posting in inverse(entry, place)
    )
    same = decision.unsigned == original.decision.unsigned
    return Posted(
        entry=entry_of(
            fact,
            "reversal",
            postings,
            inverse_notes(entry, place),
            party=entry.party,
            reverses=entry.id,
        ),
        findings=() if same else (found("LDG021", about, path=fact.path),),
    )


def _payments(remits: Received, policy: Policy) -> Iterator[Entry | Finding]:
    decisions = {fact.id: fact for fact in remits.decisions}
    for payment, whole in remits.payments:
        yield from post_remittance(payment, decisions, whole, policy)


def _originators(remits: Received) -> dict[str | None, set[str | None]]:
    keys = {payment.remittance for payment, _ in remits.payments}
    keys |= {fact.decision.remittance for fact in remits.decisions}
    known: dict[str | None, set[str | None]] = defaultdict(set)
    for key in keys:
        known[key.trace].add(key.originator)
    return known


def _undated(remits: Received) -> Iterator[Finding]:
    """Yield a finding for each payment known only from claim payments that have no date."""
    whole = {payment.remittance for payment, _ in remits.payments}
    alone = {
        fact.decision.remittance.trace or ""
        for fact in remits.decisions
        if fact.on is None and fact.decision.remittance not in whole
    }
    for trace in sorted(alone):
        yield found("LDG018", what=f"the remittance of trace {trace}")


def _credits(journal: Journal) -> Iterator[Finding]:
    for account, amount in journal.balances(("claim",), AccountKind.AR).items():
        if amount < 0 and account.claim is not None:
            yield found("LDG040", number=account.claim.number, amount=-amount)
