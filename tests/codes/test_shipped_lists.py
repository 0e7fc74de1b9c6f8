"""The small lists that ship with the library."""

import csv
import pickle
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import ADJUSTMENT_CATEGORIES, ReferenceSet, Status
from billingcore.codes._shipped_lists import SHIPPED_LISTS, shipped_list, words_of
from billingcore.identifiers import place_of_service, type_of_bill
from tests.shared import ROOT

DAY = date(2026, 3, 2)
DATA = ROOT / "src/billingcore/codes/data"


def listed(shared: Path, kind: str) -> list[dict[str, str]]:
    path = shared / "codedata/lists/carc_rarc_codes_2024-06.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["kind"] == kind]


def facts(name: str) -> list[tuple[str, date | None, date | None]]:
    return [(entry.code, entry.start, entry.end) for entry in shipped_list(name)]


@pytest.mark.parametrize("name", SHIPPED_LISTS)
def test_a_list_names_each_code_once_and_ends_none_before_it_begins(name: str) -> None:
    table = shipped_list(name)
    codes = [entry.code for entry in table]

    assert len(codes) == len(set(codes)) == len(table) > 4
    assert [e.code for e in table if e.start and e.end and e.start > e.end] == []
    assert table.edition.as_of is not None


def test_no_line_repeats_a_code_of_another() -> None:
    for path in DATA.glob("*.txt"):
        lines = [line for line in path.read_text("utf-8").splitlines() if line[:1] != "#"]
        words = [word for line in lines for word in line.partition("|")[0].split()]
        assert len(words) == len(set(words)), path.name


def test_the_default_set_holds_every_list_and_opens_none() -> None:
    shipped_list.cache_clear()
    reference = ReferenceSet.default()
    tables = {name: getattr(reference, name) for name in SHIPPED_LISTS}

    assert tables == {name: shipped_list(name) for name in SHIPPED_LISTS}
    assert [name for name, table in tables.items() if dict(table._entries)] == []
    assert set(SHIPPED_LISTS) <= {name for name, _ in reference.editions}


def test_a_list_is_pickled_by_its_name() -> None:
    table = shipped_list("carc")
    pickled = pickle.dumps(ReferenceSet.default()) if len(table) else b""

    assert len(pickled) < 10_000
    assert pickle.loads(pickled).carc is table  # noqa: S301


def test_reason_codes_are_those_of_the_list_with_its_days(shared: Path) -> None:
    rows = listed(shared, "CARC")

    assert sorted(facts("carc")) == sorted(
        (
            row["code"],
            date.fromisoformat(row["start"]),
            date.fromisoformat(row["end"]) if row["end"] else None,
        )
        for row in rows
    )
    assert (len(rows), sum(1 for row in rows if row["end"])) == (405, 110)


def test_remark_codes_are_those_of_the_list_and_some_have_ended(shared: Path) -> None:
    rows = listed(shared, "RARC")
    starts = {code: start for code, start, _ in facts("rarc")}

    assert starts == {row["code"]: date.fromisoformat(row["start"]) for row in rows}
    assert (len(starts), sum(1 for *_, end in facts("rarc") if end)) == (1171, 85)


def test_group_codes_are_those_of_the_list(shared: Path) -> None:
    assert set(words_of("group")) == {row["code"] for row in listed(shared, "Group")}


def test_places_of_service_are_those_of_the_list_with_its_setting(shared: Path) -> None:
    path = shared / "codedata/lists/pos_2024.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["setting"] != "Unassigned"]

    assert words_of("place_of_service") == {
        row["code"]: frozenset({row["setting"].lower()}) for row in rows
    }
    assert all(place_of_service.is_valid(row["code"]) for row in rows)


def test_every_reason_code_has_one_category_and_every_category_is_explained() -> None:
    assert {len(words) for words in words_of("carc").values()} == {1}
    used = Counter(word for words in words_of("carc").values() for word in words)
    remarks = {word for words in words_of("rarc").values() for word in words} - {"alert"}

    assert set(used) == set(ADJUSTMENT_CATEGORIES)
    assert remarks < set(ADJUSTMENT_CATEGORIES)
    assert all(len(word.split()) <= 3 for word in ADJUSTMENT_CATEGORIES)


@pytest.mark.parametrize(
    "name, code, word",
    [
        ("carc", "1", "deductible"),
        ("carc", "18", "duplicate"),
        ("carc", "22", "coordination of benefits"),
        ("carc", "24", "capitation"),
        ("carc", "29", "timely filing"),
        ("carc", "45", "fee schedule"),
        ("carc", "50", "medical necessity"),
        ("carc", "97", "bundled"),
        ("carc", "197", "authorization"),
        ("carc", "253", "sequestration"),
        ("rarc", "M20", "information needed"),
        ("rarc", "N115", "medical necessity"),
        ("rarc", "N362", "limit"),
    ],
)
def test_a_well_known_code_is_of_the_kind_that_everybody_knows(
    name: str, code: str, word: str
) -> None:
    assert shipped_list(name).get(code, on=date(2024, 3, 1)).attributes == {word}


def test_numbers_of_claim_status_and_service_types_are_those_of_pyx12() -> None:
    carried = pytest.importorskip("pyx12")
    text = (Path(carried.__file__).parent / "map" / "codes.xml").read_text("utf-8")

    def codes(name: str) -> set[str]:
        start = text.index(f"<id>{name}</id>")
        return set(re.findall(r"<code>(\w+)</code>", text[start : text.index("</codeset>", start)]))

    assert set(words_of("claim_status_category")) == codes("claim_status_cat")
    assert set(words_of("claim_status")) == codes("claim_status")
    # There 7 and B1 stand twice, where 77 and B2 belong.
    assert set(words_of("service_type")) == codes("service_type") | {"77", "B2"}
    assert len(words_of("service_type")) == 221


def cms_codes(shared: Path, name: str) -> dict[str, str]:
    text = (shared / f"codedata/lists/CodeSystem-{name}.fsh").read_text("utf-8")
    rows = re.findall(r'^\* #(\w+) "([^"]*)"', text, re.MULTILINE)
    return {code: words for code, words in rows if "RESERVED FOR NAT" not in words.upper()}


def test_bills_are_those_of_which_the_medicare_list_knows_every_frequency(shared: Path) -> None:
    listed = cms_codes(shared, "CLM-BILL-FREQ-CD")
    frequencies = set(words_of("type_of_bill_frequency"))
    # Of a class that is no longer billed, the list has not the newer frequencies, such as Q.
    current = {code[:2] for code in listed if code[2] == "Q"}
    bills = {entry.code: entry for entry in shipped_list("type_of_bill")}

    assert frequencies == {code[2] for code in listed}
    assert set(words_of("type_of_bill_classification")) == current | {"33", "87"}
    assert set(bills) == {kind + last for kind in current | {"33", "87"} for last in frequencies}
    assert all(type_of_bill.is_valid(code) for code in bills)


def test_a_bill_is_valid_while_its_class_is() -> None:
    table = shipped_list("type_of_bill")
    answers = [
        table.get("331", on=date(2013, 9, 30)).status,
        table.get("331", on=date(2013, 10, 1)).status,
        table.get("871", on=date(2020, 12, 31)).status,
        table.get("87Q", on=DAY).status,
        table.get("116", on=date(2024, 8, 1)).status,
    ]

    assert answers == [
        Status.VALID,
        Status.NOT_VALID,
        Status.NOT_VALID,
        Status.VALID,
        Status.UNKNOWN,
    ]
    assert table.get("117", on=DAY).attributes == {"replacement"}


@pytest.mark.parametrize(
    "name, file, besides",
    [
        ("discharge_status", "BENE-PTNT-STUS-CD", {"08"}),
        ("point_of_origin", "CLM-ADMSN-SRC-CD", {"3", "7", "A", "B", "C"}),
        ("admission_type", "CLM-ADMSN-TYPE-CD", set[str]()),
    ],
)
def test_codes_of_a_stay_are_those_of_the_medicare_list_and_some_that_have_ended(
    shared: Path, name: str, file: str, besides: set[str]
) -> None:
    text = (shared / f"codedata/lists/CodeSystem-{file}.fsh").read_text("utf-8")
    rows = re.findall(r'^\* #(\w+) "([^"]*)"', text, re.MULTILINE)
    assigned = {
        code
        for code, words in rows
        if not re.match(r"RESERVED|UNKNOWN V|UNKNOWN$", words, re.IGNORECASE)
    }
    ended = {entry.code for entry in shipped_list(name) if entry.end}

    assert set(words_of(name)) - besides == assigned - {"0"}
    assert besides <= ended
