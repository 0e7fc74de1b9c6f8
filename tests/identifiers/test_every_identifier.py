"""What holds for every identifier, whatever it looks like."""

import pickle
import pkgutil
from types import ModuleType

import pytest
from hypothesis import assume, given, strategies as st

from billingcore import identifiers
from billingcore.errors import InvalidIdentifier
from tests.identifiers.well_formed import WELL_FORMED

MODULES = {name: getattr(identifiers, name) for name in identifiers.__all__}

every_identifier = pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
# Text with many near misses: the characters that identifiers are made of, and some that only
# look like them (other digits, letters whose capitals are ASCII).
NEAR_MISSES = st.text(
    "0123456789ABDSXTUabdsx .-\u0661\u00b2\u0131\u017f\u00df\u2013\n\ud800", max_size=14
)
ANY_TEXT = st.text() | NEAR_MISSES


def test_the_package_names_every_module() -> None:
    found = [module.name for module in pkgutil.iter_modules(identifiers.__path__)]

    assert identifiers.__all__ == sorted(name for name in found if not name.startswith("_"))


def test_every_module_has_well_formed_values() -> None:
    assert list(WELL_FORMED) == list(MODULES.values())


@every_identifier
def test_the_four_verbs_are_the_public_face(module: ModuleType) -> None:
    assert module.__all__ == ["compact", "format", "is_valid", "validate"]


@every_identifier
@given(data=st.data())
def test_a_well_formed_value_is_valid_and_becomes_compact(
    module: ModuleType, data: st.DataObject
) -> None:
    written = data.draw(WELL_FORMED[module])

    assert module.is_valid(written)
    assert module.validate(written) == module.compact(written)


@every_identifier
@given(data=st.data())
def test_blanks_and_small_letters_change_nothing(module: ModuleType, data: st.DataObject) -> None:
    written = data.draw(WELL_FORMED[module])

    assert module.validate(f" {written.lower()}\t\u00a0\n") == module.validate(written)


@every_identifier
@given(data=st.data())
def test_the_display_form_compacts_to_the_value(module: ModuleType, data: st.DataObject) -> None:
    value = module.validate(data.draw(WELL_FORMED[module]))

    assert module.compact(module.format(value)) == value
    assert module.format(module.format(value)) == module.format(value)


@every_identifier
@given(text=ANY_TEXT)
def test_compacting_twice_is_compacting_once(module: ModuleType, text: str) -> None:
    once = module.compact(text)

    assert module.compact(once) == once


@every_identifier
@given(text=ANY_TEXT)
def test_any_text_is_either_compact_and_ascii_or_an_invalid_identifier(
    module: ModuleType, text: str
) -> None:
    try:
        value = module.validate(text)
    except InvalidIdentifier:
        assert not module.is_valid(text)
        assert module.compact(module.format(text)) == module.compact(text)
    else:
        assert module.is_valid(text)
        assert value == module.compact(text) == module.validate(value)
        assert value.isascii()
        assert value.isalnum()


@every_identifier
@given(one=ANY_TEXT, other=ANY_TEXT)
def test_an_error_depends_on_the_reason_alone_never_on_the_value(
    module: ModuleType, one: str, other: str
) -> None:
    first, second = error_of(module, one), error_of(module, other)
    assume(first and second and first.reason == second.reason)

    assert first is not None
    assert second is not None
    assert (type(first), first.args, str(first), repr(first)) == (
        type(second),
        second.args,
        str(second),
        repr(second),
    )


@every_identifier
@pytest.mark.parametrize("text", ["", "CANARY", "CANARY-4711", "9" * 40, "471147114711", "ÄÖÜ"])
def test_an_error_names_its_module_and_not_the_value(module: ModuleType, text: str) -> None:
    error = error_of(module, text)
    assert error is not None
    told = f"{error} {error!r} {vars(error)} {error.args}"

    assert error.identifier == module.__name__.rpartition(".")[2]
    assert not text or text not in told
    assert error.__cause__ is None
    assert error.__context__ is None


@every_identifier
def test_an_error_survives_pickling(module: ModuleType) -> None:
    error = error_of(module, "")
    assert error is not None
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301

    assert (type(copy), copy.args, vars(copy)) == (type(error), error.args, vars(error))


@every_identifier
@pytest.mark.parametrize("verb", ["compact", "validate", "is_valid", "format"])
@pytest.mark.parametrize("value", [None, 1234567893, b"1234567893", 4.5, ["11"]])
def test_only_text_is_accepted(module: ModuleType, verb: str, value: object) -> None:
    with pytest.raises(TypeError) as caught:
        getattr(module, verb)(value)

    assert "1234567893" not in str(caught.value)


def error_of(module: ModuleType, text: str) -> InvalidIdentifier | None:
    try:
        module.validate(text)
    except InvalidIdentifier as error:
        return error
    return None
