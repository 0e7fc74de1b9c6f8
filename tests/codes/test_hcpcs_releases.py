"""HCPCS Level II as CMS released it."""

import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve, fields

from billingcore.codes import CodeTable, HcpcsCorrection, HcpcsEntry, Reading, Status
from billingcore.codes.loaders import (
    load_hcpcs_anweb,
    load_hcpcs_corrections,
    load_hcpcs_modifiers,
)
from billingcore.errors import WrongFile

from .official_hcpcs import official_list

Load = Callable[..., Reading[HcpcsEntry]]

FILE_2018 = "2018-Alpha-Numeric-HCPCS-File.zip"
FILE_2019 = "2019-Alpha-Numeric-HCPCS-File.zip"
CORRECTIONS_2019 = "2019-HCPCS-Alpha-Numeric-Corrections.zip"
NEW_YEAR = date(2019, 1, 1)


@pytest.fixture(scope="session")
def hcpcs(shared: Path) -> Path:
    return shared / "codedata" / "hcpcs"


@pytest.mark.parametrize(
    "file, name, codes, modifiers, ended",
    [
        (FILE_2018, "2018", 6_205, 354, 466),
        (FILE_2019, "2019", 6_440, 360, 515),
        ("2020_10_anweb.xlsx", "2020-10", 6_825, 371, 629),
    ],
)
def test_every_code_and_modifier_of_a_release_is_loaded(
    hcpcs: Path, file: str, name: str, codes: int, modifiers: int, ended: int
) -> None:
    reading = load_hcpcs_anweb(hcpcs / file)
    of_codes, of_modifiers = list(reading), list(load_hcpcs_modifiers(hcpcs / file))

    assert (len(of_codes), len(of_modifiers)) == (codes, modifiers)
    assert sum(entry.end is not None for entry in of_codes + of_modifiers) == ended
    assert len({entry.code for entry in of_codes + of_modifiers}) == codes + modifiers
    assert reading.edition.name == name
    assert all(source.sha256 for source in reading.edition.files)


def test_the_text_of_2018_has_five_groups_in_the_wrong_columns(hcpcs: Path) -> None:
    reading = load_hcpcs_anweb(hcpcs / FILE_2018)
    shifted = [entry.code for entry in reading if entry.asc_group == "20"]

    assert shifted == ["C9488", "C9745", "C9746", "C9747", "C9748"]
    assert {str(finding).partition(": ")[2] for finding in reading.findings} == {
        "ASC payment group date left out: expected a date"
    }
    assert len(reading.findings) == 5


@pytest.mark.parametrize("load", [load_hcpcs_anweb, load_hcpcs_modifiers])
def test_the_text_and_the_workbook_of_2018_say_the_same(hcpcs: Path, load: Load) -> None:
    text, book = forms(hcpcs / FILE_2018, load)

    assert text == book


def test_the_text_and_the_workbook_of_2019_say_the_same_of_modifiers(hcpcs: Path) -> None:
    text, book = forms(hcpcs / FILE_2019, load_hcpcs_modifiers)

    assert text == book


def test_the_workbook_of_2019_lacks_some_dates_and_has_two_services_more(hcpcs: Path) -> None:
    text, book = forms(hcpcs / FILE_2019, load_hcpcs_anweb)
    differ = [(one, other) for one, other in zip(text, book, strict=True) if one != other]
    undated = [one for one, other in differ if other == evolve(one, action_date=None)]
    more = [
        (one.code, one.types_of_service, other.types_of_service)
        for one, other in differ
        if one.types_of_service != other.types_of_service
    ]

    assert (len(differ), len(undated)) == (117, 115)
    assert more == [
        ("E0210", ("A", "L", "P"), ("A", "L", "P", "R")),
        ("E0776", ("A", "E", "P"), ("A", "E", "P", "R")),
    ]


def forms(path: Path, load: Load) -> tuple[list[HcpcsEntry], list[HcpcsEntry]]:
    """Return the entries of the text and of the workbook in an archive."""
    with zipfile.ZipFile(path) as archive:
        text, book = (
            archive.read(name)
            for ending in (".txt", ".xlsx")
            for name in archive.namelist()
            if "ANWEB" in name and name.endswith(ending)
        )
    day = date(int(path.name[:4]), 1, 1)
    return list(load(text, effective=day)), list(load(book, effective=day))


def test_bytes_and_streams_of_an_archive_load_as_its_path_does(hcpcs: Path) -> None:
    path = hcpcs / FILE_2019
    expected = list(load_hcpcs_modifiers(path))

    assert list(load_hcpcs_modifiers(path.read_bytes(), effective=NEW_YEAR)) == expected
    with path.open("rb") as stream:
        assert list(load_hcpcs_modifiers(stream)) == expected


def test_a_discontinued_code_is_valid_to_the_end_of_its_last_day(hcpcs: Path) -> None:
    table = CodeTable.of("hcpcs", load_hcpcs_anweb(hcpcs / FILE_2019))
    after = table.get("C9463", on=NEW_YEAR)

    assert table.is_valid("C9463", on=date(2018, 12, 31))
    assert (after.status, after.ended) == (Status.NOT_VALID, date(2018, 12, 31))


def test_the_excerpt_of_2026_loads(hcpcs: Path) -> None:
    file = hcpcs / "HCPC2026_OCT_ANWEB.excerpt.csv"
    reading = load_hcpcs_modifiers(file)
    table = CodeTable.of("modifiers", reading)
    entries = list(reading)
    physician = entries[1]

    assert [(entry.code, entry.start, entry.end) for entry in entries] == [
        ("A1", date(2002, 7, 1), None),
        ("AM", date(1991, 1, 1), None),
        ("CP", date(2016, 1, 1), date(2017, 12, 31)),
        ("JG", date(2018, 1, 1), date(2024, 12, 31)),
    ]
    assert (physician.coverage, physician.carriers_manual) == ("D", ("4105.7",))
    assert (physician.processing_note, physician.cross_references) == ("0069", ("QM",))
    assert [table.is_valid("JG", on=day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [
        True,
        False,
    ]
    assert (table.edition.last, reading.findings) == (date(2026, 12, 31), ())
    assert list(load_hcpcs_anweb(file)) == []


def test_the_list_of_2024_loads_from_the_official_layout(hcpcs: Path) -> None:
    data = official_list(hcpcs / "hcpcs_lvl2_2024.csv")
    reading = load_hcpcs_anweb(data, effective=date(2024, 7, 1))
    entries = list(reading)

    assert len(entries) == 8_033
    assert sum(entry.end is not None for entry in entries) == 1_058
    assert Counter(entry.coverage for entry in entries)["C"] == 4_857
    assert reading.findings == ()


def test_releases_merge_and_a_code_that_vanished_ends_with_the_last_that_had_it(
    hcpcs: Path,
) -> None:
    readings = [load_hcpcs_anweb(hcpcs / file) for file in (FILE_2019, FILE_2018)]
    table = CodeTable.of("hcpcs", *readings)

    assert len(table) == 6_442
    assert [entry.end for entry in table.history("G9976")] == [date(2018, 12, 31)]
    assert [entry.start for entry in table.history("G9890")] == [date(2018, 4, 1)]
    assert (table.edition.name, table.edition.first, table.edition.last) == (
        "2019",
        date(2014, 1, 1),
        date(2019, 12, 31),
    )


def test_corrections_are_read_from_the_workbooks_and_not_from_their_printed_lists(
    hcpcs: Path,
) -> None:
    reading = load_hcpcs_corrections(hcpcs / CORRECTIONS_2019)
    rows = list(reading)

    assert [row.code for row in rows] == (
        "A5513 B4105 C1890 C9034 C9468 J1095 J2186 J2787 Q2026 Q5111 Q9994 DA C1890 J7329".split()
    )
    assert rows[1] == HcpcsCorrection(
        code="B4105",
        action="Change Cov to C and Price to 39",
        effective=NEW_YEAR,
        coverage="C",
        pricing=("39",),
    )
    assert [file.member for file in reading.edition.files] == [
        "HCPC2019_Corrections_ALPHA.xlsx",
        "HCPC2019_Corrections_ALPHA_v2.xlsx",
    ]
    assert [str(finding) for finding in reading.findings] == [
        f"warning LOD002 file {CORRECTIONS_2019}/HCPC2019_Corrections_ALPHA.xlsx line 14: "
        "effective date left out: expected a date"
    ]


def test_the_printed_list_of_corrections_is_refused(hcpcs: Path) -> None:
    with zipfile.ZipFile(hcpcs / CORRECTIONS_2019) as archive:
        printed = archive.read("HCPC2019_Corrections_ALPHA.prn")

    with pytest.raises(WrongFile, match="a printed list of HCPCS corrections"):
        load_hcpcs_corrections(printed)


def test_the_corrections_of_2019_change_the_release(hcpcs: Path) -> None:
    corrections = hcpcs / CORRECTIONS_2019
    before = {entry.code: entry for entry in load_hcpcs_anweb(hcpcs / FILE_2019)}
    reading = load_hcpcs_anweb(hcpcs / FILE_2019, corrections=corrections)
    after = {entry.code: entry for entry in reading}
    changes = {
        code: changed(before[code], entry)
        for code, entry in after.items()
        if code in before and entry != before[code]
    }

    assert changes == {
        "A5513": {"action": "F", "action_date": NEW_YEAR},
        "B4105": {"coverage": "C", "pricing": ("39",)},
        "C9034": {
            "end": date(2018, 12, 31),
            "action": "D",
            "action_date": NEW_YEAR,
            "cross_references": ("J1095",),
        },
        "C9468": {"cross_references": ("J7203",)},
        "J7329": {"asc_group": "YY", "asc_date": NEW_YEAR},
        "Q2026": {"asc_group": None, "asc_date": None},
        "Q9994": {"coverage": "C", "pricing": ("39",)},
    }
    assert {code: after[code].start for code in after.keys() - before.keys()} == {
        "C1890": NEW_YEAR,
        "J1095": NEW_YEAR,
        "J2186": NEW_YEAR,
        "J2787": NEW_YEAR,
        "Q5111": None,  # added on 01/0/12019, says the file
    }
    assert (after["C1890"].asc_group, after["C1890"].statute) == ("YY", "1833(t)")
    assert [finding.rule for finding in reading.findings] == ["LOD002"]
    modifiers = load_hcpcs_modifiers(hcpcs / FILE_2019, corrections=corrections)
    assert list(modifiers)[-1] == HcpcsEntry("DA", date(2011, 1, 1))


def changed(before: HcpcsEntry, after: HcpcsEntry) -> dict[str, object]:
    names = (field.name for field in fields(HcpcsEntry))
    return {
        name: getattr(after, name)
        for name in names
        if getattr(before, name) != getattr(after, name)
    }
