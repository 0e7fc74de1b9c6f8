"""A person sent through every damage and every error is named nowhere, unless asked for.

The samples are rewritten so that every name, street, member number and birth date of a person is a
canary; nothing that the library prints, logs or raises may hold one of them.
"""

import logging
import re
import traceback
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from billingcore import x12
from billingcore.findings import Finding
from billingcore.model import Claim, ClaimPayment, PartyId
from billingcore.testing.accounting import unaccounted
from tests.x12.corpus import SAMPLES, roots
from tests.x12.damages import DAMAGES, Damage, Sound

CREATED = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)

NAMES = {
    "DOE": "QWZXLAST",
    "JANE": "QWZXFIRST",
    "ROE": "QWZXOTHER",
    "SAM": "QWZXELDER",
    "MARY": "QWZXSPOUSE",
    "KIM": "QWZXCHILD",
    "GRAY": "QWZXGREY",
    "GREY": "QWZXNEWNAME",
    "OWEN": "QWZXOWN",
    "IRIS": "QWZXIRI",
    "POE": "QWZXPOET",
    "ANN": "QWZXANNA",
    "ALEX": "QWZXALEXIS",
    "12 ELM STREET": "77 QWZXSTREET",
    "GROUP9": "QWZXGROUP",
    "CHART5": "QWZXCHART",
    "SEEN TWICE": "QWZXNOTE IS FREE TEXT",
}
DAYS = {
    "19500102": "19070719",
    "20140306": "19070720",
    "20160709": "19070721",
    "19680514": "19070722",
}
MARK = re.compile(
    r"QWZ|XZWQ|1907-?07-?[12]\d|1907, 7, [12]\d|W0000000\d\d|X0000000\d\d|900-?12-?3456",
    re.IGNORECASE,
)
SOURCES = (
    "claim_level_adjustments.835",
    "crown_and_predetermination.837",
    "dependent_and_secondary.837",
    "inpatient_and_outpatient.837",
    "one_claim_for_the_subscriber.837",
    "reversal_and_correction.835",
    "two_providers_five_claims.837",
)


def canary(name: str) -> bytes:
    """Return a sample in which all persons are canaries, one of them with a social number."""
    text = (SAMPLES / name).read_text("utf-8").replace("REF*G1*PRIOR77~\n", "")
    if name == "one_claim_for_the_subscriber.837":
        text = text.replace("DMG*D8*19500102*F", "DMG*D8*19500102*F~\nREF*SY*900123456")
    for old, new in {**NAMES, **DAYS}.items():
        text = re.sub(rf"(?<![A-Z0-9]){old}(?![A-Z0-9])", new, text)
    assert MARK.search(text)
    return text.encode()


def shown(document: x12.Document) -> Iterator[str]:
    """Yield all that a program would print of a document without asking for people."""
    yield repr(document)
    for transaction in document.transactions:
        yield repr(transaction)
        yield str(transaction)
    for chunk in document.chunks():
        yield from (repr(chunk), repr(chunk.block), repr(chunk.head), repr(chunk.delimiters))
    for segment in document.segments():
        yield from (repr(segment), str(segment))
    for finding in document.findings:
        yield from said(finding)
    for root in roots(document):
        yield from (repr(root), str(root), repr(root.source), f"{root}", "%s" % (root,))  # noqa: UP031
        for finding in root.source.findings:
            yield from said(finding)


def said(finding: Finding) -> Iterator[str]:
    yield from (repr(finding), str(finding), finding.message, finding.path, finding.fingerprint)
    yield from (str(place) for place in finding.places)
    yield repr(finding.kept)
    yield repr(finding.params)


def leaks(texts: Iterable[str]) -> list[str]:
    return [text[:200] for text in texts if MARK.search(text)]


@pytest.mark.parametrize("name", SOURCES)
def test_a_sound_file_names_nobody(name: str) -> None:
    assert leaks(shown(x12.read(canary(name)))) == []


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", SOURCES)
def test_no_damage_makes_anybody_named(
    name: str, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sound = Sound(canary(name))
    found = {}
    for at in range(len(sound.pieces)):
        document = x12.read(sound.damaged(damage, at))
        leaked = leaks(shown(document))
        if leaked:
            found[sound.pieces[at][:8], at] = leaked[0]

    assert found == {}
    assert not MARK.search(caplog.text)


@pytest.mark.parametrize("name", SOURCES)
def test_no_broken_element_makes_anybody_named(name: str) -> None:
    """Put a person's words where a number, a day, a code or a tag is expected.

    An object that shows its codes would show a name that was sent as a code: findings do not.
    """
    sound = Sound(canary(name))
    words = ("QWZXLAST", "19070719", "W000000001", "QWZX:LAST", "900-12-3456", "")
    found = {}
    for at, piece in enumerate(sound.pieces[3:-3], start=3):
        cells = piece.split("*")
        for place in range(len(cells)):
            word = words[(at + place) % len(words)]
            broken = "*".join([*cells[:place], word, *cells[place + 1 :]])
            pieces = [*sound.pieces[:at], broken, *sound.pieces[at + 1 :]]
            document = x12.read("~".join(pieces).encode())
            texts = (text for finding in document.findings for text in said(finding))
            leaked = leaks(texts) + leaks(repr(segment) for segment in document.segments())
            if leaked:
                found[at, place, piece[:8]] = leaked[0]

    assert found == {}


@pytest.mark.parametrize(
    "text",
    ["QWZXLAST", "QWZXLAST, QWZXFIRST 1907-07-19\n", "{QWZXLAST}", "<QWZXLAST/>", "ISAQWZXLAST\n"],
)
def test_what_is_no_x12_is_not_repeated(text: str) -> None:
    with pytest.raises(x12.NotX12) as caught:
        x12.read(text.encode())

    assert leaks(raised(caught.value)) == []


def test_junk_is_not_repeated() -> None:
    data = canary("one_claim_for_the_subscriber.837")
    document = x12.read(b"QWZXLAST\n" + data + b"QWZXFIRST 19070719\n")

    assert [finding.slug for finding in document.findings] == ["junk", "junk"]
    assert leaks(shown(document)) == []


def raised(error: BaseException) -> Iterator[str]:
    """Yield what a program shows of an exception, but for the lines of the test's own source."""
    yield from (repr(error), str(error), *map(str, error.args))
    yield from traceback.format_exception_only(error)


def people() -> list[Claim | ClaimPayment]:
    return [root for name in SOURCES for root in roots(x12.read(canary(name)))]


@pytest.mark.parametrize("root", people(), ids=lambda root: root.patient_control_number)
@pytest.mark.parametrize("tail", ["*", "~", "\n", " ", "A" * 90])
def test_a_refusal_names_nobody(root: Any, tail: str) -> None:
    person = root.patient
    assert person.name is not None
    name = evolve(person.name, last=person.name.last + tail)
    odd = evolve(person, name=name, id=PartyId("MI", f"W000000001{tail}"))
    with pytest.raises(x12.CannotWrite) as caught:
        x12.write([evolve(root, patient=odd)], sender="S", receiver="R", created=CREATED)

    assert leaks(raised(caught.value)) == []
    assert [text for finding in caught.value.findings for text in leaks(said(finding))] == []


def test_a_comparison_that_fails_names_nobody() -> None:
    (root,) = roots(x12.read(canary("one_claim_for_the_subscriber.837")))
    assert isinstance(root, Claim)
    odd = evolve(root, special_program="")
    with pytest.raises(x12.CannotWrite) as caught:
        x12.write([odd], sender="S", receiver="R", created=CREATED, verify=True)

    assert leaks(raised(caught.value)) == []


@pytest.mark.parametrize(
    "path",
    ["patient.name.last", "patient.birth_date", "patient.id.value", "patient.address.line1"],
)
def test_a_location_tells_where_and_not_who(path: str) -> None:
    for root in people():
        location = x12.locate(root, path)
        assert not MARK.search(repr(location) + str(location))


def test_a_money_error_names_nobody() -> None:
    (root,) = roots(x12.read(canary("one_claim_for_the_subscriber.837")))
    with pytest.raises(TypeError) as caught:
        evolve(root, charge=1.5)  # type: ignore[arg-type]

    assert leaks(raised(caught.value)) == []


def test_accounting_can_be_asked_for_the_text() -> None:
    """The proof of accounting shows segments: it is for tests, and finds nothing in sound files."""
    assert unaccounted(x12.read(canary("dependent_and_secondary.837"))) == ([], [])


def test_the_person_is_there_when_asked_for() -> None:
    (root,) = roots(x12.read(canary("one_claim_for_the_subscriber.837")))
    assert isinstance(root, Claim)
    patient = root.patient
    assert patient is not None
    assert patient.name is not None

    assert (patient.name.last, patient.birth_date) == ("QWZXLAST", date(1907, 7, 19))
    kept = [f.kept for f in x12.read(canary("two_providers_five_claims.837") + b"QWZX").findings]
    assert [item.text.strip() for item in kept if item] == ["QWZX"]
