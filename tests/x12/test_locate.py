"""Every value of a claim has its place: with the very bytes when it was read from a file."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import attrs
import pytest

from billingcore import x12
from billingcore.findings import Place
from billingcore.periods import Period
from billingcore.testing import a_claim, a_claim_payment, a_remittance
from tests.x12.corpus import SAMPLES, File, parameters, roots

clean = pytest.mark.parametrize(
    "file", parameters(lambda file: file.clean and file.ours and file.current)
)

# The kind of a claim is its transaction's; the group of a second adjustment stands with the first.
ELSEWHERE = re.compile(r"kind$|.*adjustments\[[1-9]\d*\]\.group$")


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value below an object with its path."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from leaves(item, f"{path}[{number}]")
    elif attrs.has(type(value)) and not isinstance(value, Period):
        for field in attrs.fields(type(value)):
            if field.init:
                inner = getattr(value, field.name)
                yield from leaves(inner, f"{path}.{field.name}" if path else field.name)
    elif value is not None:
        yield path, value


def holds(text: str, value: Any) -> bool:
    """Tell whether the text of an element says the value."""
    if isinstance(value, Period):
        return holds(text, value.start) and holds(text, value.end)
    if isinstance(value, datetime | date):
        return f"{value:%Y%m%d}" in text
    if isinstance(value, time):
        return f"{value:%H%M}" in text
    if isinstance(value, Decimal | int):
        numbers = re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)
        return any(value == Decimal(number) for number in numbers)
    return str(value) in text


def located(root: Any, path: str) -> Place | None:
    return x12.locate(root, path).place("x12")


@pytest.mark.slow
@clean
def test_every_value_that_was_read_stands_where_it_is_said_to(file: File) -> None:
    document = x12.read(file.path)
    element = next(document.chunks()).delimiters.element
    data = file.path.read_bytes()
    wrong = []
    for root in roots(document)[:3]:
        for path, value in leaves(root):
            place = located(root, path)
            if ELSEWHERE.match(path):
                continue
            text = data[slice(*place.span)].decode() if place and place.span else ""
            cells = text.split(root.source.head.delimiters.element or element)
            shown = cells[place.element] if place and place.element else text
            if place is None or place.number is None or not holds(shown, value):
                wrong.append((path, place and place.label))

    assert wrong == []


def test_what_a_segment_shares_is_the_place_of_each_of_its_items() -> None:
    claim = x12.read(SAMPLES / "claim_level_adjustments.835").payments()[0]
    spans = [located(claim, f"adjustments[{n}].group") for n in range(6)]

    assert len({place.span for place in spans if place}) == 1


def test_provider_adjustments_have_their_places() -> None:
    (remittance,) = x12.read(SAMPLES / "two_plb.835").remittances()
    place = located(remittance, "provider_adjustments[2].amount")

    assert place is not None
    assert (place.label, place.number) == ("PLB/PLB04", 24)


@pytest.mark.parametrize(
    "path, label, text",
    [
        ("header.payment.amount", "ST/BPR02", "BPR*I*10*"),
        ("header.trace.number", "ST/TRN02", "TRN*1*EFT0003"),
        ("header.payee.id.value", "1000B/N104", "N1*PE*"),
        ("claims[0].lines[0].paid", "2110/SVC03", "SVC*HC:80053*40*40"),
        ("claims[0].group.number", "2000/LX01", "LX*1"),
    ],
)
def test_values_of_a_remittance_have_their_places(path: str, label: str, text: str) -> None:
    document = x12.read(SAMPLES / "three_transactions.835")
    place = located(document.remittances()[2], path)

    assert place is not None
    assert place.label == label
    assert place.span is not None
    assert document.write()[slice(*place.span)].decode().startswith(text)


@pytest.mark.parametrize(
    "path, label, tag",
    [
        ("reference", "ST/BHT03", "BHT"),
        ("submitter.name.last", "1000A/NM103", "NM1*41"),
        ("receiver.id.value", "1000B/NM109", "NM1*40"),
        ("claims[0].patient.relationship", "2000C/PAT01", "PAT*19"),
        ("claims[0].patient.name.first", "2010CA/NM104", "NM1*QC*1*ROE*KIM"),
        ("claims[0].coverage.subscriber.name.first", "2010BA/NM104", "NM1*IL*1*ROE*SAM"),
        ("claims[0].billing.provider.id.value", "2010AA/NM109", "NM1*85"),
        ("claims[0].other_payers[0].coverage.payer.name", "2330B/NM103", "NM1*PR*2*FIRST"),
        ("claims[0].lines[1].adjudications[0].paid", "2430/SVD02", "SVD*FM001*20"),
        ("claims[0].lines[1].procedure.modifiers[0]", "2400/SV101-3", "SV1*HC:87880:QW"),
        ("claims[0].diagnoses[1].code", "2300/HI02-2", "HI*ABK"),
    ],
)
def test_values_of_a_batch_have_their_places(path: str, label: str, tag: str) -> None:
    document = x12.read(SAMPLES / "dependent_and_secondary.837")
    place = located(document.transactions[0], path)

    assert place is not None
    assert place.label == label
    assert place.span is not None
    assert document.write()[slice(*place.span)].decode().startswith(tag)


def test_findings_count_bytes_and_not_characters() -> None:
    text = (SAMPLES / "one_claim_for_the_subscriber.837").read_text("utf-8")
    text = text.replace("SUNRISE CLINIC", "CL\u00cdNICA \u00c9").replace("*12.5*", "*12X.4*")
    document = x12.read(text)
    (finding,) = document.findings

    assert finding.places[0].span is not None
    assert document.write()[slice(*finding.places[0].span)].startswith(b"SV1*")


def test_places_count_bytes_and_not_characters() -> None:
    text = (SAMPLES / "one_claim_for_the_subscriber.837").read_text("utf-8")
    document = x12.read(text.replace("SUNRISE CLINIC", "CL\u00cdNICA \u00c9"))
    place = located(document.claims()[0], "lines[0].charge")

    assert place is not None
    assert place.span is not None
    assert document.write()[slice(*place.span)].startswith(b"SV1*")


@pytest.mark.parametrize("root", [a_claim(), a_claim_payment(), a_remittance().claims[0]])
def test_a_made_object_has_the_places_it_would_be_written_to(root: Any) -> None:
    paths = [path for path, _ in leaves(root) if not ELSEWHERE.match(path)]
    places = {path: located(root, path) for path in paths}

    assert [path for path, place in places.items() if place is None] == []
    assert {place.number for place in places.values() if place} == {None}


@pytest.mark.parametrize(
    "path, label",
    [
        ("lines[0].drug.code", "2410/LIN03"),
        ("lines[3].procedure.code", "2400/SV101-2"),
        ("patient.death_date", "2000B/PAT06"),
        ("accident.state", "2300/CLM11-4"),
        ("lines[0].procedure.modifiers[3]", "2400/SV101-6"),
        ("dates[0].period", "2300/DTP03"),
        ("references[4].value", "2300/REF02"),
        ("lines[0]", "2400/LX"),
    ],
)
def test_what_is_absent_has_the_place_of_the_map(path: str, label: str) -> None:
    place = located(a_claim(), path)

    assert place is not None
    assert (place.label, place.number, place.span) == (label, None, None)


@pytest.mark.parametrize("path", ["nonsense", "lines[0].nonsense", "claims[9].charge", "source"])
def test_what_is_no_part_of_the_guide_has_no_place(path: str) -> None:
    assert x12.locate(a_claim(), path).places == ()
    assert x12.locate(a_remittance(), path).places == ()
    assert x12.locate("no claim", path).places == ()
