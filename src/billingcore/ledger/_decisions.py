"""Posting a decision: payment to clearing, write-offs, transfers; denials move nothing.

Charge 150, paid 80, CO-45 50, PR-2 20: clearing 80, contractual 50 and the patient 20 are debited,
the payer's 150 credited. What the payer denied stays with it. Line by line, each pair of postings
keeps a line's books whole. A claim posts as a whole or, out of balance, its money waits in
suspense.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from ..findings import Evidence, Finding
from ..model import Adjustment
from ..money import ZERO, total
from ._account import PATIENT, Account, AccountKind, party
from ._adjustments import Refused, post_adjustment
from ._bundling import bundled
from ._denial import Denial
from ._entry import Entry, Note, Posting, PostingBasis, Source, move
from ._findings import found
from ._lines import WHOLE_CLAIM, match_line
from ._places import NAME
from ._policy import Policy
from ._register import KnownClaim
from ._remittance_facts import Adjudicated, ClaimDecision, Decided

__all__ = ["Posted", "clearing", "entry_of", "place_of", "post_decision", "suspended"]

_STATED_PLACE = {"1": 1, "19": 1, "2": 2, "20": 2, "3": 3, "21": 3}
"""The place in line as which the payer decided (CLP02; X12 RFI 1423, 1079)."""

_PAYS_NOTHING = {"23", "25"}
"""Forwarded because it is not this payer's claim; priced only."""


@frozen(kw_only=True)
class Posted:
    """Give what came of a fact: its entry, the denials that it opens, and what is odd."""

    entry: Entry
    denials: tuple[Denial, ...] = ()
    findings: tuple[Finding, ...] = ()


def clearing(decision: ClaimDecision, owed: Account | None = None) -> Account:
    """Return the clearing account of the decision's payment, on the line of `owed`."""
    base = owed or Account(kind=AccountKind.CLEARING)
    return evolve(
        base,
        kind=AccountKind.CLEARING,
        party=decision.remittance.originator,
        reason=decision.remittance.trace,
    )


def trouble(fact: Adjudicated) -> Finding | None:
    """Return why the decision cannot be posted: an amount is missing or a level is off."""
    decision = fact.decision
    amounts = [decision.charge, decision.paid, *(a.amount for a in decision.adjustments)]
    for line in decision.lines:
        amounts += [line.charge, line.paid, *(a.amount for a in line.adjustments)]
    about = {
        "number": decision.number,
        "trace": decision.remittance.trace,
        "amount": decision.paid or ZERO,
    }
    if None in amounts:
        return found("LDG013", about, path=fact.path)
    if decision.status in _PAYS_NOTHING and decision.paid:
        return found("LDG022", about, path=fact.path, status=decision.status)
    for path, charge, adjusted, paid in _levels(decision):
        if charge - adjusted != paid:
            facts = (("charge", charge), ("adjustments", adjusted), ("stated", paid))
            return found(
                "LDG012",
                about,
                path=".".join(part for part in (fact.path, path) if part),
                charge=charge,
                adjusted=adjusted,
                computed=charge - adjusted,
                paid=paid,
                evidence=(Evidence(what="charge less adjustments is paid", facts=facts),),
            )
    return None


def _levels(decision: ClaimDecision) -> Iterator[tuple[str, Decimal, Decimal, Decimal]]:
    adjusted = total(a.amount for a in decision.adjustments)
    for i, line in enumerate(decision.lines):
        own = total(a.amount for a in line.adjustments)
        adjusted += own
        yield f"lines[{i}]", line.charge or ZERO, own, line.paid or ZERO
    yield "", decision.charge or ZERO, adjusted, decision.paid or ZERO


def suspended(fact: Decided, why: Finding, claim: KnownClaim | None = None) -> Posted:
    """Return the entry that keeps the money in suspense, so that clearing still ties."""
    decision = fact.decision
    patient, key = (claim.patient, claim.key) if claim else (None, None)
    reference = "/".join(part or "" for part in (decision.remittance.trace, decision.number))
    waits = Account(
        kind=AccountKind.SUSPENSE,
        patient=patient,
        claim=key,
        party=decision.payer,
        reason=reference,
    )
    basis = PostingBasis(
        rule="suspense",
        meaning=why.message,
        path="paid",
        place=dict(fact.places).get("paid"),
    )
    postings = move(decision.paid, clearing(decision, waits), waits, basis)
    return Posted(entry=entry_of(fact, "suspense", postings), findings=(why,))


def entry_of(
    fact: Decided,
    kind: str,
    postings: tuple[Posting, ...] = (),
    notes: tuple[Note, ...] = (),
    *,
    party: str | None = None,
    reverses: str | None = None,
) -> Entry:
    """Return an entry of the decision or reversal; its id is the fact's."""
    number, trace = fact.decision.number, fact.decision.remittance.trace
    return Entry(
        id=fact.id,
        on=fact.on,
        kind=kind,
        postings=postings,
        notes=notes,
        source=Source(
            fact=fact.id,
            document=f"835 trace {trace} claim {number}",
            place=dict(fact.places).get(NAME),
        ),
        party=party,
        reverses=reverses,
    )


def place_of(decision: ClaimDecision, claim: KnownClaim) -> int | None:
    """Return the place in line as which the payer decided; None where it decided nothing.

    The status says it (CLP02). Status 4 does not: the payer's identifier, or else the first
    coverage of the claim, stands in.
    """
    if decision.status in _PAYS_NOTHING:
        return None
    stated = _STATED_PLACE.get(decision.status or "") or claim.place_of(decision.payer)
    return stated or min((place for place, _ in claim.payers), default=1)


def post_decision(
    fact: Adjudicated, claim: KnownClaim, in_line: Sequence[int], policy: Policy
) -> Posted:
    """Return what the decision does to the claim's accounts.

    `in_line` are the places of the payers known to stand in line for this claim.
    """
    why = trouble(fact)
    if why is not None:
        return suspended(fact, why, claim)
    here = place_of(fact.decision, claim)
    if here is None:
        return Posted(entry=entry_of(fact, "no payment"))
    after = min((place for place in in_line if place > here), default=None)
    if after is None and fact.decision.forwarded:
        after = here + 1
    owed = Account(kind=AccountKind.AR, patient=claim.patient, claim=claim.key, party=party(here))
    parts = tuple(_parts(fact, claim, owed, party(after) if after else PATIENT, policy))
    return Posted(
        entry=entry_of(
            fact,
            "payment",
            tuple(part for part in parts if isinstance(part, Posting)),
            tuple(part for part in parts if isinstance(part, Note)),
            party=owed.party,
        ),
        denials=tuple(_denial(fact, claim, part) for part in parts if isinstance(part, Refused)),
        findings=tuple(part for part in parts if isinstance(part, Finding)),
    )


def _parts(
    fact: Adjudicated, claim: KnownClaim, owed: Account, heir: str, policy: Policy
) -> Iterator[Posting | Note | Refused | Finding]:
    decision, places = fact.decision, dict(fact.places)
    levels: list[tuple[str, Account, str, Decimal, Sequence[Adjustment]]] = []
    for i, line in enumerate(decision.lines):
        name, how = match_line(line, claim.lines)
        if name is None:
            yield found(
                "LDG014",
                path=".".join(part for part in (fact.path, f"lines[{i}]") if part),
                number=decision.number,
                decided=line.code or line.revenue_code or "a line",
            )
        level = (evolve(owed, line=name), how, line.paid or ZERO, line.adjustments)
        levels.append((f"lines[{i}].", *level))
    # What the lines' payments leave of the claim's is exactly its own adjustments (X12 RFI 1053).
    rest = (decision.paid or ZERO) - total(line.paid for line in decision.lines)
    levels.append(("", owed, WHOLE_CLAIM, rest, decision.adjustments))
    cancelled = bundled([adjustments for *_, adjustments in levels], policy)
    for i, (prefix, account, how, paid, adjustments) in enumerate(levels):
        basis = PostingBasis(
            rule="payment",
            matched=how,
            path=f"{prefix}paid",
            place=places.get(f"{prefix}paid"),
        )
        yield from move(paid, clearing(decision, account), account, basis)
        for j, adjustment in enumerate(adjustments):
            path = f"{prefix}adjustments[{j}].amount"
            yield from post_adjustment(
                adjustment,
                account,
                heir=heir,
                bundled=(i, j) in cancelled,
                policy=policy,
                path=path,
                place=places.get(path),
                matched=how,
            )


def _denial(fact: Adjudicated, claim: KnownClaim, refused: Refused) -> Denial:
    account = refused.account
    return Denial(
        entry=fact.id,
        on=fact.on,
        claim=claim.key,
        patient=claim.patient,
        line=account.line,
        party=account.party or PATIENT,
        group=refused.adjustment.group,
        reason=refused.adjustment.reason,
        amount=refused.amount,
    )
