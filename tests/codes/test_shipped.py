"""What ships of ICD-10-CM and ICD-10-PCS."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from billingcore.codes import ICD10_ATTRIBUTES, CodeTable, Entry, ReferenceSet, Status
from billingcore.codes._container import Container
from billingcore.codes._shipped import shipped
from billingcore.codes.loaders import (
    load_icd10cm_order,
    load_icd10cm_tabular,
    load_icd10pcs_order,
)
from tests.codes.official_icd10 import order_2021, pcs_order_2024, tabular
from tests.shared import ROOT

FIRST, LAST = date(2015, 10, 1), date(2027, 3, 31)
DATA = ROOT / "src/billingcore/codes/data"
SYSTEMS = ("icd10cm", "icd10pcs")
CM = shipped("icd10cm")
PCS = shipped("icd10pcs")
TABLES = pytest.mark.parametrize("table", [CM, PCS], ids=SYSTEMS)


@cache
def entries_of(table: CodeTable) -> tuple[Entry, ...]:
    return tuple(table)


def standing(table: CodeTable, day: date) -> tuple[set[str], set[str]]:
    """Return the valid codes and the headers of a day."""
    entries = [entry for entry in entries_of(table) if entry.covers(day)]
    headers = {entry.code for entry in entries if entry.header}
    return {entry.code for entry in entries if not entry.header}, headers


def listed(rows: list[Entry]) -> tuple[set[str], set[str]]:
    """Return the valid codes and the headers of a release."""
    headers = {row.code for row in rows if row.header}
    return {row.code for row in rows if not row.header}, headers


@pytest.mark.parametrize(
    "day, count",
    [
        (date(2015, 10, 1), 69_823),
        (date(2020, 10, 1), 72_616),
        (date(2021, 10, 1), 72_748),
        (date(2022, 10, 1), 73_639),
        (date(2023, 10, 1), 74_044),
        (date(2024, 10, 1), 74_260),
        (date(2025, 4, 1), 74_260),
        (date(2025, 10, 1), 74_719),
        (date(2026, 4, 1), 74_719),
        (date(2026, 11, 1), 74_879),
    ],
)
def test_as_many_diagnoses_are_valid_as_the_official_releases_have(day: date, count: int) -> None:
    assert len(standing(CM, day)[0]) == count


def test_as_many_procedures_are_valid_as_the_official_release_has() -> None:
    valid, headers = standing(PCS, date(2023, 10, 1))

    assert (len(valid), len(headers)) == (78_603, 905)


def test_the_codes_that_come_and_go_with_fiscal_year_2027_are_known() -> None:
    valid = [entry for entry in entries_of(CM) if not entry.header]

    assert sum(entry.start == date(2026, 10, 1) for entry in valid) == 190
    assert sum(entry.end == date(2026, 9, 30) for entry in valid) == 30


@TABLES
def test_what_is_in_force_on_the_last_day_has_no_end(table: CodeTable) -> None:
    assert (table.edition.name, table.edition.first, table.edition.last) == ("FY2027", FIRST, LAST)
    assert all(entry.end is None or entry.end < LAST for entry in entries_of(table))
    assert table.get("0016070", on=LAST + timedelta(days=1)).status is Status.OUTSIDE
    assert table.get("E119", on=FIRST - timedelta(days=1)).status is Status.OUTSIDE


def test_a_code_of_a_mid_year_release_is_known_from_its_day() -> None:
    before = CM.get("U07.1", on=date(2020, 3, 31))

    assert (before.status, before.begins) == (Status.NOT_VALID, date(2020, 4, 1))
    assert CM.is_valid("U07.1", on=date(2020, 4, 1))


def test_a_code_that_was_split_is_a_header_from_then_on() -> None:
    assert [(e.start, e.end, e.header) for e in CM.history("B88.0")] == [
        (FIRST, date(2025, 9, 30), False),
        (date(2025, 10, 1), None, True),
    ]
    assert CM.get("B88.0", on=date(2025, 10, 1)).children == ("B8801", "B8809")


@TABLES
def test_no_code_is_two_things_on_a_day(table: CodeTable) -> None:
    histories = (table.history(code) for code in {entry.code for entry in entries_of(table)})

    assert all(
        earlier.end is not None and later.start is not None and earlier.end < later.start
        for history in histories
        for earlier, later in pairwise(history)
    )


@TABLES
def test_a_header_has_a_valid_code_below_it_from_its_first_day_to_its_last(
    table: CodeTable,
) -> None:
    headers = [entry for entry in entries_of(table) if entry.header]

    assert all(
        any(table.below(header.code, on=day))
        for header in headers
        for day in (header.start or FIRST, header.end or LAST)
    )


def test_between_releases_the_nearest_one_tells_which_headers_stand() -> None:
    # Its codes came with FY2022, to which FY2021 is nearer than FY2025; FY2023 is as near to both.
    days = [date(2021, 9, 30), date(2021, 10, 1), date(2022, 10, 1)]
    answers = [CM.get("M45.A", on=day) for day in days]

    assert CM.get("M45.A0", on=days[0]).begins == days[1]
    assert [answer.status for answer in answers] == [
        Status.UNKNOWN,
        Status.HEADER,
        Status.HEADER,
    ]
    assert CM.history("M45.A") == (Entry("M45A", days[2], header=True),)


@TABLES
def test_every_attribute_is_explained(table: CodeTable) -> None:
    used = {word for entry in entries_of(table) for word in entry.attributes}

    assert used <= ICD10_ATTRIBUTES.keys()


def test_every_attribute_that_is_explained_is_used() -> None:
    used = {word for table in (CM, PCS) for entry in entries_of(table) for word in entry.attributes}

    assert used == ICD10_ATTRIBUTES.keys()


@TABLES
def test_sex_is_told_until_medicare_ceased_to_ask(table: CodeTable) -> None:
    last = {entry.end for entry in entries_of(table) if entry.attributes & {"female", "male"}}

    assert max(day or LAST for day in last) == date(2024, 9, 30)


def test_what_codes_stand_below_and_above() -> None:
    day = date(2026, 3, 2)

    assert CM.children("S42.00", on=day) == ("S42001", "S42002", "S42009")
    assert CM.ancestors("S42.001A", on=day) == ("S42001", "S4200", "S420", "S42")
    assert len(list(CM.below("S42.00", on=day))) == 21
    assert PCS.ancestors("0016070", on=day) == ("001",)
    assert [entry.code for entry in CM.search("e10.1")] == ["E101", "E1010", "E1011"]


def test_making_the_set_opens_no_table() -> None:
    fresh = shipped.__wrapped__("icd10cm")
    reference = ReferenceSet(icd10cm=fresh)

    assert reference.editions == (("icd10cm", "FY2027"),)
    assert reference.covers("icd10cm", LAST)
    assert dict(fresh._entries) == {}
    assert len(fresh) == len(CM)


def test_threads_may_open_a_table_at_once() -> None:
    fresh = shipped.__wrapped__("icd10cm")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: fresh.get("E11.9", on=LAST).status, range(32)))

    assert answers == [Status.VALID] * 32
    assert list(fresh.below("E11.6", on=LAST)) == list(CM.below("E11.6", on=LAST))


def test_the_default_set_holds_what_ships_and_takes_what_the_user_brings() -> None:
    reference = ReferenceSet.default()
    own = CodeTable("icd10cm", [Entry("E119")], edition="ours")

    assert (reference.icd10cm, reference.icd10pcs) == (CM, PCS)
    assert {"hcpcs", "cpt", "ncci_ptp_practitioner"} <= reference.missing
    assert reference.with_(icd10cm=own).icd10cm is own


@TABLES
def test_a_table_is_pickled_by_its_name(table: CodeTable) -> None:
    table.is_valid("E119", on=LAST)
    pickled = pickle.dumps(ReferenceSet.default().with_(icd10cm=table))

    assert len(pickled) < 10_000
    assert pickle.loads(pickled).icd10cm is table  # noqa: S301


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_file_is_small_and_whole(name: str) -> None:
    path = DATA / f"{name}.bct"
    with Container.open(path) as container:
        container.verify()

    assert path.stat().st_size < 150_000


def test_diagnoses_and_headers_are_those_of_the_order_file_of_2021(shared: Path) -> None:
    rows = list(load_icd10cm_order(order_2021(shared), effective=date(2021, 1, 1)))

    assert standing(CM, date(2021, 1, 1)) == listed([*rows])


def test_procedures_and_tables_are_those_of_the_order_file_of_2024(shared: Path) -> None:
    rows = list(load_icd10pcs_order(pcs_order_2024(shared), effective=date(2023, 10, 1)))

    assert standing(PCS, date(2023, 10, 1)) == listed([*rows])


@pytest.mark.slow
@pytest.mark.volume
@pytest.mark.parametrize(
    "name, day",
    [
        ("icd10cm-tabular-April-2025", date(2025, 4, 1)),
        ("icd10c-tabular-April-1-2026", date(2026, 4, 1)),
    ],
)
def test_diagnoses_and_headers_are_those_of_the_tabular_lists(
    shared: Path, name: str, day: date
) -> None:
    from billingcore.codes._tabular_codes import expanded

    rows = list(expanded(load_icd10cm_tabular(tabular(shared, name), effective=day)))

    assert standing(CM, day) == listed(rows)


@pytest.mark.slow
@pytest.mark.volume
def test_a_build_gives_the_files_that_ship(shared: Path, tmp_path: Path) -> None:
    from tools.build_icd10 import build

    build(shared / "codedata", tmp_path)
    for name in SYSTEMS:
        with (
            Container.open(DATA / f"{name}.bct") as ships,
            Container.open(tmp_path / f"{name}.bct") as built,
        ):
            assert built.about == ships.about
            for section in ("codes", "history", "histories"):
                assert bytes(built.section(section)) == bytes(ships.section(section))
