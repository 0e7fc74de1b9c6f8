import sys
from collections.abc import Iterator

import pytest

from billingcore.convert import ConversionError, from_json, to_json
from billingcore.convert._text import _dumps
from billingcore.findings import Fix, Kept
from billingcore.model import Claim, Name

LATIN_1 = Name(last="N\udcfa\udcf1ez")


@pytest.fixture(params=["with orjson", "without orjson"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.param == "without orjson":
        monkeypatch.setitem(sys.modules, "orjson", None)
    else:
        pytest.importorskip("orjson")
    _dumps.cache_clear()
    yield
    _dumps.cache_clear()


@pytest.mark.usefixtures("library")
def test_text_is_one_line_in_the_order_of_the_fields() -> None:
    assert (
        to_json(Claim(charge="135.00", facility_code="É1"))
        == '{"schema":"billingcore/2","type":"Claim","charge":"135.00","facility_code":"É1"}'
    )


@pytest.mark.usefixtures("library")
def test_bytes_that_were_no_utf_8_survive() -> None:
    text = to_json(LATIN_1)

    assert text.encode("utf-8").decode() == text
    assert from_json(text, Name) == LATIN_1


@pytest.mark.usefixtures("library")
def test_a_number_of_any_size_survives() -> None:
    kept = Kept(number=2**80, text="")

    assert from_json(to_json(kept)) == kept


@pytest.mark.parametrize(
    "text, problem",
    [
        ("", "is not JSON, at character 0"),
        ('{"schema"', "is not JSON, at character 9"),
        (b"\xff", "is not JSON that can be read"),
        ("[1]", "expected an object with its schema"),
        ('{"schema": "billingcore/2", "type": "Claim", "type": "Name"}', "has a key twice"),
        ('{"schema": ' + "9" * 5000 + "}", "is not JSON that can be read"),
        ("[" * 100_000, "is not JSON that can be read"),
    ],
)
def test_text_that_is_not_ours_is_an_error(text: str | bytes, problem: str) -> None:
    with pytest.raises(ConversionError, match=problem) as caught:
        from_json(text)

    assert caught.value.__context__ is None


def test_not_a_number_is_refused_as_a_float() -> None:
    with pytest.raises(ConversionError, match="found a float"):
        from_json('{"schema": "billingcore/2", "type": "Claim", "charge": NaN}')


def test_a_class_asked_for_is_the_class_that_comes_back() -> None:
    assert from_json(to_json(Fix(text="x")), Fix).text == "x"
    with pytest.raises(ConversionError, match="type: expected Claim, found Fix"):
        from_json(to_json(Fix(text="x")), Claim)
