"""Revenue codes."""

import re
from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import revenue


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("45", InvalidLength, "length"),
        ("04500", InvalidLength, "length"),
        ("045A", InvalidFormat, "characters"),
        ("45A", InvalidLength, "length"),
        ("04\u06650", InvalidFormat, "characters"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        revenue.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_three_digits_get_their_leading_zero() -> None:
    assert revenue.validate("450") == revenue.validate("0450") == "0450"
    assert revenue.format("450") == "0450"


def test_every_code_of_the_cms_list_is_well_formed_with_and_without_its_zero(shared: Path) -> None:
    path = shared / "codedata/lists/CodeSystem-CLM-REV-CNTR-CD.fsh"
    codes = re.findall(r"^\* #(\S+)", path.read_text("utf-8"), re.MULTILINE)

    assert len(codes) == 539
    assert [code for code in codes if revenue.validate(code) != code] == []
    assert [code for code in codes if revenue.validate(code.removeprefix("0")) != code] == []
