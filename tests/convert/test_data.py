from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from billingcore.convert import ConversionError, Problem, from_data, to_data
from billingcore.findings import Disposition, Evidence, Finding, Fix, Place, Report, Severity
from billingcore.model import (
    Accident,
    Amount,
    Claim,
    ClaimDate,
    Name,
    Patient,
    Payee,
    Procedure,
    Provider,
    ServiceLine,
    Subscriber,
)
from billingcore.periods import Period

ROOT = {"schema": "billingcore/2"}
MARCH_2 = date(2026, 3, 2)


def problems(data: Any, cls: type | None = None) -> list[str]:
    with pytest.raises(ConversionError) as caught:
        from_data(data) if cls is None else from_data(data, cls)
    assert caught.value.__context__ is None
    return list(map(str, caught.value.problems))


def claim(**fields: object) -> dict[str, object]:
    return {**ROOT, "type": "Claim", **fields}


def test_only_what_differs_from_the_default_is_written() -> None:
    line = ServiceLine(procedure=Procedure("99213"), charge="135.00", unit=None)

    assert to_data(Claim(lines=(line,), frequency="7")) == {
        "schema": "billingcore/2",
        "type": "Claim",
        "frequency": "7",
        "lines": [{"procedure": {"code": "99213"}, "charge": "135.00", "unit": None}],
    }


def test_a_period_is_a_day_or_an_object_of_two() -> None:
    day, span = Period.day(MARCH_2), Period(MARCH_2, date(2026, 3, 1))

    assert to_data(ClaimDate("472", day))["period"] == "2026-03-02"
    assert to_data(ClaimDate("472", span))["period"] == {"start": "2026-03-02", "end": "2026-03-01"}


def test_a_time_is_in_iso_form() -> None:
    assert to_data(ClaimDate("435", at=time(14, 5)))["at"] == "14:05:00"


def test_the_source_of_a_claim_is_not_written() -> None:
    claim = Claim()
    object.__setattr__(claim, "source", "ISA*00")

    assert to_data(claim) == {**ROOT, "type": "Claim"}


def test_the_subject_of_a_report_is_not_written() -> None:
    assert to_data(Report(subject=Claim())) == {**ROOT, "type": "Report"}


def test_a_finding_keeps_the_types_of_its_values() -> None:
    finding = Finding(
        rule="BAL001",
        slug="claim-total",
        severity=Severity.ERROR,
        disposition=Disposition.RETURN_TO_PROVIDER,
        template="{stated} is not {computed}",
        params={"stated": Decimal("9.50"), "computed": 9, "days": (MARCH_2, None)},
        evidence=(Evidence(what="sum", facts=(("line", Amount("F5", "2.00")),)),),
        fixes=(Fix(text="x", changes=(("lines", (ServiceLine(charge="9"),)),)),),
    )
    data = to_data(finding)

    assert data["params"] == [
        ["stated", {"type": "Decimal", "value": "9.50"}],
        ["computed", 9],
        ["days", [{"type": "date", "value": "2026-03-02"}, None]],
    ]
    assert from_data(data, Finding) == finding


@pytest.mark.parametrize(
    "fact, problem",
    [
        (1.5, "expected a plain value, or an object with its type, found a float"),
        ({"a": 1}, "expected a plain value, or an object with its type, found an object"),
        ({"type": "Nobody"}, "expected a type of the model, found an object"),
        ({"type": "Decimal"}, "expected an object of type and value, found an object"),
        (
            {"type": "Decimal", "value": 1},
            "expected an exact decimal as text, found a whole number",
        ),
    ],
)
def test_a_fact_of_no_known_type_is_an_error(fact: object, problem: str) -> None:
    data = {**ROOT, "type": "Fix", "text": "x", "changes": [["charge", fact]]}

    assert problems(data) == [f"changes[0]: {problem}"]


def test_a_fact_with_a_broken_object_tells_where() -> None:
    fact = {"type": "Amount", "value": "1", "colour": "red"}
    data = {**ROOT, "type": "Fix", "text": "x", "changes": [["charge", fact]]}

    assert problems(data) == ["changes[0]: unknown key colour"]


def test_every_problem_is_told_with_its_place() -> None:
    data = claim(
        charge=1.5,
        lines=[{"charge": "1"}, {"period": "20260302", "diagnosis_pointers": [1, "2", True]}, 7],
        accident={"causes": "AA"},
        providers={"role": "82"},
        patient={"name": {"surname": "x"}},
    )

    assert problems(data) == [
        "charge: expected an exact decimal as text, found a float",
        "patient.name: unknown key surname",
        "lines[1].period: expected a day as YYYY-MM-DD, found text",
        "lines[1].diagnosis_pointers[1]: expected a whole number, found text",
        "lines[1].diagnosis_pointers[2]: expected a whole number, found true or false",
        "lines[2]: expected an object for ServiceLine, found a whole number",
        "providers: expected a list, found an object",
        "accident.causes: expected a list, found text",
    ]


@pytest.mark.parametrize("day", ["2026-3-2", "20260302", "2026-W10-1", "2026-02-30", "", 20260302])
def test_a_day_is_read_in_one_form_only(day: object) -> None:
    data = {**ROOT, "type": "Patient", "birth_date": day}

    assert [p.partition(", found")[0] for p in problems(data)] == [
        "birth_date: expected a day as YYYY-MM-DD"
    ]


@pytest.mark.parametrize("at", ["14:05", "140500", "14:05:00Z", "25:00:00", 5])
def test_a_time_is_read_in_one_form_only(at: object) -> None:
    data = {**ROOT, "type": "ClaimDate", "at": at}

    assert [p.partition(", found")[0] for p in problems(data)] == [
        "at: expected a time as HH:MM:SS"
    ]


@pytest.mark.parametrize(
    "period",
    [
        {"start": "2026-03-02"},
        {"start": "2026-03-02", "end": "2026-03-02"},
        {"start": "2026-03-02", "end": None},
        {"start": "2026-03-02", "end": "2026-03-03", "at": "x"},
        ["2026-03-02", "2026-03-03"],
    ],
)
def test_a_period_is_read_in_one_form_only(period: object) -> None:
    assert [p[:6] for p in problems({**ROOT, "type": "ClaimDate", "period": period})] == ["period"]


def test_a_fixed_tuple_has_its_length() -> None:
    place = {**ROOT, "type": "Place", "system": "x12", "label": "CLM02"}

    assert from_data({**place, "span": [3, 9]}, Place).span == (3, 9)
    assert problems({**place, "span": [3]}) == ["span: expected a list of 2, found a list"]
    assert problems({**place, "span": [3, "9"]}) == ["span: expected a whole number, found text"]


def test_a_severity_is_one_of_its_words() -> None:
    data = {
        **ROOT,
        "type": "Finding",
        "rule": "X",
        "slug": "x",
        "template": "",
        "severity": "fatal",
    }

    assert problems(data) == ["severity: expected one of error, warning, info, found text"]


def test_a_required_field_that_is_missing_is_named() -> None:
    assert problems({**ROOT, "type": "Citation"}) == ["authority: is missing"]


@pytest.mark.parametrize(
    "data, problem",
    [
        ({"type": "Claim"}, "schema: is missing"),
        (ROOT, "type: is missing"),
        ({**ROOT, "type": 7}, "type: expected text"),
        ({**ROOT, "type": "Nobody"}, "type: is not a class of the model"),
        (
            {"schema": "billingcore/3", "type": "Claim"},
            "schema: is of version 3; this library knows up to 2",
        ),
        (
            {"schema": "billingcore/x", "type": "Claim"},
            "schema: expected billingcore/ and a number",
        ),
        ({"schema": 1, "type": "Claim"}, "schema: expected billingcore/ and a number"),
        ([], "(root): expected an object with its schema"),
    ],
)
def test_the_root_says_what_it_is(data: Any, problem: str) -> None:
    assert problems(data) == [problem]


def test_data_of_another_class_is_refused() -> None:
    assert problems(claim(), Payee) == ["type: expected Payee, found Claim"]


def test_an_object_that_holds_the_wrong_type_is_not_written() -> None:
    broken: Any = Claim(
        lines=(
            ServiceLine(),
            ServiceLine(
                procedure=Procedure(99213),  # type: ignore[arg-type]
                diagnosis_pointers=(1, "2"),  # type: ignore[arg-type]
                drug=Payee(),  # type: ignore[arg-type]
            ),
        ),
        providers=[Provider()],  # type: ignore[arg-type]
        patient=Patient(birth_date=datetime(2026, 3, 2)),  # noqa: DTZ001
    )

    with pytest.raises(ConversionError) as caught:
        to_data(broken)

    assert caught.value.__context__ is None
    assert list(map(str, caught.value.problems)) == [
        "patient.birth_date: expected a date, found datetime",
        "lines[1].procedure.code: expected text, found a whole number",
        "lines[1].diagnosis_pointers[1]: expected a whole number, found text",
        "lines[1].drug: expected a Drug, found Payee",
        "providers: expected a tuple, found a list",
    ]


@pytest.mark.parametrize("value", [1.5, [1], {"a": 1}, object(), Decimal("Infinity")])
def test_a_value_without_an_exact_form_is_not_written(value: object) -> None:
    with pytest.raises(ConversionError, match=r"^changes\[0\]\[1\]: expected"):
        to_data(Fix(text="x", changes=(("charge", value),)))


@pytest.mark.parametrize("obj", [1, "text", (Claim(),), Period.day(MARCH_2), Claim])
def test_only_objects_of_the_model_are_written(obj: object) -> None:
    with pytest.raises(ConversionError, match="is not a class of the model"):
        to_data(obj)


def test_an_error_shows_no_name_birth_date_or_member_number() -> None:
    canary = "ZQXCANARY"
    data = claim(
        charge=canary,
        lines=[{"charge": canary, "period": canary, canary: 1}],
        patient={"name": {"last": [canary], "first": {canary: canary}}, "birth_date": canary},
        **{canary: canary},
    )
    report = {**ROOT, "type": "Finding", "severity": canary, "params": [[canary, {"type": canary}]]}

    assert canary not in " ".join(problems(data) + problems(report))
    assert canary not in " ".join(problems({"schema": canary, "type": canary}))
    assert canary not in " ".join(problems({**ROOT, "type": canary}))


def test_a_problem_at_the_root_says_so() -> None:
    assert str(Problem("", "is missing")) == "(root): is missing"


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    fact: object = 1
    for _ in range(100_000):
        fact = [fact]

    data = {**ROOT, "type": "Fix", "text": "x", "changes": [["charge", fact]]}
    assert problems(data) == ["changes: is nested too deeply"]


def test_reading_does_not_change_the_data() -> None:
    data = claim(lines=[{"charge": "1"}])
    before = repr(data)
    from_data(data)

    assert repr(data) == before


def test_a_copy_that_was_changed_is_written_as_changed() -> None:
    person = Subscriber(name=Name.person("DOE", "JANE"))

    assert from_data(to_data(evolve(person, sex="F"))) == evolve(person, sex="F")
    assert from_data(to_data(Accident(causes=("AA",)))) == Accident(causes=("AA",))
