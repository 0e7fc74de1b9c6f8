"""What is written, what is worked out, and what is refused with its place."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from billingcore import x12
from billingcore.findings import Disposition, Severity
from billingcore.model import (
    Address,
    Amount,
    Batch,
    Claim,
    ClaimDate,
    DentalDetail,
    InstitutionalDetail,
    Name,
    PartyId,
    Payment,
    Procedure,
    Provider,
    Receiver,
    Reference,
    Remittance,
    Submitter,
)
from billingcore.periods import Period
from billingcore.testing import (
    a_claim,
    a_claim_payment,
    a_remittance,
)

CREATED = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)


def written(*objects: Any, **changes: Any) -> str:
    options: dict[str, Any] = {"sender": "SENDER", "receiver": "RECEIVER", "created": CREATED}
    return x12.write(objects, **{**options, **changes}).decode()


def segments(text: str, *tags: str) -> list[str]:
    return [piece for piece in text.split("~") if piece.split("*")[0] in tags]


def refused(*objects: Any, **changes: Any) -> list[tuple[str, str]]:
    """Return slug and path of each finding with which a writing is refused."""
    with pytest.raises(x12.CannotWrite) as caught:
        written(*objects, **changes)
    findings = caught.value.findings
    assert {f.severity for f in findings} == {Severity.ERROR}
    assert {f.disposition for f in findings} == {Disposition.RETURN_TO_PROVIDER}
    assert str(findings[0].message) in str(caught.value)
    return [(finding.slug, finding.path) for finding in findings]


def changed_line(**changes: Any) -> Claim:
    claim = a_claim(lines=("99213", "93000"))
    return evolve(claim, lines=(claim.lines[0], evolve(claim.lines[1], **changes)))


# -- the envelope ----------------------------------------------------------------------------


def test_a_claim_becomes_an_interchange() -> None:
    assert segments(written(a_claim()), "ISA", "GS", "ST", "BHT", "SE", "GE", "IEA") == [
        "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*0830*^"
        "*00501*000000001*0*P*:",
        "GS*HC*SENDER*RECEIVER*20260105*0830*1*X*005010X222A1",
        "ST*837*0001*005010X222A1",
        "BHT*0019*00*0000000010001*20260105*0830*CH",
        "SE*28*0001",
        "GE*1*1",
        "IEA*1*000000001",
    ]


def test_a_plain_identifier_names_sender_and_receiver() -> None:
    assert segments(written(a_claim()), "NM1")[:2] == [
        "NM1*41*2*SENDER*****46*SENDER",
        "NM1*40*2*RECEIVER*****46*RECEIVER",
    ]


def test_parties_name_themselves() -> None:
    sender = Submitter(name=Name.organization("SUNRISE BILLING"), id=PartyId("46", "SUN1"))
    receiver = Receiver(name=Name.organization("EXAMPLE HEALTH"), id=PartyId("46", "EX1"))
    text = written(a_claim(), sender=sender, receiver=receiver)

    assert segments(text, "NM1")[:2] == [
        "NM1*41*2*SUNRISE BILLING*****46*SUN1",
        "NM1*40*2*EXAMPLE HEALTH*****46*EX1",
    ]
    assert segments(text, "GS") == ["GS*HC*SUN1*EX1*20260105*0830*1*X*005010X222A1"]


def test_a_batch_keeps_its_own_reference_day_and_parties() -> None:
    batch = Batch(
        reference="OWN",
        created=date(2026, 1, 4),
        created_at=CREATED.time().replace(hour=23),
        use="RP",
        purpose="18",
        submitter=Submitter(name=Name.organization("SUNRISE BILLING"), id=PartyId("46", "SUN1")),
        claims=(a_claim(),),
    )
    text = written(batch)

    assert segments(text, "BHT") == ["BHT*0019*18*OWN*20260104*2330*RP"]
    assert segments(text, "NM1")[0] == "NM1*41*2*SUNRISE BILLING*****46*SUN1"


def test_control_numbers_count_up() -> None:
    remittance = a_remittance()
    batch = Batch(claims=(a_claim(),))
    text = written(batch, batch, remittance, remittance, batch, control_number=41)

    assert segments(text, "ISA")[0].split("*")[13] == "000000041"
    assert [s.split("*")[6] for s in segments(text, "GS")] == ["41", "42", "43"]
    assert [s.split("*")[2] for s in segments(text, "ST")] == [f"00{n}" for n in range(41, 46)]
    assert [s.split("*")[2] for s in segments(text, "SE")] == [f"00{n}" for n in range(41, 46)]
    assert segments(text, "GE") == ["GE*2*41", "GE*2*42", "GE*1*43"]
    assert segments(text, "IEA") == ["IEA*3*000000041"]


def test_several_kinds_read_back_in_their_order() -> None:
    claim, remittance = a_claim(), a_remittance()
    document = x12.read(written(claim, claim, remittance, claim).encode())

    assert [type(item).__name__ for item in document.transactions] == [
        "Batch",
        "Remittance",
        "Batch",
    ]
    assert document.claims() == (claim, claim, claim)
    assert document.remittances() == (remittance,)


def test_the_counts_are_right() -> None:
    text = written(a_claim(lines=["99213"] * 50), a_remittance(), usage="T")
    document = x12.read(text.encode())

    assert [f.slug for f in document.findings if f.slug != "segment-missing"] == []
    assert segments(text, "ISA")[0].split("*")[15] == "T"


def test_claims_with_one_context_stand_under_one_level() -> None:
    own = a_claim()
    other = evolve(own, patient_control_number="A2")
    child = evolve(
        a_claim(coverage={"subscriber": {}}, patient={"relationship": "19", "id": None}),
        billing=own.billing,
    )
    text = written(own, other, child, evolve(child, patient_control_number="A4"), own)

    assert segments(text, "HL") == [
        "HL*1**20*1",
        "HL*2*1*22*0",
        "HL*3*1*22*1",
        "HL*4*3*23*0",
        "HL*5*1*22*0",
    ]
    assert x12.read(text.encode()).claims() == (
        own,
        other,
        child,
        evolve(child, patient_control_number="A4"),
        own,
    )


def test_line_numbers_are_worked_out() -> None:
    text = written(a_claim(lines=("99213", "93000")), a_claim(lines=("99213",)))

    assert segments(text, "LX") == ["LX*1", "LX*2", "LX*1"]


def test_nothing_is_an_empty_interchange() -> None:
    assert segments(written(), "ST", "GS", "IEA") == ["IEA*0*000000001"]


# -- totals ----------------------------------------------------------------------------------


def test_a_charge_that_is_not_stated_is_the_sum_of_the_lines() -> None:
    claim = evolve(a_claim(lines=("99213", "93000")), charge=None)

    assert segments(written(claim), "CLM") == ["CLM*A1*200***11:B:1*Y*A*Y*Y"]
    assert x12.read(written(claim).encode()).claims() == (evolve(claim, charge=claim.line_total),)


def test_a_stated_charge_is_written_as_stated() -> None:
    claim = evolve(a_claim(), charge=Decimal("1.50"))

    assert segments(written(claim), "CLM")[0].startswith("CLM*A1*1.5*")


def test_a_payment_that_is_not_stated_is_what_the_claims_come_to() -> None:
    remittance = a_remittance()
    assert remittance.header is not None
    header = evolve(remittance.header, payment=Payment(amount=None, method="CHK"))
    text = written(evolve(remittance, header=header))

    assert segments(text, "BPR")[0].startswith("BPR*I*130*C*CHK")


def test_a_stated_payment_is_written_as_stated() -> None:
    remittance = a_remittance()
    assert remittance.header is not None
    header = evolve(remittance.header, payment=Payment(amount="7", method="CHK"))
    text = written(evolve(remittance, header=header))

    assert segments(text, "BPR")[0].startswith("BPR*I*7*C*CHK")


@pytest.mark.parametrize(
    "amount, text",
    [("0", "0"), ("0.00", "0"), (".39", ".39"), ("-12.50", "-12.5"), ("1E+3", "1000"), (5, "5")],
)
def test_amounts_take_their_shortest_form(amount: str | int, text: str) -> None:
    assert segments(written(changed_line(charge=amount)), "SV1")[1].split("*")[2] == text


# -- delimiters ------------------------------------------------------------------------------


@pytest.mark.parametrize("marks", ["|>^\n", "+:!'", "\x1d\x1f\x1e\x1c"])
def test_other_delimiters_read_back_equal(marks: str) -> None:
    element, component, repetition, terminator = tuple(marks)
    delimiters = x12.Delimiters(element, component, repetition, terminator)
    claim, remittance = a_claim(lines=("99213-25",)), a_remittance()
    document = x12.read(written(claim, remittance, delimiters=delimiters).encode())

    assert next(document.chunks()).delimiters == delimiters
    assert document.claims() == (claim,)
    assert document.remittances() == (remittance,)


def test_a_value_may_hold_what_is_no_delimiter_here() -> None:
    claim = a_claim(patient_control_number="A*1")
    delimiters = x12.Delimiters("|", ">", "^", "\n")

    assert x12.read(written(claim, delimiters=delimiters).encode()).claims() == (claim,)


@pytest.mark.parametrize("mark", "*:^~")
def test_a_delimiter_in_a_value_is_refused(mark: str) -> None:
    assert refused(a_claim(patient_control_number=f"A{mark}1")) == [
        ("delimiter", "patient_control_number")
    ]
    assert refused(changed_line(control_number=f"A{mark}1")) == [
        ("delimiter", "lines[1].control_number")
    ]


@pytest.mark.parametrize("party", ["sender", "receiver"])
def test_a_delimiter_in_a_party_is_refused(party: str) -> None:
    with pytest.raises(ValueError, match=party):
        written(a_claim(), **{party: "S*1"})


@pytest.mark.parametrize("marks", ["A:^~", "*1^~", "* ^~", "*:^ "])
def test_delimiters_that_values_are_full_of_are_refused(marks: str) -> None:
    element, component, repetition, terminator = tuple(marks)
    with pytest.raises(ValueError, match="delimiter"):
        written(a_claim(), delimiters=x12.Delimiters(element, component, repetition, terminator))


@pytest.mark.parametrize("marks", ["**^~", "*:^*", "*:^:", "*::~"])
def test_delimiters_that_can_not_work_are_refused(marks: str) -> None:
    element, component, repetition, terminator = tuple(marks)
    with pytest.raises(ValueError, match="delimiter"):
        written(a_claim(), delimiters=x12.Delimiters(element, component, repetition, terminator))


# -- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claim, slug, path",
    [
        (a_claim(patient_control_number="A" * 39), "too-long", "patient_control_number"),
        (a_claim(patient_control_number="A\n1"), "line-break", "patient_control_number"),
        (a_claim(patient_control_number="A1 "), "trailing-blank", "patient_control_number"),
        (a_claim(lines=["99213"] * 51), "too-many", "lines"),
        (a_claim(diagnoses=["E11.9"] * 13), "too-many", "diagnoses"),
        (
            changed_line(diagnosis_pointers=(1, 2, 3, 4, 5)),
            "too-many",
            "lines[1].diagnosis_pointers",
        ),
        (
            changed_line(procedure=Procedure("C" * 49)),
            "too-long",
            "lines[1].procedure.code",
        ),
        (
            a_claim(lines=("99213", "93000-25-59-GT-95-76")),
            "too-many",
            "lines[1].procedure.modifiers",
        ),
        (changed_line(charge="1E+20"), "too-long", "lines[1].charge"),
        (
            evolve(a_claim(), institutional=InstitutionalDetail(drg="470")),
            "no-place",
            "institutional",
        ),
        (evolve(a_claim(), dental=DentalDetail(orthodontic_note="X")), "no-place", "dental"),
        (evolve(a_claim(), kind="pharmacy"), "no-map", "kind"),
        (Batch(kind="pharmacy"), "no-map", "kind"),
        (a_claim_payment(), "no-header", "header"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_can_not_be_carried_is_refused_with_its_place(
    claim: Claim, slug: str, path: str
) -> None:
    assert refused(claim) == [(slug, path)]


def test_a_trailing_blank_at_the_end_of_a_claim_is_refused() -> None:
    assert refused(changed_line(control_number="A1 ")) == [
        ("trailing-blank", "lines[1].control_number")
    ]


def test_a_span_with_a_time_of_day_is_refused() -> None:
    span = Period(date(2026, 1, 1), date(2026, 1, 3))
    dates = (ClaimDate("435", span, at=time(2, 30)),)

    assert refused(evolve(a_claim(), dates=dates))[0][1].startswith("dates[0]")


def test_a_role_that_is_not_the_loops_is_refused() -> None:
    claim = a_claim()
    assert claim.billing is not None
    pay_to = Provider(role="XY", address=Address(line1="1 MAIN STREET"))
    changed = evolve(claim, billing=evolve(claim.billing, pay_to=pay_to))

    assert refused(changed) == [("no-place", "billing.pay_to.role")]


def test_a_role_without_a_place_is_refused() -> None:
    claim = evolve(a_claim(), providers=(Provider(role="XY", name=Name.organization("X")),))

    assert refused(claim) == [("no-place", "providers[0].role")]


def test_all_problems_of_a_claim_are_told_at_once() -> None:
    claim = a_claim(patient_control_number="A" * 39, lines=["99213"] * 51, diagnoses=["E119"] * 13)

    assert sorted(refused(claim)) == [
        ("too-long", "patient_control_number"),
        ("too-many", "diagnoses"),
        ("too-many", "lines"),
    ]


def test_a_refusal_names_the_claim_within_its_batch() -> None:
    bad = a_claim(patient_control_number="A*1")
    found = refused(Batch(claims=(a_claim(), bad)))

    assert found in (
        [("delimiter", "patient_control_number")],
        [("delimiter", "claims[1].patient_control_number")],
    )


def test_a_remittance_is_refused_with_the_claims_path() -> None:
    remittance = a_remittance()
    bad = evolve(remittance.claims[1], patient_control_number="A" * 39)
    found = refused(evolve(remittance, claims=(remittance.claims[0], bad)))

    assert found == [("too-long", "claims[1].patient_control_number")]


def test_money_is_never_a_float() -> None:
    with pytest.raises(TypeError, match="not a float"):
        a_claim(charge=1.5)
    with pytest.raises(TypeError, match="not a float"):
        Amount("F5", 0.1)  # type: ignore[arg-type]


def test_the_day_of_writing_is_required() -> None:
    with pytest.raises(TypeError, match="created"):
        x12.write([a_claim()], sender="S", receiver="R")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="created must be a datetime"):
        x12.write([a_claim()], sender="S", receiver="R", created=date(2026, 1, 5))  # type: ignore[arg-type]


@pytest.mark.parametrize("identifier", ["", " ", "S" * 16])
@pytest.mark.parametrize("party", ["sender", "receiver"])
def test_a_party_needs_an_identifier_that_fits(party: str, identifier: str) -> None:
    with pytest.raises(ValueError, match=f"the {party}'s identifier must have 1 to 15 characters"):
        written(a_claim(), **{party: identifier})


@pytest.mark.parametrize(
    "option", [{"control_number": 10**9}, {"control_number": -1}, {"usage": "X"}]
)
def test_options_that_the_envelope_can_not_hold_are_refused(option: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"control_number|usage"):
        written(a_claim(), **option)


# -- verify, stream, determinism -------------------------------------------------------------


def test_what_reads_back_equal_is_verified() -> None:
    objects = (a_claim(), evolve(a_claim(), charge=None), a_remittance())

    assert written(*objects, verify=True) == written(*objects)


def test_what_does_not_read_back_equal_is_refused() -> None:
    odd = evolve(a_claim(), special_program="")

    assert [slug for slug, _ in refused(odd, verify=True)] == ["not-read-back"]


def test_a_payment_that_does_not_read_back_equal_is_refused() -> None:
    remittance = a_remittance()
    odd = evolve(remittance.claims[0], frequency="")
    changed = evolve(remittance, claims=(odd, *remittance.claims[1:]))

    assert [slug for slug, _ in refused(changed, verify=True)] == ["not-read-back"]


def test_pieces_together_are_the_whole() -> None:
    claims = [evolve(a_claim(), patient_control_number=f"A{n}") for n in range(1500)]
    options: dict[str, Any] = {"sender": "S", "receiver": "R", "created": CREATED}
    objects: list[Claim | Remittance] = [*claims, a_remittance()]
    pieces = list(x12.iter_write(iter(objects), **options))

    assert len(pieces) > 3
    assert b"".join(pieces) == x12.write(objects, **options)


def test_a_stream_of_objects_is_written_as_it_comes() -> None:
    asked = []

    def claims() -> Any:
        for number in range(3000):
            asked.append(number)
            yield evolve(a_claim(), patient_control_number=f"A{number}")

    stream = x12.iter_write(claims(), sender="S", receiver="R", created=CREATED)
    next(stream)
    next(stream)

    assert 1 <= len(asked) < 3000


def test_the_same_objects_give_the_same_bytes() -> None:
    objects = (a_claim(references={"G1": "X", "D9": "Y"}), a_remittance())

    assert len({written(*objects) for _ in range(3)}) == 1


def test_references_keep_their_order_within_a_qualifier() -> None:
    references = (Reference("P4", "DEMO1"), Reference("9A", "R1"), Reference("EA", "C1"))
    claim = evolve(a_claim(), references=references)

    assert set(x12.read(written(claim).encode()).claims()[0].references) == set(references)
