"""Any text is taken apart without an exception other than `NotX12`, and put together again."""

from datetime import UTC, datetime

from attrs import evolve
from hypothesis import example, given, strategies as st

from billingcore import x12
from billingcore.findings import Finding
from billingcore.model import Claim, ClaimPayment, Remittance
from billingcore.testing import strategies as made
from billingcore.testing.accounting import unaccounted
from billingcore.x12._tokens import bytewise, encoded, tokenize
from tests.x12.corpus import SAMPLES, roots

CREATED = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
WHOLE = [
    (SAMPLES / name).read_text("utf-8")
    for name in ("dependent_and_secondary.837", "reversal_and_correction.835", "two_plb.835")
]
PIECES = sorted({line for text in WHOLE for line in text.splitlines()})
MARKS = "*:^~|>!+\n\r \t\ufeff\x00ISAGSTEHLCM10\u00e9\ud800"

texts = st.one_of(
    st.text(),
    st.text(alphabet=MARKS),
    st.builds(
        str.__add__, st.sampled_from(["ISA*", "GS*HC*", "ST*837*", WHOLE[0][:106]]), st.text()
    ),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(MARKS, max_size=6))).map("\n".join),
)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """Draw a sample in which a few places hold something else."""
    text = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 30)))
        text = text[:start] + draw(st.one_of(st.text(MARKS, max_size=9), st.just(""))) + text[stop:]
    return text


@given(texts, st.integers(1, 40))
def test_every_byte_is_in_exactly_one_piece(text: str, size: int) -> None:
    text = bytewise(encoded(text))
    chunks = [text[at : at + size] for at in range(0, len(text), size)]
    try:
        blocks = list(tokenize(chunks))
    except x12.NotX12:
        return
    end = 0
    for block in blocks:
        start = block.offset
        assert not text[end:start].strip(" \t\r\n\x00\x1a\x0c\x0b\xef\xbb\xbf")
        for piece in block.raw:
            assert text[start : start + len(piece)] == piece
            start += len(piece) + 1
            end = start - 1
            assert text[end : end + 1] in (block.delimiters.terminator, "") or block.notes
        end += text[end : end + 1] == block.delimiters.terminator

    assert not text[end:].strip(" \t\r\n\x00\x1a\x0c\x0b\xef\xbb\xbf")


@given(st.one_of(texts, mangled()))
@example("GS*HP~ST*835~CLP*A~SVC*:~")
def test_reading_any_text_never_fails_otherwise(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        document = x12.read(data)
    except x12.NotX12:
        return
    roots(document)
    assert document.write() == data
    assert unaccounted(document) == ([], [])
    assert [str(finding) for finding in document.findings if not finding.message] == []
    assert all(segment.elements is not None for segment in document.segments())


@given(st.binary())
def test_reading_any_bytes_never_fails_otherwise(data: bytes) -> None:
    try:
        document = x12.read(data)
    except x12.NotX12:
        return
    assert document.write() == data


@given(mangled(), st.integers(1, 500))
def test_any_text_streams_what_it_reads(text: str, size: int) -> None:
    blocks = [text[at : at + size] for at in range(0, len(text), size)]

    class Blocks:
        def read(self, size: int = -1) -> str:
            return blocks.pop(0) if blocks else ""

    try:
        document = x12.read(text)
    except (x12.NotX12, OSError, ValueError):
        return
    assert tuple(x12.iter_claims(Blocks())) == document.claims()  # type: ignore[arg-type]


def test_a_person_without_a_name_is_accounted_for() -> None:
    document = x12.read("GS*HC~ST*837~HL***23~NM1*QC~N3*0~CLM*A~")

    assert unaccounted(document) == ([], [])


# -- objects ---------------------------------------------------------------------------------


def written(*objects: Claim | ClaimPayment | Remittance) -> x12.Document:
    data = x12.write(objects, sender="S", receiver="R", created=CREATED)
    return x12.read(data)


def sendable(claim: Claim) -> Claim:
    """Return the claim without what an 837P has no place for: a dependent's number, some facts."""
    if not claim.patient_is_subscriber and claim.patient is not None:
        claim = evolve(claim, patient=evolve(claim.patient, id=None))
    others = []
    for other in claim.other_payers:
        coverage = other.coverage
        if coverage is not None and coverage.subscriber is not None:
            person = evolve(coverage.subscriber, birth_date=None, sex=None)
            other = evolve(other, coverage=evolve(coverage, subscriber=person))
        others.append(other)
    return evolve(claim, other_payers=tuple(others))


@given(st.lists(made.claims(kind="professional").map(sendable), min_size=1, max_size=4))
def test_claims_read_back_equal(claims: list[Claim]) -> None:
    assert written(*claims).claims() == tuple(claims)


@given(st.lists(made.remittances(), min_size=1, max_size=2))
def test_remittances_read_back_equal(remittances: list[Remittance]) -> None:
    assert written(*remittances).remittances() == tuple(remittances)


def outcome(item: Claim | Remittance) -> x12.Document | tuple[Finding, ...]:
    """Return what was written as it reads, or why it was not."""
    try:
        return written(item)
    except x12.CannotWrite as refusal:
        return refusal.findings


@given(made.any_claims())
def test_a_claim_of_anything_is_written_or_refused(claim: Claim) -> None:
    found = outcome(claim)

    assert len(found.claims() if isinstance(found, x12.Document) else found) > 0


@given(made.any_remittances())
def test_a_remittance_of_anything_is_written_or_refused(remittance: Remittance) -> None:
    found = outcome(remittance)

    assert len(found.remittances() if isinstance(found, x12.Document) else found) > 0
