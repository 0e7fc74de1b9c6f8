"""Provider taxonomy codes."""

import csv
from pathlib import Path

import pytest

from billingcore.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from billingcore.identifiers import taxonomy


@pytest.mark.parametrize(
    "text, error, reason",
    [
        ("", InvalidLength, "length"),
        ("207Q00000", InvalidLength, "length"),
        ("207Q00000XX", InvalidLength, "length"),
        ("207Q000000", InvalidFormat, "characters"),
        ("A07Q00000X", InvalidFormat, "characters"),
        ("207-00000X", InvalidFormat, "characters"),
        ("TAXONOMY1X", InvalidFormat, "characters"),
    ],
)
def test_a_code_is_refused_for_what_is_wrong_with_it(
    text: str, error: type[InvalidIdentifier], reason: str
) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        taxonomy.validate(text)

    assert (type(caught.value), caught.value.reason) == (error, reason)


def test_the_fillers_of_early_editions_are_let_through() -> None:
    assert taxonomy.is_valid("203BF0100Y")
    assert taxonomy.is_valid("203BA0200N")


@pytest.mark.parametrize("edition, count", [("90", 809), ("150", 834), ("221", 868), ("250", 879)])
def test_every_code_of_the_official_lists_is_well_formed(
    shared: Path, edition: str, count: int
) -> None:
    path = shared / f"codedata/nucc/nucc_taxonomy_{edition}.csv"
    with path.open(encoding="latin-1", newline="") as file:
        first = [row[0] for row in csv.reader(file) if row]
    codes = [code for code in first if len(code) == 10 and code[0].isdigit()]

    assert len(codes) == count
    assert [code for code in codes if taxonomy.validate(code) != code] == []
