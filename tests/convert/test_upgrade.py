from typing import Any

import pytest

from billingcore.convert import SCHEMA, ConversionError, from_data, from_json, upgrade
from billingcore.convert._upgrade import STEPS
from billingcore.findings import Finding, Fix, Location, Report
from billingcore.model import (
    Batch,
    Claim,
    ConditionIndicator,
    InstitutionalDetail,
    ServiceLine,
    ValueCode,
)


def from_version_0(data: dict[str, object]) -> dict[str, object]:
    """A made-up version in which a claim's lines were called services."""
    claims: Any = data["claims"]
    return {**data, "claims": [{"lines": old["services"]} for old in claims]}


OLD = {
    "schema": "billingcore/0",
    "type": "Batch",
    "claims": [{"services": [{"charge": "12.00"}]}],
}


def test_older_data_takes_every_step_to_today() -> None:
    today = upgrade(OLD, steps={**STEPS, 0: from_version_0})

    assert today == {
        "schema": SCHEMA,
        "type": "Batch",
        "claims": [{"lines": [{"charge": "12.00"}]}],
    }
    assert from_data(today, Batch).claims[0].line_total == 12


def test_a_step_leaves_the_older_data_alone() -> None:
    before = repr(OLD)
    upgrade(OLD, steps={**STEPS, 0: from_version_0})

    assert repr(OLD) == before


def test_data_of_today_is_left_as_it_is() -> None:
    data = {"schema": SCHEMA, "type": "Claim"}

    assert upgrade(data) == data
    assert from_data(data) == Claim()


def test_older_data_without_a_step_is_an_error() -> None:
    with pytest.raises(ConversionError, match="schema: there is no way from version 0 to 2"):
        from_data(OLD)


def test_there_is_a_step_from_every_version_before_today() -> None:
    assert sorted(STEPS) == list(range(1, int(SCHEMA.partition("/")[2])))


def test_version_1_had_other_names_for_codes_and_indicators() -> None:
    home = {"category": "75", "applies": "Y", "conditions": ["IH"]}
    stored = {
        "schema": "billingcore/1",
        "type": "Claim",
        "conditions": [home],
        "lines": [{"conditions": [home]}],
        "institutional": {"values": [{"code": "80", "amount": "3"}], "treatments": ["A01"]},
    }
    indicators = (ConditionIndicator("75", "Y", ("IH",)),)

    assert from_data(stored) == Claim(
        condition_indicators=indicators,
        lines=(ServiceLine(condition_indicators=indicators),),
        institutional=InstitutionalDetail(
            value_codes=(ValueCode("80", 3),), treatment_codes=("A01",)
        ),
    )


def test_the_codes_of_an_indicator_kept_their_name() -> None:
    stored = {"schema": "billingcore/1", "type": "ConditionIndicator", "conditions": ["IH"]}

    assert from_data(stored) == ConditionIndicator(conditions=("IH",))


def test_paths_of_version_1_lead_to_the_same_values() -> None:
    indicator = {"type": "ConditionIndicator", "conditions": ["IH"]}
    finding = {
        "rule": "X1",
        "slug": "x",
        "severity": "error",
        "template": "conditions apply",
        "path": "lines[0].conditions[1].conditions[0]",
        "related": ["institutional.values[2].amount", "condition_codes[0]"],
        "location": {"path": "institutional.treatments[0]"},
        "fixes": [{"text": "add", "safety": "manual", "changes": [["conditions", [indicator]]]}],
    }
    stored = {"schema": "billingcore/1", "type": "Report", "findings": [finding]}
    report = from_data(stored, Report)

    assert report.findings == (
        Finding(
            rule="X1",
            slug="x",
            severity=report.findings[0].severity,
            template="conditions apply",
            path="lines[0].condition_indicators[1].conditions[0]",
            related=("institutional.value_codes[2].amount", "condition_codes[0]"),
            location=Location(path="institutional.treatment_codes[0]"),
            fixes=(
                Fix(
                    text="add",
                    changes=(("condition_indicators", (ConditionIndicator(conditions=("IH",)),)),),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"path": 7},
        {"related": "conditions"},
        {"fixes": [{"changes": 7}]},
        {"fixes": [{"changes": [7, [], [7]]}]},
        {"findings": [{"type": []}]},
        {"lines": [[[{"conditions": 7}]]]},
    ],
)
def test_older_data_that_is_wrong_is_still_an_error(fields: dict[str, object]) -> None:
    for name in ("Claim", "Finding", "Report"):
        with pytest.raises(ConversionError):
            from_data({"schema": "billingcore/1", "type": name, **fields})


def test_older_data_that_is_nested_too_deeply_is_an_error() -> None:
    deep = '{"a": ' * 700 + "1" + "}" * 700

    with pytest.raises(ConversionError, match=r"\(root\): is nested too deeply"):
        from_json(f'{{"schema": "billingcore/1", "type": "Claim", "lines": [{deep}]}}')
