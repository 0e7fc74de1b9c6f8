"""What CMS corrects in a release of HCPCS Level II."""

from datetime import date

import pytest

from billingcore.codes import HcpcsCorrection, HcpcsEntry
from billingcore.codes.loaders import (
    load_hcpcs_anweb,
    load_hcpcs_corrections,
    load_hcpcs_modifiers,
)
from billingcore.errors import WrongFile

from .official_hcpcs import as_csv, row
from .workbooks import Cell, workbook

NEW_YEAR = date(2019, 1, 1)
HEADER: tuple[Cell, ...] = (
    "CODE",
    "ACTION",
    "EFF DATE",
    "SHORT DESC",
    "LONG DESC",
    "TOS ",
    "BETOS",
    "COV",
    "PRICE",
    "XREF CODE",
    "ASC IND",
    "ASC DATE",
    "COMMENTS",
)
RELEASE = as_csv([row("J0170", COV="C"), row("J0171", COV="D"), row("KX")])
ENTRY = HcpcsEntry("J0170", date(2010, 1, 1), coverage="C", asc_group="YY", asc_date=NEW_YEAR)


def corrections(*rows: tuple[Cell, ...]) -> bytes:
    """Return the workbook that CMS would publish."""
    return workbook([(None, None, None, "2019 ALPHA-NUMERIC HCPCS CORRECTIONS"), (), HEADER, *rows])


def corrected(*rows: tuple[Cell, ...]) -> tuple[list[HcpcsEntry], list[str]]:
    """Return the codes of the release as corrected, and what is wrong."""
    reading = load_hcpcs_anweb(RELEASE, corrections=corrections(*rows), effective=NEW_YEAR)
    return list(reading), list(map(str, reading.findings))


def test_every_cell_of_a_correction_is_kept() -> None:
    given = ("J0170", "ADD CODE", NEW_YEAR, "Short", "Long", "9,F", "O1E", "D", "51,57", "J0171")
    reading = load_hcpcs_corrections(corrections((*given, "YY", NEW_YEAR, "See the manual")))

    assert list(reading) == [
        HcpcsCorrection(
            code="J0170",
            action="ADD CODE",
            effective=NEW_YEAR,
            short_title="Short",
            title="Long",
            types_of_service=("9", "F"),
            betos="O1E",
            coverage="D",
            pricing=("51", "57"),
            cross_references=("J0171",),
            asc_group="YY",
            asc_date=NEW_YEAR,
            comment="See the manual",
        )
    ]
    assert list(reading) == list(reading)
    assert reading.findings == ()


@pytest.mark.parametrize(
    "action, changes",
    [
        ("Discontinue", {"end": date(2018, 12, 31), "action": "D", "action_date": NEW_YEAR}),
        ("Change xref code to j7203", {"cross_references": ("J7203",)}),
        (
            'Change Action code to "F" and add Action Effective date',
            {"action": "F", "action_date": NEW_YEAR},
        ),
        ('Remove "YY" ASC Ind and ASC Start date', {"asc_group": None, "asc_date": None}),
        ("Removed in error - add back to file", {"start": NEW_YEAR, "action": None}),
    ],
)
def test_an_action_that_says_all_in_words_is_understood(
    action: str, changes: dict[str, object]
) -> None:
    correction = HcpcsCorrection(code="J0170", action=action, effective=NEW_YEAR)
    got = correction.applied_to(ENTRY)

    assert got is not None
    assert {name: getattr(got, name) for name in changes} == changes


def test_a_comment_may_give_the_statute() -> None:
    correction = HcpcsCorrection(code="J0170", action="Change", comment="Statute 1833(t)")
    got = correction.applied_to(ENTRY)

    assert got is not None
    assert got.statute == "1833(t)"


def test_a_modifier_that_was_left_out_in_error_is_back() -> None:
    data = corrections(("DA", "Removed in error - add back to file", date(2011, 1, 1)))
    reading = load_hcpcs_modifiers(RELEASE, corrections=data, effective=NEW_YEAR)

    assert [(entry.code, entry.start) for entry in reading] == [
        ("KX", date(2010, 1, 1)),
        ("DA", date(2011, 1, 1)),
    ]


def test_an_action_in_other_words_changes_nothing() -> None:
    correction = HcpcsCorrection(code="J0170", action="See the memorandum")

    assert correction.applied_to(ENTRY) is None


def test_a_correction_changes_what_it_gives_and_leaves_the_rest() -> None:
    entries, findings = corrected(
        ("J0170", "Change Cov to M", NEW_YEAR, *[None] * 4, "M"),
        ("J0170", "Change xref code to J0171", NEW_YEAR),
    )

    assert entries == [
        HcpcsEntry(
            "J0170", date(2010, 1, 1), coverage="M", cross_references=("J0171",), action="N"
        ),
        HcpcsEntry("J0171", date(2010, 1, 1), coverage="D", action="N"),
    ]
    assert findings == []


def test_a_code_that_is_added_can_be_corrected_in_its_turn() -> None:
    entries, findings = corrected(
        ("J0172", "ADD CODE", NEW_YEAR, "Short", "Long"),
        ("J0172", "Change Cov to M", NEW_YEAR, *[None] * 4, "M"),
    )

    assert entries[-1] == HcpcsEntry(
        "J0172",
        NEW_YEAR,
        title="Long",
        short_title="Short",
        coverage="M",
        action="A",
        action_date=NEW_YEAR,
    )
    assert findings == []


def test_what_cannot_be_corrected_is_told_with_its_line() -> None:
    entries, findings = corrected(
        ("J0170", "See the memorandum", NEW_YEAR),
        ("J0199", "Discontinue", NEW_YEAR),
        ("none", "ADD CODE", NEW_YEAR),
        ("KX", "See the memorandum", NEW_YEAR),
    )

    assert [entry.code for entry in entries] == ["J0170", "J0171"]
    assert [text.partition("line ")[2] for text in findings] == [
        "6: row left out: the code is not a procedure code or modifier",
        "4: row left out: what to change is in words only",
        "5: row left out: the release has no such code",
    ]


def test_a_reading_with_corrections_is_gone_through_twice() -> None:
    reading = load_hcpcs_anweb(
        RELEASE, corrections=corrections(("J0170", "Discontinue", NEW_YEAR)), effective=NEW_YEAR
    )

    assert list(reading) == list(reading)
    assert [entry.end for entry in reading] == [date(2018, 12, 31), None]


def test_wording_that_is_licensed_is_dropped_unless_it_is_kept() -> None:
    data = corrections(("D0120", "ADD CODE", NEW_YEAR, "Invented", "Invented words"))

    assert [row.title for row in load_hcpcs_corrections(data)] == [None]
    kept = load_hcpcs_corrections(data, keep_descriptions=True)
    assert [row.title for row in kept] == ["Invented words"]


def test_a_release_is_no_file_of_corrections() -> None:
    with pytest.raises(WrongFile, match="looks like a HCPCS Level II"):
        load_hcpcs_corrections(RELEASE)
