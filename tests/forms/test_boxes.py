import pytest

from billingcore.forms._boxes import Box, boxes_of, steps_of, table
from billingcore.model import Accident, Claim, Diagnosis, OtherPayer, Provider, ServiceLine

ROWS = table(
    "1 patient",
    "2 patient.name",
    "3 lines[*].providers[82 DN]",
    "4 lines[0]$",
    "5 lines$",
    "6 accident.causes[AA]",
    "7 providers[82].id",
    "8 providers[82].id | paper",
    "9 other_payers[0]",
    "10 diagnoses[ABF BF #]",
)
CLAIM = Claim(
    lines=(ServiceLine(), ServiceLine(providers=(Provider(role="77"), Provider(role="DN")))),
    accident=Accident(causes=("EM", "AA")),
    providers=(Provider(role="82"),),
    other_payers=(OtherPayer(), OtherPayer()),
    diagnoses=tuple(Diagnosis(qualifier=qualifier) for qualifier in ("ABK", "ABF", "ABJ", "BF")),
)


def boxes(path: str, *met: str) -> list[Box]:
    return list(boxes_of(ROWS, CLAIM, path, frozenset(met)))


def test_a_pattern_covers_what_is_below_it() -> None:
    assert boxes("patient") == boxes("patient.address.city") == [Box("1")]


def test_the_longest_pattern_counts() -> None:
    assert boxes("patient.name") == boxes("patient.name.last") == [Box("2")]


def test_a_code_in_brackets_is_the_qualifier_or_role_of_what_stands_there() -> None:
    assert boxes("lines[1].providers[0].id") == []
    assert boxes("lines[1].providers[1].id") == [Box("3", index=1)]
    assert boxes("lines[1].providers[2].id") == []
    assert boxes("lines[7].providers[0].id") == []


def test_a_code_in_brackets_may_be_the_code_itself() -> None:
    assert boxes("accident.causes[0]") == []
    assert boxes("accident.causes[1]") == [Box("6")]


def test_a_number_sign_counts_what_the_pattern_picks() -> None:
    assert boxes("diagnoses[1].code") == [Box("10", index=0)]
    assert boxes("diagnoses[3].code") == [Box("10", index=1)]
    assert boxes("diagnoses[2].code") == boxes("diagnoses[4].code") == boxes("diagnoses") == []


def test_a_number_in_brackets_is_an_index() -> None:
    assert boxes("other_payers[0].paid") == [Box("9")]
    assert boxes("other_payers[1].paid") == []


def test_a_dollar_covers_that_path_alone() -> None:
    assert boxes("lines[0]") == [Box("4")]
    assert boxes("lines") == [Box("5")]
    assert boxes("lines[0].charge") == boxes("lines[1]") == []


def test_a_condition_that_is_met_adds_a_box() -> None:
    assert boxes("providers[0].id") == [Box("7")]
    assert boxes("providers[0].id", "paper") == [Box("7"), Box("8")]


@pytest.mark.parametrize("path", ["", "nobody", "patient..name", "lines[", "LINES", "providers.id"])
def test_what_is_no_known_path_has_no_box(path: str) -> None:
    assert boxes(path) == []


def test_a_path_is_read_step_by_step() -> None:
    assert [(step.name, step.chosen) for step in steps_of("lines[2].procedure.code")] == [
        ("lines", "2"),
        ("procedure", None),
        ("code", None),
    ]


@pytest.mark.parametrize("row", ["24D", "", "24D Lines", "24D lines[*].", "1 a | b | c"])
def test_a_row_that_cannot_be_read_is_a_mistake(row: str) -> None:
    with pytest.raises(ValueError, match="not a row of a box table"):
        table(row)
