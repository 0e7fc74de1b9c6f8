"""Place of service codes."""

import csv
import re
from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import place_of_service


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("1", InvalidLength, "length"),
        ("111", InvalidLength, "length"),
        ("1A", InvalidFormat, "characters"),
        ("1\u0661", InvalidFormat, "characters"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        place_of_service.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_every_code_of_the_cms_lists_is_well_formed(shared: Path) -> None:
    lists = shared / "codedata/lists"
    with (lists / "pos_2024.csv").open(encoding="utf-8") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    text = (lists / "CodeSystem-CLM-POS-CD.fsh").read_text("utf-8")
    codes.update(re.findall(r"^\* #([^~\s]+)", text, re.MULTILINE))

    assert len(codes) == 100
    assert [code for code in codes if place_of_service.validate(code) != code] == []
