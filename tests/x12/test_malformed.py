"""Each way in which a file can be malformed: what is found, and that its data is there.

`CLAIM` and `PAYMENT` are clean files; each test changes one thing in them.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from billingcore import x12
from billingcore.findings import Severity
from billingcore.testing.accounting import unaccounted
from tests.x12.corpus import SAMPLES, roots

CLAIM = (SAMPLES / "one_claim_for_the_subscriber.837").read_text("utf-8")
PAYMENT = (SAMPLES / "two_plb.835").read_text("utf-8")
SOUND = {text: roots(x12.read(text)) for text in (CLAIM, PAYMENT)}

both = pytest.mark.parametrize("sound", [CLAIM, PAYMENT], ids=["837", "835"])


def found(document: x12.Document) -> list[str]:
    """Return each finding's slug and label, after the laws that hold for any file."""
    assert unaccounted(document) == ([], [])
    return [f"{finding.slug} {finding.places[0].label}" for finding in document.findings]


def read(content: str | bytes) -> x12.Document:
    """Return the document, which gives back its bytes."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
    document = x12.read(data)
    assert document.write() == data
    return document


def without(text: str, *tags: str) -> str:
    return "".join(
        line for line in text.splitlines(keepends=True) if line.split("*")[0] not in tags
    )


# -- the envelope ----------------------------------------------------------------------------


@both
def test_a_file_that_ends_amid_a_line_keeps_what_came(sound: str) -> None:
    cut = sound[: sound.rindex("REF*6R" if sound is CLAIM else "CAS*PR") + 5]
    document = read(cut)

    assert len(roots(document)) == 1
    assert found(document)[:3] == [
        "interchange-not-closed ISA",
        "group-not-closed GS",
        "transaction-not-closed ST",
    ]


@both
def test_a_wrong_segment_count_is_found_and_costs_nothing(sound: str) -> None:
    document = read(re.sub(r"SE\*\d+", "SE*99", sound))

    assert found(document) == ["segment-count SE01"]
    assert roots(document) == SOUND[sound]
    assert "SE01 counts 99 segments, there are" in document.findings[0].message


@pytest.mark.parametrize("terminator", ["!", "^", "\n"])
@both
def test_an_isa_with_another_terminator_than_the_body_is_found(sound: str, terminator: str) -> None:
    document = read(sound[:105] + terminator + sound[106:])

    assert found(document) == ["terminator-differs ISA"]
    assert roots(document) == SOUND[sound]


@pytest.mark.parametrize(
    "change, slugs",
    [
        (lambda text: without(text, "ISA"), ["fragment GS"]),
        (lambda text: without(text, "ISA", "IEA"), ["fragment GS"]),
        (lambda text: without(text, "IEA"), ["interchange-not-closed ISA"]),
        (lambda text: without(text, "GE"), ["group-not-closed GS"]),
        (
            lambda text: without(text, "GE", "IEA"),
            ["interchange-not-closed ISA", "group-not-closed GS"],
        ),
        (lambda text: without(text, "SE"), ["transaction-not-closed ST"]),
        (
            lambda text: re.sub(r"SE\*(\d+)\*0001", r"SE*\1*0009", text),
            ["transaction-control SE02"],
        ),
        (lambda text: text.replace("GE*1*1", "GE*1*2"), ["group-control GE02"]),
        (lambda text: text.replace("GE*1*1", "GE*4*1"), ["transaction-count GE01"]),
        (lambda text: text.replace("IEA*1*", "IEA*2*"), ["group-count IEA01"]),
        (lambda text: text.replace("IEA*1*00", "IEA*1*99"), ["interchange-control IEA02"]),
        (lambda text: re.sub("GS[*]H.", "GS*HI", text), ["group-code GS01"]),
        (
            lambda text: text.replace("*260105*0830*", "*261305*0830*", 1),
            ["envelope-element ISA09"],
        ),
        (
            lambda text: text.replace("*260105*0830*", "*260105*2530*", 1),
            ["envelope-element ISA10"],
        ),
        (
            lambda text: text.replace("*20260105*0830*1*X", "*20260230*AM*A*X").replace(
                "GE*1*1~", "GE*1*A~"
            ),
            ["envelope-element GS04", "envelope-element GS05", "envelope-element GS06"],
        ),
    ],
    ids=[
        "no ISA",
        "neither ISA nor IEA",
        "no IEA",
        "no GE",
        "neither GE nor IEA",
        "no SE",
        "SE02",
        "GE02",
        "GE01",
        "IEA01",
        "IEA02",
        "GS01",
        "ISA09",
        "ISA10",
        "GS04 to GS06",
    ],
)
@both
def test_damage_to_the_envelope_is_found_and_costs_no_claim(
    sound: str, change: Callable[[str], str], slugs: list[str]
) -> None:
    document = read(change(sound))

    assert found(document) == slugs
    assert roots(document) == SOUND[sound]


@both
def test_a_fragment_may_begin_at_the_transaction(sound: str) -> None:
    document = read(without(sound, "ISA", "GS", "GE", "IEA"))

    assert found(document)[0] == "fragment ST"
    assert {finding.severity for finding in document.findings} == {Severity.WARNING}
    assert roots(document) == SOUND[sound]


@both
def test_the_separators_of_a_fragment_are_worked_out(sound: str) -> None:
    fragment = without(sound, "ISA", "IEA")
    marked = fragment.replace("*", "|").replace(":", ">").replace("~\n", "'")
    document = read(marked)

    assert found(document) == ["fragment GS"]
    assert roots(document) == SOUND[sound]


@both
def test_an_isa_whose_elements_are_not_padded_is_read(sound: str) -> None:
    cells = [cell.strip() for cell in sound[:105].split("*")]
    document = read("*".join(cells) + sound[105:])

    assert found(document) == ["isa-not-padded ISA"]
    assert roots(document) == SOUND[sound]


@pytest.mark.parametrize(
    "isa",
    [
        "ISA*00*SUNRISE*EXAMPLE~",
        "ISA*~",
        "ISA~",
    ],
)
@both
def test_what_stands_behind_a_malformed_isa_is_read(sound: str, isa: str) -> None:
    document = read(isa + sound[106:])

    assert "isa-malformed ISA" in found(document)
    assert roots(document) == SOUND[sound]


@both
def test_a_line_that_says_only_isa_does_not_set_the_separators(sound: str) -> None:
    document = read("ISA" + sound[106:])

    assert roots(document) == SOUND[sound]


def test_each_interchange_has_its_own_separators() -> None:
    document = read((SAMPLES / "three_interchanges_three_delimiters.x12").read_bytes())

    assert found(document) == []
    assert [type(item).__name__ for item in document.transactions] == [
        "Batch",
        "Remittance",
        "Remittance",
        "Batch",
    ]
    assert document.claims()[0] == SOUND[CLAIM][0]
    assert document.payments()[0] == SOUND[PAYMENT][0]


@both
def test_the_same_interchange_twice_is_found(sound: str) -> None:
    document = read(sound + sound)

    assert found(document) == ["control-repeated ISA13"]
    assert roots(document) == SOUND[sound] * 2


@both
def test_the_same_group_or_transaction_number_twice_is_found(sound: str) -> None:
    group = sound[sound.index("GS*") : sound.index("IEA*")]
    body = group[group.index("ST*") : group.index("GE*")]
    two_groups = sound.replace(group, group * 2).replace("IEA*1", "IEA*2")
    two_sets = sound.replace(body, body * 2).replace("GE*1", "GE*2")

    assert found(read(two_groups)) == ["control-repeated GS06"]
    assert found(read(two_sets)) == ["control-repeated ST02"]


# -- separators, line ends, what stands around -----------------------------------------------


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n", "  \n"])
@pytest.mark.parametrize("marks", ["*:^~", "|>^'", "|^\\!", "+:<~", "\x1d\x1f\x1e\x1c"])
@both
def test_any_legal_separators_and_line_ends_are_read(sound: str, marks: str, end: str) -> None:
    element, component, repetition, terminator = tuple(marks)
    table = str.maketrans({"*": element, ":": component, "^": repetition})
    text = sound.translate(table).replace("~\n", terminator + end)
    document = read(text)

    assert found(document) == []
    assert roots(document) == SOUND[sound]


@pytest.mark.parametrize("terminator", ["\n", "\r\n"])
@both
def test_a_line_end_may_be_the_terminator(sound: str, terminator: str) -> None:
    document = read(sound.replace("~\n", terminator))

    assert found(document) == []
    assert roots(document) == SOUND[sound]


@pytest.mark.parametrize("before", ["\ufeff", "\n\n \r\n", "\ufeff\n", "\x00"])
@pytest.mark.parametrize("after", ["", "\n\n", "\x1a", " \r\n\x00\x00"])
@both
def test_blanks_before_and_behind_are_nothing(sound: str, before: str, after: str) -> None:
    document = read(before + sound + after)

    assert found(document) == []
    assert roots(document) == SOUND[sound]


@both
def test_junk_behind_is_kept_and_found(sound: str) -> None:
    document = read(sound + "-- end of file --\n")

    assert [finding.slug for finding in document.findings] == ["junk"]
    kept = document.findings[0].kept
    assert kept is not None
    assert kept.text.strip() == "-- end of file --"
    assert roots(document) == SOUND[sound]


@both
def test_junk_before_and_between_is_kept_and_found(sound: str) -> None:
    again = sound.replace("*000000001", "*000000002")
    document = read(f"HTTP/1.1 200 OK\n\n{sound}== 2 ==\n{again}")

    assert [finding.slug for finding in document.findings] == ["junk", "junk"]
    assert roots(document) == SOUND[sound] * 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@both
def test_lines_of_eighty_columns_are_put_together(sound: str, end: str) -> None:
    line = sound.replace("\n", "")
    wrapped = end.join(line[at : at + 80] for at in range(0, len(line), 80))
    document = read(wrapped)

    assert roots(document) == SOUND[sound]
    assert found(document) == []


def test_the_separators_of_a_wrapped_isa_are_the_declared_ones() -> None:
    text = (SAMPLES / "claim_level_adjustments.835").read_text().replace("\n", "")
    text = text[:104] + ">" + text[105:].replace("N1*PE*SUNRISE CLINIC", "N1*PE*SUNRISE:CLINIC")
    wrapped = "\n".join(text[at : at + 80] for at in range(0, len(text), 80))
    header = read(wrapped).remittances()[0].header

    assert header is not None
    assert header.payee is not None
    assert header.payee.name == "SUNRISE:CLINIC"
    assert next(read(wrapped).chunks()).delimiters.component == ">"


@both
def test_another_component_separator_than_declared_is_named_once(sound: str) -> None:
    document = read(sound[:104] + ">" + sound[105:])
    named = [finding for finding in document.findings if finding.slug == "component-separator"]

    assert len(named) == 1
    assert "uses : between components, the ISA declares >" in named[0].message
    assert len(roots(document)) == 1


def test_bytes_that_are_not_utf_8_come_back() -> None:
    data = CLAIM.replace("SUNRISE CLINIC", "CL\u00cdNICA").encode("latin-1")
    claim = read(data).claims()[0]
    created = datetime(2026, 1, 5, tzinfo=UTC)
    written = x12.write([claim], sender="S", receiver="R", created=created)

    assert b"CL\xcdNICA" in written
    assert x12.read(written).claims() == (claim,)


def test_a_letter_beyond_ascii_counts_as_its_bytes() -> None:
    document = read(CLAIM.replace("SUNRISE CLINIC", "CL\u00cdNICA"))
    segment = next(s for s in document.segments() if s.text.startswith("NM1*85"))

    assert segment.span is not None
    assert document.write()[slice(*segment.span)].decode() == segment.text
    assert found(document) == []


# -- versions --------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["008020X999", "004010X098A1", "005010"])
@both
def test_another_version_is_read_with_one_warning_that_names_it(sound: str, version: str) -> None:
    document = read(re.sub("005010X22[12]A1", version, sound))

    assert found(document) == ["version ST"]
    assert document.findings[0].severity is Severity.WARNING
    assert version in document.findings[0].message
    assert roots(document) == SOUND[sound]


@pytest.mark.parametrize("name", ["version_4010.835", "version_4010.837"])
def test_a_4010_file_is_read_as_far_as_it_fits(name: str) -> None:
    document = read((SAMPLES / name).read_bytes())
    warnings = [f for f in document.findings if f.severity is not Severity.INFO]

    assert [finding.slug for finding in warnings] == ["version"]
    assert "004010X09" in warnings[0].message
    assert roots(document)[0].charge in (150, 200)


def test_another_set_is_kept_as_it_stands() -> None:
    document = read(CLAIM.replace("ST*837*0001*005010X222A1", "ST*270*0001*005010X279A1"))

    assert "transaction-unknown ST" in found(document)
    assert document.claims() == ()
    assert [repr(item) for item in document.transactions] == [
        "TransactionSet(set='270', version='005010X279A1')"
    ]


@pytest.mark.parametrize("version", ["005010X222", "005010X222A2"])
def test_the_errata_of_the_guide_are_read_as_the_guide(version: str) -> None:
    assert found(read(CLAIM.replace("005010X222A1", version))) == []


def test_a_version_in_st03_that_differs_from_the_groups_is_found() -> None:
    document = read(CLAIM.replace("ST*837*0001*005010X222A1", "ST*837*0001*005010X222"))

    assert found(document) == ["version-differs ST03"]


def test_the_version_may_stand_in_the_group_alone() -> None:
    document = read(CLAIM.replace("ST*837*0001*005010X222A1", "ST*837*0001"))

    assert "version ST" not in found(document)
    assert document.claims() == SOUND[CLAIM]


# -- segments and elements -------------------------------------------------------------------


def test_an_amount_that_is_no_number_is_none_and_kept() -> None:
    document = read(CLAIM.replace("*12.5*", "*12X.4*"))

    assert found(document) == ["not-a-number 2400/SV102"]
    assert document.claims()[0].lines[2].charge is None
    kept = document.findings[0].kept
    assert kept is not None
    assert kept.text == "12X.4"


def test_a_claim_out_of_balance_is_read_as_it_is() -> None:
    document = read(PAYMENT.replace("CLP*A1*1*150*100", "CLP*A1*1*150*99"))

    assert found(document) == []
    assert document.payments()[0].paid == 99


@pytest.mark.parametrize("text", ["20251399", "2026010", "202601022", "0", "2026-01-02"])
def test_a_date_that_is_no_day_is_none_and_kept(text: str) -> None:
    document = read(CLAIM.replace("DTP*472*D8*20260102", f"DTP*472*D8*{text}", 1))

    assert found(document) == ["not-a-date 2400/DTP03"]
    assert [line.period is None for line in document.claims()[0].lines] == [True, False, False]


def test_a_date_of_a_payment_that_is_no_day_is_none_and_kept() -> None:
    document = read(PAYMENT.replace("DTM*472*20260102", "DTM*472*20251399"))

    assert found(document) == ["not-a-date 2110/DTM02"]
    assert document.payments()[0].lines[0].period is None


@both
def test_an_unknown_segment_is_kept_and_the_rest_reads_on(sound: str) -> None:
    before = "DTP*472" if sound is CLAIM else "DTM*472"
    document = read(sound.replace(before, "ZZZ*1*2~\n" + before, 1))

    assert found(document) == ["segment-unknown ZZZ", "segment-count SE01"]
    kept = document.findings[0].kept
    assert kept is not None
    assert kept.text == "ZZZ*1*2"
    assert roots(document) == SOUND[sound]


@pytest.mark.parametrize("text", ["", " \r\n\t\ufeff\n"])
def test_an_empty_file_is_no_x12(text: str) -> None:
    with pytest.raises(x12.NotX12, match="the content is empty"):
        x12.read(text.encode())


@pytest.mark.parametrize(
    "data, name",
    [
        (b"%PDF-1.7", "a PDF"),
        (b'{"claims": []}', "JSON"),
        (b"<html>", "XML or HTML"),
        (b"PK\x03\x04\x00", "a zip or Office file"),
        (b"\x1f\x8b\x08\x00", "a gzip file"),
        (b"MSH|^~\\&|LAB", "an HL7 version 2 message"),
        (b"UNA:+.? '", "EDIFACT"),
        (b"UNB+UNOA:1", "EDIFACT"),
        (b"name,amount\n1,2", "15 characters without a segment"),
        (b"ISABELLA", "8 characters without a segment"),
        (CLAIM.encode("utf-16"), "without a segment"),
        (CLAIM.lower().encode(), "without a segment"),
    ],
)
def test_what_is_no_x12_is_refused_by_what_it_looks_like(data: bytes, name: str) -> None:
    with pytest.raises(x12.NotX12, match=name):
        x12.read(data)
    with pytest.raises(x12.NotX12, match=name):
        list(x12.iter_claims(data))


def test_neither_a_path_nor_content_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not a int"):
        x12.read(1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not a int"):
        list(x12.iter_claims(1))  # type: ignore[arg-type]
