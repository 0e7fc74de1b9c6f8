"""Variants of a guide, a payer's companion guide, and files that are not what they say they are."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

from billingcore import x12
from billingcore.findings import Severity
from billingcore.model import Batch, Claim
from billingcore.testing.accounting import unaccounted
from billingcore.testing.from_map import file_from_map
from billingcore.x12 import maps
from tests.x12.corpus import SAMPLES, File, parameters

WHEN = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
SAMPLE = {
    "professional": SAMPLES / "dependent_and_secondary.837",
    "institutional": SAMPLES / "inpatient_and_outpatient.837",
    "dental": SAMPLES / "crown_and_predetermination.837",
}
GUIDE = {
    "professional": "005010X222A1",
    "institutional": "005010X223A2",
    "dental": "005010X224A2",
}
VARIANTS = (
    "professional_predetermination",
    "institutional_predetermination",
    "professional_reporting",
    "institutional_reporting",
    "dental_reporting",
)
variants = pytest.mark.parametrize(
    "file", parameters(lambda file: file.kind.startswith("837") and "-" in file.kind, ours=False)
)


def batch_of(document: x12.Document) -> Batch:
    (batch,) = document.transactions
    assert isinstance(batch, Batch)
    return batch


# -- variants --------------------------------------------------------------------------------


@variants
def test_a_variant_is_read_and_written_without_loss(file: File) -> None:
    document = x12.read(file.path)
    (batch,) = document.transactions
    assert isinstance(batch, Batch)

    assert unaccounted(document) == ([], [])
    assert len(document.claims()) == file.claims
    assert batch.guide == file.version
    data = x12.write([batch], sender="S", receiver="R", created=WHEN, verify=True)
    assert f"*{file.version}~".encode() in data
    assert x12.read(data).transactions == (batch,)


@variants
def test_a_variant_that_its_source_calls_valid_has_no_structure_error(file: File) -> None:
    if "/pass/" not in file.name:
        pytest.skip("its source does not call it valid")
    errors = [f for f in x12.read(file.path).findings if f.severity is Severity.ERROR]

    assert [f"{finding} ({finding.places[0]})" for finding in errors] == []


@pytest.mark.parametrize("kind", ["professional", "institutional"])
def test_a_predetermination_is_written_to_its_own_guide(kind: str) -> None:
    claim = evolve(x12.read(SAMPLE[kind]).claims()[0], predetermination="08")

    data = x12.write([claim], sender="S", receiver="R", created=WHEN, verify=True)
    back = batch_of(x12.read(data))

    found = getattr(maps, f"{kind}_predetermination")
    assert f"*{found.id}~".encode() in data
    assert (back.kind, back.guide, back.claims) == (kind, found.id, (claim,))


def test_claims_and_predeterminations_are_transactions_of_their_own() -> None:
    claim = x12.read(SAMPLE["professional"]).claims()[0]
    ahead = evolve(claim, predetermination="08")

    data = x12.write([claim, ahead, claim], sender="S", receiver="R", created=WHEN)

    guides = [batch.guide for batch in x12.read(data).transactions if isinstance(batch, Batch)]
    assert guides == [None, "005010X291", None]


@pytest.mark.parametrize("kind", SAMPLE)
def test_a_batch_says_which_variant_it_follows(kind: str) -> None:
    plain = batch_of(x12.read(SAMPLE[kind]))
    guide = getattr(maps, f"{kind}_reporting").id
    claims = tuple(evolve(claim, predetermination=None) for claim in plain.claims)
    batch = evolve(plain, guide=guide, claims=claims)

    back = batch_of(
        x12.read(x12.write([batch], sender="S", receiver="R", created=WHEN, verify=True))
    )

    assert back == batch


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("guide", VARIANTS)
def test_whatever_a_variant_allows_is_read_and_written_without_loss(guide: str, seed: int) -> None:
    document = x12.read(file_from_map(getattr(maps, guide), seed=seed, every=False))

    assert document.findings == ()
    assert unaccounted(document) == ([], [])
    batch = batch_of(document)
    data = x12.write([batch], sender="S", receiver="R", created=WHEN, verify=True)
    assert x12.read(data).findings == ()
    assert x12.read(data).transactions == (batch,)


# -- a file whose version is another's --------------------------------------------------------


def mislabelled(kind: str, stated: str) -> x12.Document:
    text = SAMPLE[kind].read_text("utf-8")
    return x12.read(text.replace(GUIDE[kind], GUIDE[stated]))


@pytest.mark.parametrize("stated", GUIDE)
@pytest.mark.parametrize("kind", GUIDE)
def test_a_file_is_read_by_what_it_is(kind: str, stated: str) -> None:
    document = mislabelled(kind, stated)

    assert document.claims() == x12.read(SAMPLE[kind]).claims()
    assert batch_of(document).kind == kind
    assert [f.slug for f in document.findings] == (["body-differs"] if kind != stated else [])
    assert unaccounted(document) == ([], [])


def test_the_finding_names_both_guides() -> None:
    (finding,) = mislabelled("institutional", "professional").findings

    assert finding.rule == "ENV023"
    assert "professional claim" in finding.message
    assert "institutional claim" in finding.message
    assert finding.places[0].segment == "ST"


@pytest.mark.parametrize("kind", GUIDE)
def test_a_version_that_names_no_guide_leaves_it_to_the_body(kind: str) -> None:
    text = SAMPLE[kind].read_text("utf-8").replace(GUIDE[kind], "005010")
    document = x12.read(text)

    assert document.claims() == x12.read(SAMPLE[kind]).claims()
    assert [f.slug for f in document.findings] == ["version"]


def test_each_transaction_is_decided_by_itself() -> None:
    whole = [SAMPLE[kind].read_text("utf-8") for kind in GUIDE]
    text = "".join(whole).replace("005010X224A2", "005010X223A2")

    assert [claim.kind for claim in x12.read(text).claims()] == [
        "professional",
        *["institutional"] * 2,
        *["dental"] * 2,
    ]


def test_one_odd_line_does_not_decide_against_the_claim() -> None:
    text = (
        SAMPLE["professional"].read_text("utf-8").replace("SV1*HC:99214:25*", "SV2*0450*HC:99214*")
    )
    document = x12.read(text)

    assert document.claims()[0].kind == "professional"
    assert "body-differs" not in [finding.slug for finding in document.findings]
    assert unaccounted(document) == ([], [])


def test_a_transaction_of_any_length_streams_in_little_memory() -> None:
    """Look ahead, judge and keep levels: none of it may hold the text that went by."""
    text = SAMPLE["professional"].read_text("utf-8")
    start, claim = text.index("HL*2"), text[text.index("HL*2") : text.index("SE*")]

    def stream(claims: int) -> Iterator[bytes]:
        yield text[:start].replace("005010X222A1", "005010X223A2").encode()
        for _ in range(claims):
            yield claim.encode()
        yield text[text.index("SE*") :].encode()

    class Source:
        def __init__(self, claims: int) -> None:
            self.pieces = stream(claims)

        def read(self, size: int = -1) -> bytes:
            return next(self.pieces, b"")

    def peak(claims: int) -> int:
        tracemalloc.start()
        source: Any = Source(claims)
        found = x12.iter_claims(source, on_finding=lambda finding: None)
        assert sum(claim.kind == "professional" for claim in found) == claims
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(3_000) < 2 * peak(300) + 200_000


# -- a payer's companion guide ----------------------------------------------------------------

ACME = (
    maps.professional.patch("2300.CLM.07", codes=("A",))
    .patch("2300.REF.G1", usage="R")
    .patch("2300.CLM.01", high=20)
    .patch("2400", repeat=2)
)


def test_a_companion_guide_is_a_patched_map_to_read_by() -> None:
    source = SAMPLE["professional"]

    assert x12.read(source).findings == ()
    (finding,) = x12.read(source, maps=[ACME]).findings
    assert (finding.slug, dict(finding.params)["segment"]) == ("segment-missing", "REF*G1")
    assert x12.read(source, maps=[ACME]).claims() == x12.read(source).claims()
    assert unaccounted(x12.read(source, maps=[ACME])) == ([], [])


def test_a_companion_guide_judges_a_stream() -> None:
    found: list[str] = []
    source = SAMPLE["professional"]

    (claim,) = x12.iter_claims(source, on_finding=lambda f: found.append(f.slug), maps=[ACME])

    assert found == ["segment-missing"]
    assert [finding.slug for finding in claim.source.findings] == ["segment-missing"]


def test_a_companion_guide_refuses_what_it_does_not_take() -> None:
    claim = x12.read(SAMPLE["professional"]).claims()[0]
    many = evolve(claim, lines=claim.lines * 2)

    assert x12.write([many], sender="S", receiver="R", created=WHEN)
    with pytest.raises(x12.CannotWrite, match="more than 2"):
        x12.write([many], sender="S", receiver="R", created=WHEN, maps=[ACME])
    assert x12.write([claim], sender="S", receiver="R", created=WHEN, maps=[ACME], verify=True)


def test_a_companion_guide_leaves_other_guides_alone() -> None:
    for kind in ("institutional", "dental"):
        document = x12.read(SAMPLE[kind], maps=[ACME])
        assert document.findings == ()
        assert document.claims() == x12.read(SAMPLE[kind]).claims()


def test_a_companion_guide_may_have_a_version_of_its_own() -> None:
    acme = evolve(ACME, accepts=("005010X222A1-ACME",))
    text = SAMPLE["professional"].read_text("utf-8")
    document = x12.read(text.replace("005010X222A1", "005010X222A1-ACME"), maps=[acme])

    assert isinstance(document.claims()[0], Claim)
    assert "version" not in [finding.slug for finding in document.findings]
    assert x12.read(text, maps=[acme]).claims() == document.claims()
