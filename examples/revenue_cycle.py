"""Take claims through the whole revenue cycle, and tell the story.

    python3 run.py example                        our sample files
    python3 run.py example CLAIMS REMITTANCE      your own 837 and 835

An 837 is read and checked, corrected and written anew; the 835 that answers is balanced and
posted; and the balance of a patient's account is explained down to the segment. Nothing is
stored, and nothing printed names a person.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from textwrap import indent

from tables import DOES_WITHOUT, REFERENCE
from telling import chapter, limited, tell

import billingcore as bc
from billingcore.codes import ReferenceSet
from billingcore.findings import Finding, Safety
from billingcore.ledger import Allocated, Deposit, Fact, Ledger, ReceiptTaken
from billingcore.model import Batch, Claim, ClaimPayment, Remittance, balances
from billingcore.x12 import CannotWrite, Document, NotX12

DATA = Path(__file__).parent / "data"
SENT = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - the ISA knows no time zones

# What a coder and a biller decided after they had read the findings and the records.
DECISIONS: dict[str | None, dict[str, object]] = {
    "SC-1001": {"diagnoses[0].code": "B078", "lines[0].procedure.modifiers": ("25",)},
    "SC-1002": {"charge": 163},
}
# What happened at the front desk.
OFFICE: tuple[Fact, ...] = (
    ReceiptTaken(reference="R-17", patient="SC-1001", on=date(2026, 4, 2), amount=50),
    Allocated(reference="R-17", receipt="R-17", on=date(2026, 4, 2)),
)


def main(arguments: list[str]) -> None:
    """Tell the story of the files that are named, or of our own."""
    if len(arguments) not in (0, 2):
        sys.exit(__doc__)
    ours = not arguments
    claims_path, payment_path = arguments or (DATA / "claims.837", DATA / "payment.835")
    claims = read(claims_path, "The claims")
    payment = read(payment_path, "The answer")

    chapter("1", f"Claims come in: {claims.name}")
    tell(structure(claims))
    batches = [batch for batch in claims.transactions if isinstance(batch, Batch)]
    kept = (
        "not a byte is lost" if claims.write() == Path(claims_path).read_bytes() else "bytes differ"
    )
    tell([f"claims: {len(claims.claims())}, batches: {len(batches)}, {kept}"])

    chapter("2", "They are checked")
    reference, office = (REFERENCE, OFFICE) if ours else (ReferenceSet(), ())
    tell(checked(claims.claims(), reference, shown=5))

    chapter("3", "They are corrected, and checked again")
    decisions = DECISIONS if ours else {}
    outgoing = [
        bc.evolve(batch, claims=tuple(correct(claim, decisions) for claim in batch.claims))
        for batch in batches
    ]
    ready = [claim for batch in outgoing for claim in batch.claims]
    tell(changes(claims.claims(), ready))
    tell(checked(ready, reference, shown=0))

    chapter("4", "They go out as a new 837")
    sent = send(outgoing)

    chapter("5", f"The payer answers: {payment.name}")
    tell(structure(payment))
    for remittance in payment.remittances():
        tell(balanced(remittance))

    chapter("6", "Claims, payments and deposits are posted")
    deposits = list(banked(payment.remittances()))
    ledger = bc.ledger.post(Ledger(), *sent, *payment.remittances(), *deposits, *office)
    tell(posted(ledger))

    chapter("7", "An account explains itself")
    owing = ledger.balance(party="patient").by_patient or ledger.balance().by_patient
    if owing:
        account = max(owing, key=lambda name: abs(owing[name]))
        # Posting again changes nothing, but now we ask where on the wire the amounts stand.
        items: tuple[Claim | ClaimPayment, ...] = (*sent, *payment.payments())
        its_own = [item for item in items if item.patient_control_number == account]
        ledger = bc.ledger.post(ledger, *its_own, locate=bc.places)
        print(indent(str(ledger.balance(patient=account).explain()), "   "))
    else:
        tell(["every account is settled"])


# -- reading ---------------------------------------------------------------------------------


def read(path: str | Path, what: str) -> Document:
    """Return the document at a path, or stop with a sentence."""
    try:
        return bc.x12.read(Path(path))
    except (NotX12, OSError) as error:
        sys.exit(f"{what} cannot be read: {error}")


def structure(document: Document) -> Iterator[str]:
    """Yield what is wrong with the file itself."""
    yield from limited((line for finding in document.findings for line in lines_of(finding)), 9)
    if not document.findings:
        yield "envelope and structure are in order"


# -- checking --------------------------------------------------------------------------------


def checked(claims: Iterable[Claim], reference: ReferenceSet, *, shown: int) -> Iterator[str]:
    """Yield what the rules say: the findings of the first claims, and a summary of all."""
    claims = list(claims)
    days = [claim.last_day for claim in claims if claim.last_day]
    today = max([SENT.date(), *days])
    left_out = [rule.id for rule in bc.edits.catalogue() if any(map(unknown, rule.needed()))]
    config = {"ignore": left_out if reference is REFERENCE else []}
    reports = [
        bc.edits.check(claim, reference=reference, as_of=today, history=(), config=config)
        for claim in claims
    ]
    for claim, report in list(zip(claims, reports, strict=True))[:shown]:
        yield f"claim {claim.patient_control_number}"
        located = report.located(bc.places).findings
        yield from limited((line for finding in located for line in lines_of(finding)), 18)
        if not located:
            yield "  nothing was found"
    clean = sum(report.clean for report in reports)
    errors = sum(len(report.errors) for report in reports)
    yield f"clean claims: {clean} of {len(reports)}, errors: {errors}"
    if config["ignore"]:
        yield f"{len(left_out)} rules are left out: this practice keeps no record for them"
    missing = {name for r in reports for item in r.not_evaluated for name in item.needs}
    if missing:
        rules = {item.rule for report in reports for item in report.not_evaluated}
        yield f"{len(rules)} rules wait for the tables {', '.join(sorted(missing))}"


def unknown(need: str) -> bool:
    """Tell whether a rule asks for what this practice does not record."""
    return need in DOES_WITHOUT or need.startswith("facts.")


def lines_of(finding: Finding) -> Iterator[str]:
    """Yield a finding in a few lines: what, where, and the way out."""
    yield f"  {finding}"
    if finding.places:
        yield "      at " + " · ".join(map(str, finding.places))
    for fix in finding.fixes[:3]:
        yield f"      fix ({fix.safety}): {fix.text}"


# -- correcting and sending ------------------------------------------------------------------


def correct(claim: Claim, decisions: dict[str | None, dict[str, object]]) -> Claim:
    """Return the claim with what is safe to mend by itself, then with what people decided."""
    for finding in bc.edits.check(claim):
        for fix in finding.fixes:
            if fix.safety is Safety.SAFE:
                claim = bc.edits.apply_fix(claim, fix)
    for path, value in decisions.get(claim.patient_control_number, {}).items():
        claim = bc.edits.changed(claim, path, value)
    return claim


def changes(before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[str]:
    """Yield which claims changed; the originals are as they were."""
    pairs = zip(before, after, strict=True)
    numbers = [str(new.patient_control_number) for old, new in pairs if old != new]
    yield from limited((f"claim {number} has changed" for number in numbers), 5)
    if not numbers:
        yield "nothing could be mended without a person's decision"


def send(batches: list[Batch]) -> tuple[Claim, ...]:
    """Write the batches, and return the claims as the receiver would read them."""
    claims = tuple(claim for batch in batches for claim in batch.claims)
    try:
        data = bc.x12.write(batches, sender="SUNRISE01", receiver="PRAIRIE", created=SENT)
    except CannotWrite as refusal:
        tell(["the writer refuses what could not be read back:"])
        tell(limited((f"  {finding}" for finding in refusal.findings), 5))
        return claims
    again = bc.x12.read(data)
    same = "equal to" if again.claims() == claims else "not quite equal to"
    tell([f"{len(data):,} bytes in {sum(1 for _ in again.segments())} segments"])
    tell([f"read back, the claims are {same} those that were written"])
    return again.claims()


# -- the answer ------------------------------------------------------------------------------


def balanced(remittance: Remittance) -> Iterator[str]:
    """Yield the arithmetic of a remittance and what the rules say about it."""
    trace, payment = remittance.trace, remittance.payment
    amount = f"{payment.amount:,.2f}" if payment and payment.amount is not None else "no amount"
    yield f"payment {trace.number if trace else None}: {amount}"
    yield f"  for {len(remittance.claims)} claims {remittance.claim_total:,.2f}"
    yield f"  less provider adjustments {remittance.provider_adjustment_total:,.2f}"
    equations = list(balances(remittance))
    off = sum(1 for equation in equations if equation.difference)
    verdict = "every one holds" if not off else f"{off} do not hold"
    yield f"  {len(equations)} equations of lines, claims and payment: {verdict}"
    report = bc.edits.check(remittance, as_of=SENT.date()).located(bc.places)
    yield from limited((line for finding in report for line in lines_of(finding)), 9)


def banked(remittances: Iterable[Remittance]) -> Iterator[Deposit]:
    """Yield the deposits, as the bank's statement would bring them."""
    for remittance in remittances:
        trace, payment = remittance.trace, remittance.payment
        if trace and trace.number and payment and payment.amount and payment.date:
            amount = -payment.amount if payment.credit_debit == "D" else payment.amount
            yield Deposit(
                trace=trace.number, originator=trace.originator, on=payment.date, amount=amount
            )


def posted(ledger: Ledger) -> Iterator[str]:
    """Yield the trial balance, and what the ledger wants somebody to look at."""
    yield from str(ledger.trial_balance()).splitlines()
    yield from limited((f"denied: {denial}" for denial in ledger.denials), 5)
    yield from limited(map(str, ledger.findings), 5)


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a file may hold bytes that are no text
    main(sys.argv[1:])
