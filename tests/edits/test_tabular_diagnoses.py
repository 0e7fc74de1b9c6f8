"""Rules on the tabular list, with the official one: no false alarm on what the list itself says."""

import gc
import random
import weakref
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from billingcore.codes import Entry, ReferenceSet, TabularEntry, TabularTable
from billingcore.codes.loaders import load_icd10cm_tabular
from billingcore.edits import Engine, catalogue
from billingcore.edits.rules.dx._memory import memory_of
from billingcore.edits.rules.dx._sides import OPPOSITE, side_of
from billingcore.testing import a_claim
from tests.codes.tabular_list import official

DAY = date(2026, 5, 4)
RULES = {rule.id: rule for rule in catalogue()}


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> TabularTable:
    shared: Path = request.getfixturevalue("shared")
    text = official(shared, "icd10c-tabular-April-1-2026")
    return TabularTable.of("icd10cm_notes", load_icd10cm_tabular(text, effective=DAY))


def whole(table: TabularTable) -> list[Entry]:
    return [entry for entry in table.expand(on=DAY) if not entry.header]


@pytest.mark.slow
@pytest.mark.volume
def test_no_code_of_the_list_lacks_anything(table: TabularTable) -> None:
    memory = memory_of(table)
    lacking = [e.code for e in whole(table) if memory.standing(table, e.code, DAY).lack]

    assert lacking == []


@pytest.mark.slow
@pytest.mark.volume
def test_what_a_cut_code_lacks_leads_back_to_it(table: TabularTable) -> None:
    memory = memory_of(table)
    codes = [entry.code for entry in whole(table) if len(entry.code) == 7]
    for code in random.Random(5).sample(codes, 2000):
        without = memory.standing(table, code[:6].rstrip("X"), DAY).lack
        bare = code[:3] + code[3:].replace("X", "")
        filled = memory.standing(table, bare, DAY).lack

        assert without is None or code in without.choices
        assert filled is None or filled.choices == (code,)


@pytest.mark.slow
@pytest.mark.volume
def test_pairs_that_exclude_each_other_are_those_that_the_list_names(table: TabularTable) -> None:
    engine = Engine([RULES["DX110"]], plugins=False)
    reference = ReferenceSet().with_(icd10cm_notes=table)
    some = random.Random(6)
    entries = whole(table)
    naming = [entry.code for entry in entries if table.notes(entry.code, "excludes1", on=DAY)]
    beginning = {entry.code[:n]: entry.code for entry in entries for n in range(3, 8)}
    for _ in range(1500):
        codes = [some.choice(naming), *(entry.code for entry in some.sample(entries, 3))]
        for note in table.notes(codes[0], "excludes1", on=DAY):
            if note.references:
                named = some.choice(note.references)
                ends = (beginning.get(named.first), beginning.get(named.last))
                codes += [code for code in ends if code]
        codes = list(dict.fromkeys(codes))[:12]
        claim = a_claim(diagnoses=tuple(codes), day=DAY, lines=("99213",))
        found = engine.check(claim, reference=reference)
        told = {pair_told(finding.path, finding.related) for finding in found}

        assert told == set(excluding(table, codes))


def pair_told(path: str, related: Sequence[str]) -> frozenset[int]:
    return frozenset(int(each.split("[")[1].split("]")[0]) for each in (path, *related))


def excluding(table: TabularTable, codes: list[str]) -> list[frozenset[int]]:
    return [
        frozenset((i, j))
        for (i, one), (j, other) in combinations(enumerate(codes), 2)
        if table.excludes1(one, other, on=DAY) or table.excludes1(other, one, on=DAY)
    ]


@pytest.mark.slow
@pytest.mark.volume
def test_a_title_has_a_side_where_its_twin_has_the_other(table: TabularTable) -> None:
    groups: dict[str, dict[str, str]] = {}
    for entry in table:
        sided = side_of(table, entry.code, DAY)
        if sided is not None and not entry.children:
            groups.setdefault(sided.group, {})[sided.side] = entry.code
    sides = [side for group in groups.values() for side in group]

    assert len(groups) == 4957
    assert {side: sides.count(side) for side in set(sides)} == {
        "right": 4957,
        "left": 4957,
        "unspecified": 4077,
        "bilateral": 678,
    }
    for group in groups.values():
        right, left = (table.title(group[side], on=DAY) or "" for side in OPPOSITE)
        assert right.lower().replace("right", "left") == left.lower()


@pytest.mark.slow
@pytest.mark.volume
def test_what_is_no_side_of_the_body_is_none(table: TabularTable) -> None:
    none = "I50.810 I50.1 I44.7 K51.50 Q20.1 S36.500A T81.500A I69.351 H54.1131 E11.9".split()

    assert [side_of(table, code, DAY) for code in none] == [None] * len(none)


def test_a_memory_goes_with_its_table() -> None:
    table = TabularTable("icd10cm_notes", [TabularEntry("E10", title="Diabetes")])
    memory = weakref.ref(memory_of(table))
    memory_of(table).standing(table, "E10", DAY)
    assert memory() is memory_of(table)
    del table
    gc.collect()

    assert memory() is None
