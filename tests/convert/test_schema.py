import jsonschema
import pytest

from billingcore.convert import ConversionError, json_schema
from billingcore.model import Amount, Claim


def test_a_small_class_has_a_small_schema() -> None:
    decimal = r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"

    assert json_schema(Amount) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Amount",
        "description": "Give an amount of money of some kind (segment AMT).",
        "type": "object",
        "properties": {
            "schema": {"const": "billingcore/2"},
            "type": {"const": "Amount"},
            "qualifier": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
            "value": {
                "anyOf": [{"type": "string", "pattern": decimal}, {"type": "null"}],
                "default": None,
            },
        },
        "required": ["schema", "type"],
        "additionalProperties": False,
        "$defs": {},
    }


def test_a_default_is_stated_as_it_would_be_written() -> None:
    schema = json_schema(Claim)

    assert schema["properties"]["frequency"]["default"] == "1"  # type: ignore[index]
    assert schema["properties"]["lines"]["default"] == []  # type: ignore[index]
    assert schema["properties"]["signatures"]["default"] == {}  # type: ignore[index]


@pytest.mark.parametrize(
    "fields",
    [
        {"charge": 1.5},
        {"charge": "1,5"},
        {"lines": {}},
        {"lines": [{"diagnosis_pointers": ["1"]}]},
        {"lines": [{"period": "March"}]},
        {"lines": [{"period": {"start": "2026-03-02"}}]},
        {"colour": "red"},
        {"schema": "billingcore/3"},
        {"type": "Name"},
    ],
)
def test_what_cannot_be_read_is_not_valid(fields: dict[str, object]) -> None:
    checker = jsonschema.FormatChecker(formats=["date"])
    validator = jsonschema.Draft202012Validator(json_schema(Claim), format_checker=checker)

    assert not validator.is_valid({"schema": "billingcore/2", "type": "Claim", **fields})


def test_only_a_class_of_the_model_has_a_schema() -> None:
    with pytest.raises(ConversionError, match="is not a class of the model"):
        json_schema(int)
