"""What is written from the objects of a clean file reads back equal, and others accept it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from billingcore import x12
from billingcore.findings import Severity
from billingcore.model import Claim, ClaimPayment
from tests.x12.corpus import File, parameters, roots
from tests.x12.oracles import oxedi_diagnostics, pyx12_accepts, x12sdk_amounts

CREATED = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)

KNOWN = {"005010X221A1", "005010X222A1", "005010X223A2"}

clean = pytest.mark.parametrize(
    "file", parameters(lambda file: file.clean and file.ours and file.current)
)


def written(file: File) -> bytes:
    """Return what the transactions of a file are written as."""
    return rewritten(x12.read(file.path))


def rewritten(document: x12.Document) -> bytes:
    known = [t for t in document.transactions if not isinstance(t, x12.TransactionSet)]
    return x12.write(known, sender="SENDER", receiver="RECEIVER", created=CREATED, verify=True)


def written_alone(document: x12.Document) -> bytes:
    """Return what the claims and payments of a document are written as, without their batch."""
    batch = next(iter(document.claims()), None) and document.transactions[0]
    sender = getattr(batch, "submitter", None) or "SENDER"
    receiver = getattr(batch, "receiver", None) or "RECEIVER"
    return x12.write(roots(document), sender=sender, receiver=receiver, created=CREATED)


def skip_where_others_fall_short(data: bytes, who: str) -> None:
    """Skip what the guides allow and the others do not know: a dental claim, a second PLB."""
    document = x12.read(data)
    versions = {s.elements[7] for s in document.segments() if s.tag == "GS"}
    if unknown := versions - KNOWN:
        pytest.skip(f"{who} does not know {', '.join(sorted(unknown))}")
    for remittance in document.remittances():
        years = {(a.provider, a.fiscal_year_end) for a in remittance.provider_adjustments}
        if len(years) > 1:
            pytest.skip(f"{who} refuses a second PLB, which the guide allows")


@clean
def test_transactions_read_back_equal(file: File) -> None:
    document = x12.read(file.path)

    assert x12.read(written(file)).transactions == document.transactions


@clean
def test_claims_alone_read_back_equal(file: File) -> None:
    document = x12.read(file.path)

    assert roots(x12.read(written_alone(document))) == roots(document)


@clean
def test_what_was_written_has_no_structure_error(file: File) -> None:
    for data in (written(file), written_alone(x12.read(file.path))):
        errors = [f for f in x12.read(data).findings if f.severity is Severity.ERROR]
        assert [f"{finding} ({finding.places[0]})" for finding in errors] == []


@clean
def test_what_is_written_again_is_the_same(file: File) -> None:
    data = written(file)

    assert rewritten(x12.read(data)) == data


@clean
def test_pyx12_accepts_what_was_written(file: File, tmp_path: Path) -> None:
    data = written(file)
    skip_where_others_fall_short(data, "pyx12")

    assert pyx12_accepts(data, tmp_path)
    assert pyx12_accepts(written_alone(x12.read(file.path)), tmp_path)


@clean
def test_x12sdk_reads_the_same_amounts(file: File, tmp_path: Path) -> None:
    data = written(file)
    skip_where_others_fall_short(data, "x12sdk")
    found = x12sdk_amounts(data, tmp_path)

    assert sorted(found, key=str) == sorted(map(amounts, roots(x12.read(file.path))), key=str)


def amounts(root: Claim | ClaimPayment) -> tuple[object, object, object]:
    return root.patient_control_number, root.charge, getattr(root, "paid", None)


@clean
def test_oxedi_has_nothing_to_say_of_a_written_remittance(file: File) -> None:
    document = x12.read(file.path)
    for remittance in document.remittances():
        data = x12.write([remittance], sender="SENDER", receiver="RECEIVER", created=CREATED)
        assert oxedi_diagnostics(data) == []
