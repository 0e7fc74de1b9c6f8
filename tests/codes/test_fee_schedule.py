"""The relative value files of the physician fee schedule, and the amounts that come of them."""

import io
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from billingcore.codes import FeeSchedule, FeeScheduleRow, GpciRow, GpciTable, Reading
from billingcore.codes.loaders import load_gpci, load_oppscap, load_pprrvu
from billingcore.errors import WrongFile

from .official_fees import (
    SPREAD,
    as_csv,
    as_workbook,
    fixed,
    heading,
    pprrvu,
    row,
    unpacked,
    zipped,
)

OCTOBER = date(2025, 10, 1)
PLAIN = FeeScheduleRow(
    "20610",
    status="A",
    work=Decimal("0.79"),
    nonfacility_pe=Decimal("1.04"),
    facility_pe=Decimal("0.44"),
    malpractice=Decimal("0.13"),
    nonfacility_total=Decimal("1.96"),
    facility_total=Decimal("1.36"),
    pc_tc="0",
    global_days="000",
    preoperative=Decimal(0),
    intraoperative=Decimal(0),
    postoperative=Decimal(0),
    multiple="2",
    bilateral="1",
    assistant="1",
    co_surgeons="0",
    team="0",
    conversion_factor=Decimal("32.3465"),
    supervision="09",
    calculation_flag="0",
    imaging_family="99",
    opps_nonfacility_pe=Decimal(0),
    opps_facility_pe=Decimal(0),
    opps_malpractice=Decimal(0),
)
ALL_FILLED = row(
    "45378", "53", _2="A NAME", _4="+", _7="NA", _9="NA", _13="1", _14="MMM", _15="0.10",
    _16="0.69", _17="0.21", _18="3", _19="3", _20="2", _21="2", _22="1", _23="45300", _25="6A",
    _27="88", _28="3.58", _29="3.57", _30="0.06",
)  # fmt: skip
FILLED = evolve(
    PLAIN,
    code="45378",
    modifier="53",
    not_used="+",
    nonfacility_na="NA",
    facility_na="NA",
    pc_tc="1",
    global_days="MMM",
    preoperative=Decimal("0.10"),
    intraoperative=Decimal("0.69"),
    postoperative=Decimal("0.21"),
    multiple="3",
    bilateral="3",
    assistant="2",
    co_surgeons="2",
    team="1",
    endoscopic_base="45300",
    supervision="6A",
    imaging_family="88",
    opps_nonfacility_pe=Decimal("3.58"),
    opps_facility_pe=Decimal("3.57"),
    opps_malpractice=Decimal("0.06"),
)
GPCI = GpciRow("10112", "00", Decimal(1), Decimal("0.869"), Decimal("0.575"))


def told(reading: Reading[Any]) -> list[str]:
    return [str(finding) for finding in reading.findings]


def test_every_column_of_the_csv_is_in_the_row() -> None:
    assert list(load_pprrvu(pprrvu(row("20610"), ALL_FILLED))) == [PLAIN, FILLED]


def test_the_text_of_fixed_width_says_the_same() -> None:
    reading = load_pprrvu(fixed(row("20610"), ALL_FILLED), effective=OCTOBER)

    assert list(reading) == [PLAIN, FILLED]
    assert told(reading) == []


def test_the_workbook_says_the_same_though_its_cells_are_numbers() -> None:
    cells: list[Sequence[object]] = [["2025 ", "", "of somebody"], *heading()]
    for written in (row("20610"), ALL_FILLED):
        numbers = [*written[:5], *map(_as_number, written[5:])]
        cells.append(numbers)

    reading = load_pprrvu(as_workbook(cells), effective=OCTOBER)

    assert list(reading) == [PLAIN, FILLED]
    assert told(reading) == []


def _as_number(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return cell


@pytest.mark.parametrize("above", [0, 3, 30])
def test_the_header_is_found_wherever_it_stands(above: int) -> None:
    file = as_csv([*[["", "", "a notice"]] * above, *heading(), row("20610")])

    assert list(load_pprrvu(file, effective=OCTOBER)) == [PLAIN]


def test_a_header_in_one_row_of_wrapped_cells_is_one_too() -> None:
    wrapped = ["\n".join(filter(None, stack)) for stack in zip(*heading(), strict=True)]

    assert list(load_pprrvu(as_csv([wrapped, row("20610")]), effective=OCTOBER)) == [PLAIN]


def test_the_columns_of_2026_are_one_more() -> None:
    written = row("20610")
    written.insert(23, "9")
    release = ",,2026 National Physician Fee Schedule Relative Value File July Release"

    reading = load_pprrvu(pprrvu(written, pricing=True, release=release))

    assert list(reading) == [evolve(PLAIN, pricing="9")]
    assert (reading.edition.name, reading.edition.first) == ("2026Q3", date(2026, 7, 1))


def test_a_column_that_nobody_knows_is_told() -> None:
    headings = [[*cells, "NEW" if i == 4 else ""] for i, cells in enumerate(heading())]

    reading = load_pprrvu(as_csv([*headings, [*row("20610"), "x"]]), effective=OCTOBER)

    assert list(reading) == [PLAIN]
    assert told(reading) == ["info LOD003 file bytes: columns not read: new"]


def test_text_where_the_layout_has_none_is_told_once() -> None:
    line = bytearray(fixed(row("20610")))
    line[-53] = ord("9")  # position 121

    reading = load_pprrvu(bytes(line) + bytes(line), effective=OCTOBER)

    assert list(reading) == [PLAIN, PLAIN]
    assert told(reading) == [
        "info LOD003 file bytes: positions 121 to 127 are not read, and hold text"
    ]


def test_a_record_that_is_shifted_is_left_out() -> None:
    shifted = fixed(row("20611"))[26:].replace(b" A ", b"  A ", 1)

    reading = load_pprrvu(fixed(row("20610")) + shifted, effective=OCTOBER)

    assert list(reading) == [PLAIN]
    assert told(reading) == [
        "error LOD001 file bytes line 3: row left out: its fields do not stand where the layout "
        "has them"
    ]


def test_descriptions_are_dropped_unless_they_are_asked_for() -> None:
    for file in (pprrvu(row("20610")), fixed(row("20610"))):
        readings = (
            load_pprrvu(file, effective=OCTOBER, keep_descriptions=keep) for keep in (False, True)
        )
        assert [kept.description for rows in readings for kept in rows] == [None, "A NAME"]


def test_an_indicator_that_nobody_knows_is_kept() -> None:
    (kept,) = load_pprrvu(pprrvu(row("20610", _3="Q", _14="045", _18="8")))

    assert (kept.status, kept.global_days, kept.multiple) == ("Q", "045", "8")


def test_a_bad_row_is_left_out_and_a_bad_cell_is_none() -> None:
    file = pprrvu(row("20610"), row("2061?"), row("20611", _5="many"), row("20612")[:24], [])

    reading = load_pprrvu(file)

    assert list(reading) == [PLAIN, evolve(PLAIN, code="20611", work=None)]
    assert told(reading) == [
        "error LOD001 file bytes line 10: row left out: the code is not a procedure code",
        "warning LOD002 file bytes line 11: work left out: expected a number",
        "error LOD001 file bytes line 12: row left out: the row is cut short",
    ]


def test_a_file_that_ends_within_a_record_keeps_the_others() -> None:
    whole = fixed(row("20610"), row("20611"))

    reading = load_pprrvu(whole[:-5], effective=OCTOBER)

    assert [kept.code for kept in reading] == ["20610"]
    assert told(reading) == [
        "error LOD001 file bytes line 3: row left out: the record is cut short"
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_file_may_come_in_any_encoding(encoding: str) -> None:
    file = pprrvu(row("20610", _2="A NÄME")).decode().encode(encoding)

    (kept,) = load_pprrvu(file, keep_descriptions=True)

    assert kept == evolve(PLAIN, description="A NÄME")


def test_a_release_may_be_a_path_an_archive_bytes_or_a_stream(tmp_path: Path) -> None:
    file = pprrvu(row("20610"))
    path = tmp_path / "PPRRVU2025_Oct.csv"
    path.write_bytes(file)
    archive = zipped({"PPRRVU2025_Oct.csv": file, "RVU25D.pdf": b"%PDF-1.7"})

    for source in (path, str(path), file, io.BytesIO(file), archive, io.BytesIO(archive)):
        reading = load_pprrvu(source)
        assert list(reading) == list(reading) == [PLAIN]
        assert reading.edition.files[0].sha256 is not None


def test_an_archive_with_every_format_is_read_once() -> None:
    cells = [*heading(), row("20610")]
    archive = zipped(
        {
            "PPRRVU2025_Oct.xlsx": as_workbook(cells),
            "PPRRVU2025_Oct.csv": pprrvu(row("20610")),
            "PPRRVU2025_Oct.txt": fixed(row("20610")),
            "OTHER NAME.xlsx": as_workbook(cells),
        }
    )

    assert list(load_pprrvu(archive)) == [PLAIN]


def test_an_archive_of_2026_has_a_file_for_each_kind_of_participant() -> None:
    qualifying = row("20610", _24="33.5675")
    qualifying.insert(23, "1")
    others = row("20610", _24="33.4009")
    others.insert(23, "9")
    archive = zipped(
        {
            "PPRRVU2026_Jul_QPP.csv": pprrvu(qualifying, pricing=True),
            "PPRRVU2026_Jul_nonQPP.csv": pprrvu(others, pricing=True),
        }
    )

    factors = [
        [kept.conversion_factor for kept in load_pprrvu(archive, qualifying=wanted)]
        for wanted in (False, True)
    ]

    assert factors == [[Decimal("33.4009")], [Decimal("33.5675")]]


@pytest.mark.parametrize(
    "name, quarter",
    [
        ("PPRRVU2025_Oct.txt", "2025Q4"),
        ("PPRRVU20_JAN.txt", "2020Q1"),
        ("PPRRVU22_JUL.txt", "2022Q3"),
    ],
)
def test_the_name_tells_the_quarter_where_no_heading_does(
    tmp_path: Path, name: str, quarter: str
) -> None:
    path = tmp_path / name
    path.write_bytes(fixed(row("20610")))

    assert load_pprrvu(path).edition.name == quarter


@pytest.mark.parametrize(
    "name, quarter",
    [("rvu23b.zip", "2023Q2"), ("RVU24AR.zip", "2024Q1"), ("rvu25d_0.zip", "2025Q4")],
)
def test_so_does_the_name_of_the_archive(tmp_path: Path, name: str, quarter: str) -> None:
    path = tmp_path / name
    path.write_bytes(zipped({"values.txt": fixed(row("20610"))}))

    assert load_pprrvu(path).edition.name == quarter


def test_an_archive_is_of_the_release_that_it_is_named_for_not_of_the_day_it_was_mended(
    tmp_path: Path,
) -> None:
    path = tmp_path / "rvu26a-updated-12-29-2025.zip"
    path.write_bytes(zipped({"values.txt": fixed(row("20610"))}))

    assert load_pprrvu(path).edition.first == date(2026, 1, 1)


def test_a_day_that_is_not_told_is_asked_for() -> None:
    with pytest.raises(ValueError, match="pass effective="):
        load_pprrvu(fixed(row("20610")))


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(WrongFile, match="it looks like a file of geographic practice cost indices"):
        load_pprrvu(b"MAC,State,Locality Number,Locality Name,2025 PE GPCI,2025 MP GPCI\n")
    with pytest.raises(WrongFile):
        load_pprrvu("\n".join(SPREAD[:-1]).replace("#", ",").encode())


def test_two_releases_make_one_table_in_which_each_row_has_its_days() -> None:
    january = load_pprrvu(fixed(row("20610"), row("20611")), effective=date(2024, 1, 1))
    march = load_pprrvu(
        fixed(row("20610", _24="33.2875"), row("20611")), effective=date(2024, 3, 9)
    )

    table = FeeSchedule.of("fee_schedule", march, january)

    assert [(kept.start, kept.end) for kept in table.history(("20610", None))] == [
        (date(2024, 1, 1), date(2024, 3, 8)),
        (date(2024, 3, 9), None),
    ]
    assert len(table.history(("20611", None))) == 1
    assert table.edition.last == date(2024, 3, 31)


def test_a_row_is_found_by_code_and_modifier() -> None:
    table = FeeSchedule("fee_schedule", [PLAIN, evolve(PLAIN, modifier="TC", work=Decimal(0))])
    rows = (table.get("20610", modifier, on=OCTOBER) for modifier in (None, "TC", "26"))

    assert [found and found.work for found in rows] == [Decimal("0.79"), Decimal(0), None]
    assert table.get("20611", on=OCTOBER) is None


def test_the_amount_is_rounded_half_up_and_only_at_the_end() -> None:
    exactly = evolve(
        PLAIN,
        work=Decimal("0.5"),
        nonfacility_pe=Decimal(0),
        malpractice=Decimal(0),
        conversion_factor=Decimal("0.25"),
    )

    # 0.5 x 1 x 0.25 = 0.125
    assert exactly.amount(GPCI, facility=False) == Decimal("0.13")
    # (0.79 + 1.04 x 0.869 + 0.13 x 0.575) x 32.3465 = 57.2051...
    assert PLAIN.amount(GPCI, facility=False) == Decimal("57.21")
    assert PLAIN.amount(GPCI, facility=True) == Decimal("40.34")


def test_without_a_number_there_is_no_amount() -> None:
    assert evolve(PLAIN, work=None).amount(GPCI, facility=True) is None
    assert evolve(PLAIN, conversion_factor=None).amount(GPCI, facility=True) is None
    assert PLAIN.amount(evolve(GPCI, malpractice=None), facility=True) is None


def test_a_cap_is_there_for_imaging_alone() -> None:
    capped = evolve(PLAIN, opps_facility_pe=Decimal(2), opps_malpractice=Decimal("0.05"))

    assert PLAIN.opps_amount(GPCI, facility=True) is None
    # (0.79 + 2 x 0.869 + 0.05 x 0.575) x 32.3465 = 82.7019...
    assert capped.opps_amount(GPCI, facility=True) == Decimal("82.70")


@cache
def october(shared: Path) -> FeeSchedule:
    file = unpacked(shared / "codedata/pfs/PPRRVU2025_Oct.redacted.csv.xz")
    return FeeSchedule.of("fee_schedule", load_pprrvu(file))


def test_the_real_csv_and_the_real_text_agree_row_by_row(shared: Path) -> None:
    folder = shared / "codedata/pfs"
    texts = load_pprrvu(unpacked(folder / "PPRRVU2025_Oct.redacted.txt.xz"), effective=OCTOBER)
    cells = load_pprrvu(unpacked(folder / "PPRRVU2025_Oct.redacted.csv.xz"))

    rows = list(texts)

    assert rows == list(cells)
    assert len(rows) == 19_090
    assert (told(texts), told(cells), cells.edition.first) == ([], [], OCTOBER)


def test_real_names_are_kept_where_they_are_asked_for(shared: Path) -> None:
    folder = shared / "codedata/pfs"
    file = unpacked(folder / "PPRRVU2025_Oct.redacted.txt.xz")
    kept = list(load_pprrvu(file, effective=OCTOBER, keep_descriptions=True))

    assert [row.description for row in kept if row.code == "V5363"] == ["Language screening"]


def test_the_real_header_of_2026_loads(shared: Path) -> None:
    path = shared / "codedata/pfs/PPRRVU2026_Jul_nonQPP.excerpt.redacted.csv"
    reading = load_pprrvu(path)

    assert [(row.code, row.pricing, row.conversion_factor) for row in reading] == [
        ("0001F", "9", Decimal("33.4009")),
        ("00100", "9", Decimal("33.4009")),
    ]
    assert (told(reading), str(reading.edition)) == ([], "2026Q3")


def test_real_indicators_are_those_that_are_known(shared: Path) -> None:
    table = october(shared)

    def of(code: str, modifier: str | None, *names: str) -> list[object]:
        return [getattr(table.get(code, modifier, on=OCTOBER), name) for name in names]

    assert of("20610", None, "global_days", "multiple", "bilateral", "assistant") == [
        *("000", "2", "1", "1")
    ]
    assert of("22630", None, "global_days", "multiple", "assistant", "co_surgeons") == [
        *("090", "2", "2", "2")
    ]
    assert of("45385", None, "multiple", "endoscopic_base") == ["3", "45378"]
    assert [of("70450", modifier, "pc_tc") for modifier in (None, "26", "TC")] == [["1"]] * 3
    assert of("93000", None, "pc_tc") == ["4"]
    assert Counter(row.modifier for row in table) == {
        None: 16_851,
        "26": 1_127,
        "TC": 1_108,
        "53": 4,
    }


def test_real_amounts_are_those_that_the_agency_published(shared: Path) -> None:
    """For each capped service in each locality: the lower of the two amounts, to the cent.

    Of services that contractors price the file has the cap alone.
    """
    folder = shared / "codedata/pfs"
    indices = GpciTable.of("gpci", load_gpci(folder / "GPCI2025.csv"))
    schedule = october(shared)
    compared = Counter[tuple[str, bool]]()
    for cap in load_oppscap(unpacked(folder / "OPPSCAP_Oct.csv.xz"), effective=OCTOBER):
        row = schedule.get(cap.code, cap.modifier, on=OCTOBER)
        gpci = indices.get(cap.mac, cap.locality, on=OCTOBER)
        if row is None or gpci is None:
            continue
        published = (cap.facility, cap.nonfacility)
        amounts = [row.amount(gpci, facility=facility) for facility in (True, False)]
        caps = [row.opps_amount(gpci, facility=facility) for facility in (True, False)]
        if cap.status == "A":
            lower = tuple(map(_lower, amounts, caps))
            compared["active", lower == published] += 1
        elif cap.modifier == "TC":
            compared["priced by contractors", tuple(caps) == published] += 1

    assert compared == {("active", True): 6_322, ("priced by contractors", True): 5_232}


def _lower(amount: Decimal | None, cap: Decimal | None) -> Decimal | None:
    return min(amount, cap) if amount is not None and cap is not None else None
