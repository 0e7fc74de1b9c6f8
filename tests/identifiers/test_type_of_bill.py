"""Types of bill."""

import re
from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import type_of_bill


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("13", InvalidLength, "length"),
        ("1311", InvalidLength, "length"),
        ("00131", InvalidLength, "length"),
        ("031", InvalidFormat, "characters"),
        ("A31", InvalidFormat, "characters"),
        ("1A1", InvalidFormat, "characters"),
        ("101", InvalidFormat, "characters"),
        ("13-", InvalidFormat, "characters"),
    ],
)
def test_a_type_of_bill_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        type_of_bill.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_the_leading_zero_is_for_people() -> None:
    assert type_of_bill.validate("0131") == type_of_bill.validate("131") == "131"
    assert type_of_bill.format("131") == type_of_bill.format("0131") == "0131"
    assert type_of_bill.format("13") == "13"


def test_the_frequency_may_be_a_letter() -> None:
    assert type_of_bill.validate("081a") == "81A"


def test_every_type_of_the_cms_list_is_well_formed(shared: Path) -> None:
    path = shared / "codedata/lists/CodeSystem-CLM-BILL-FREQ-CD.fsh"
    listed = re.findall(r"^\* #([^~\s]+)", path.read_text("utf-8"), re.MULTILINE)

    assert len(listed) == 1_938
    assert [code for code in listed if type_of_bill.validate(f"0{code}") != code] == []
