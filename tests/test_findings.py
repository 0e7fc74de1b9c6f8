"""Findings and reports, by themselves."""

from attrs import evolve

from billingcore.findings import (
    EngineError,
    Finding,
    Fix,
    Kept,
    NotEvaluated,
    Place,
    Report,
    Severity,
)

ONE = Finding(
    rule="DX003",
    slug="pointer-without-diagnosis",
    severity=Severity.ERROR,
    template="pointer {pointer} has no diagnosis",
    params={"pointer": 2},
    path="lines[0].diagnosis_pointers",
    anchor="99213 135",
)


def test_a_message_is_made_from_its_values() -> None:
    assert ONE.message == "pointer 2 has no diagnosis"


def test_a_fingerprint_does_not_move_with_the_line() -> None:
    moved = evolve(ONE, path="lines[3].diagnosis_pointers")

    assert moved.fingerprint == ONE.fingerprint


def test_a_fingerprint_tells_lines_and_values_apart() -> None:
    prints = {
        ONE.fingerprint,
        evolve(ONE, anchor="99214 198").fingerprint,
        evolve(ONE, params={"pointer": 3}).fingerprint,
        evolve(ONE, rule="DX004").fingerprint,
    }

    assert len(prints) == 4


def test_kept_text_is_not_shown() -> None:
    kept = Kept(number=3, text="NM1*IL*1*CANARY")

    assert "CANARY" not in repr(kept)
    assert "CANARY" not in repr(evolve(ONE, kept=kept))
    assert "CANARY" not in str(evolve(ONE, kept=kept))


def test_the_values_of_a_fix_are_not_shown() -> None:
    fix = Fix(text="spell it out", changes=(("patient.name.last", "CANARY"),))

    assert "changes=(patient.name.last=…)" in repr(fix)
    assert "CANARY" not in repr(evolve(ONE, fixes=(fix,)))


def test_an_engine_error_says_what_did_not_happen() -> None:
    assert str(EngineError(rule="DX003", error="KeyError", where="dx003.py:7")) == (
        "DX003 crashed: KeyError dx003.py:7"
    )
    assert str(EngineError(rule="acme", error="ImportError", what="not loaded")) == (
        "acme not loaded: ImportError"
    )


def test_a_report_is_clean_only_when_all_that_applies_was_judged() -> None:
    missing = NotEvaluated(rule="PTP001", slug="pair", needs=("ncci_ptp_practitioner",))

    assert Report().clean
    assert Report(findings=(evolve(ONE, severity=Severity.WARNING),)).clean
    assert not Report(findings=(ONE,)).clean
    assert not Report(not_evaluated=(missing,)).clean


def test_a_report_is_true_also_when_it_is_empty() -> None:
    assert Report()
    assert len(Report()) == 0


def test_locators_add_their_places() -> None:
    def x12(obj: object, path: str) -> tuple[Place, ...]:
        return (Place(system="x12", label="2400/SV107"),)

    def form(obj: object, path: str) -> tuple[Place, ...]:
        return (Place(system="CMS-1500", label="24E"),)

    located = Report(findings=(ONE,), subject=object()).located(x12, form).findings[0]

    assert [str(place) for place in located.places] == ["x12 2400/SV107", "CMS-1500 24E"]


def test_findings_are_picked_by_family_id_or_slug() -> None:
    report = Report(findings=(ONE,))

    assert report.by_rule("DX") == report.by_rule("DX003") == (ONE,)
    assert report.by_rule("pointer-without-diagnosis") == (ONE,)
    assert report.by_rule("PTP") == ()
