"""What holds for every class of the model and of findings."""

from decimal import Decimal
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings, strategies as st

from billingcore.convert import (
    SCHEMA,
    ConversionError,
    from_data,
    from_json,
    json_schema,
    to_data,
    to_json,
)
from billingcore.convert._kinds import RESERVED, converted_fields, kinds
from billingcore.convert._text import _dumps_exactly

from .strategies import objects

CLASSES = pytest.mark.parametrize("cls", list(kinds().values()), ids=list(kinds()))
JSON = {dict, list, str, int, bool, type(None)}


def types_in(data: object) -> set[type]:
    if isinstance(data, dict):
        return {dict}.union(*map(types_in, data.values()))
    if isinstance(data, list):
        return {list}.union(*map(types_in, data))
    return {type(data)}


def digits(obj: object) -> Any:
    """Every part of an object, with the exponent of its numbers, which equality ignores."""
    if isinstance(obj, Decimal):
        return obj.as_tuple()
    if isinstance(obj, tuple):
        return tuple(map(digits, obj))
    if attrs.has(type(obj)):
        return [digits(getattr(obj, f.name)) for f in converted_fields(type(obj))]
    return obj


@CLASSES
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_written_reads_back_equal_to_the_last_digit(cls: type, data: Any) -> None:
    obj = data.draw(objects(cls))
    plain = to_data(obj)
    back: object = from_data(plain, cls)

    assert back == obj
    assert digits(back) == digits(obj)
    assert types_in(plain) <= JSON


@CLASSES
@settings(max_examples=25)
@given(data=st.data())
def test_text_is_the_same_with_and_without_the_fast_extra(cls: type, data: Any) -> None:
    obj = data.draw(objects(cls))
    text = to_json(obj)

    assert text == _dumps_exactly(to_data(obj))
    assert from_json(text, cls) == obj
    assert from_json(text.encode(), cls) == obj


@CLASSES
@settings(max_examples=15)
@given(data=st.data())
def test_what_is_written_is_valid_by_the_schema(cls: type, data: Any) -> None:
    jsonschema.Draft202012Validator(json_schema(cls)).validate(to_data(data.draw(objects(cls))))


@CLASSES
def test_the_schema_is_one(cls: type) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(cls))


@CLASSES
def test_no_field_takes_a_key_of_the_root(cls: type) -> None:
    assert RESERVED.isdisjoint(field.name for field in attrs.fields(cls))


@CLASSES
def test_an_unknown_key_is_an_error_with_its_place(cls: type) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(cls))
    data = {"schema": SCHEMA, "type": cls.__name__, "colour": "red"}

    with pytest.raises(ConversionError, match=r"\(root\): unknown key colour"):
        from_data(data)
    assert not validator.is_valid(data)


def is_exact(field: "attrs.Attribute[Any]") -> bool:
    return field.type in (Decimal, Decimal | None)


@pytest.mark.parametrize("value", [1.5, 12, True, "NaN", "12x", "1,0", " 1", "1_0", "1\n", "٣", ""])
def test_an_exact_number_is_text_in_exact_form(value: object) -> None:
    fields = [(c, f.name) for c in kinds().values() for f in converted_fields(c) if is_exact(f)]
    assert len(fields) > 80

    for cls, name in fields:
        with pytest.raises(ConversionError) as caught:
            from_data({"schema": SCHEMA, "type": cls.__name__, name: value})

        assert f"{name}: expected an exact decimal as text" in str(caught.value)


def test_what_an_object_only_remembers_is_not_converted() -> None:
    remembered = {
        f"{name}.{field.name}"
        for name, cls in kinds().items()
        for field in set(attrs.fields(cls)) - set(converted_fields(cls))
    }

    assert remembered >= {"Claim.source", "Report.subject"}
    assert {name.partition(".")[2] for name in remembered} <= {"source", "subject", "_by_code"}


def test_a_default_that_changes_is_a_new_version_of_the_schema() -> None:
    # Data leaves defaults out: what they mean today they must mean for ever in this version.
    empty = (None, (), "")
    defaults = {
        f"{name}.{field.name}": str(field.default)
        for name, cls in kinds().items()
        for field in converted_fields(cls)
        if field.default is not attrs.NOTHING and field.default not in empty
    }

    assert SCHEMA == "billingcore/2"
    assert defaults == DEFAULTS


DEFAULTS = {
    "Batch.kind": "professional",
    "Batch.purpose": "00",
    "Batch.use": "CH",
    "Claim.kind": "professional",
    "Claim.frequency": "1",
    "Claim.signatures": "Signatures()",
    "ClaimPayment.status": "1",
    "Contact.function": "IC",
    "Coverage.sequence": "P",
    "Diagnosis.qualifier": "ABF",
    "Drug.qualifier": "N4",
    "Encounter.kind": "professional",
    "EngineError.what": "crashed",
    "Finding.disposition": "information",
    "Fix.safety": "manual",
    "Kept.element": "0",
    "Kept.component": "0",
    "Kept.elements": "1",
    "Name.entity": "1",
    "NotEvaluated.reason": "table not loaded",
    "Payment.handling": "I",
    "Payment.credit_debit": "C",
    "PerformedProcedure.quantity": "1",
    "PerformedProcedure.unit": "UN",
    "Price.unit": "UN",
    "PriorDecision.ambiguous": "False",
    "Procedure.system": "HC",
    "ServiceLine.unit": "UN",
    "Signatures.provider_signature": "Y",
    "Signatures.assignment": "A",
    "Signatures.benefits_assigned": "Y",
    "Signatures.release_of_information": "Y",
    "Tooth.system": "JP",
}
