"""Whole releases of pairs, in the official layout, loaded, compiled and opened.

Counts are those of the files of 2024Q3, whose source dropped the effective dates.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from billingcore import codes
from billingcore.codes import PairRow, PairTable, open_table
from tests.codes.ncci_release import pair_rows
from tests.codes.official_ncci import derived_pairs, ptp_lines

pytestmark = [pytest.mark.slow, pytest.mark.volume]

DAY = date(2024, 8, 1)


class Release(NamedTuple):
    """What is known of a release."""

    setting: str
    file: str
    rows: int
    active: int
    mebibytes: int


RELEASES = [
    Release("practitioner", "ccipra-v302r0-f1.txt", 2_546_017, 1_669_820, 22),
    Release("hospital", "ccioph-v302r0-f1.txt", 1_775_818, 1_335_857, 16),
]


@pytest.fixture(scope="module", params=RELEASES, ids=lambda release: release.setting)
def release(request: pytest.FixtureRequest) -> Release:
    found: Release = request.param
    return found


@pytest.fixture(scope="module")
def derived(release: Release, shared: Path) -> Path:
    return shared / f"codedata/ncci/ptp_{release.setting}_2024Q3.derived.csv.xz"


@pytest.fixture(scope="module")
def compiled(
    release: Release, derived: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp(release.setting)
    source, out = folder / release.file, folder / "pairs.bct"
    with source.open("w", encoding="latin-1", newline="") as stream:
        stream.writelines(ptp_lines(derived_pairs(derived)))
    codes.compile(source, out)
    source.unlink()
    yield out
    out.unlink()


@pytest.fixture(scope="module")
def pairs(compiled: Path) -> Iterator[PairTable]:
    with open_table(compiled, PairTable) as table:
        yield table


def test_every_row_of_a_release_is_in_the_file(
    release: Release, pairs: PairTable, compiled: Path
) -> None:
    assert (pairs.name, pairs.edition.name) == (f"ncci_ptp_{release.setting}", "2024Q3")
    assert (len(pairs), pairs.findings) == (release.rows, ())
    assert compiled.stat().st_size < release.mebibytes * 1_000_000


def test_no_pair_of_a_release_counts_twice_on_a_day(release: Release, pairs: PairTable) -> None:
    indicators = Counter[str]()
    tombstones, turned, twice = 0, 0, 0
    for _, met in groupby(pairs, key=lambda row: sorted((row.column1, row.column2))):
        rows = list(met)
        active = [row for row in rows if row.deletion is None]
        indicators.update(row.indicator for row in active)
        tombstones += sum(row.never_in_force for row in rows)
        turned += len({row.column1 for row in rows}) > 1
        twice += len(active) > 1

    assert sum(indicators.values()) == release.active
    assert twice == 0
    if release.setting == "practitioner":
        assert indicators == {"1": 1_160_873, "0": 508_947}
        assert (tombstones, turned) == (98_853, 4_965)


def test_known_pairs_are_found_in_their_direction(pairs: PairTable) -> None:
    known = {
        ("45385", "45380"): "1",
        ("80053", "80048"): "0",
        ("93000", "93005"): "1",
        ("11042", "97597"): "1",
        ("29881", "29877"): "0",
    }
    found = {
        (row.column1, row.column2): row.indicator
        for one, other in known
        for row in pairs.between(other, one, on=DAY)
    }

    assert found == known


def test_deleted_pairs_count_until_their_last_day_and_tombstones_never(pairs: PairTable) -> None:
    days = (date(2019, 12, 31), date(2020, 1, 1))
    deleted = [row for row in pairs.history("29877", "29881") if row.deletion]

    assert [len(pairs.between("97140", "97530", on=day)) for day in days] == [1, 0]
    assert [(row.indicator, row.deletion) for row in deleted] == [("9", date(2002, 1, 1))]
    assert set(pairs.between("29877", "29881", on=date(2002, 1, 1))).isdisjoint(deleted)


def in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def test_a_dictionary_gives_the_same_answers(pairs: PairTable, derived: Path) -> None:
    drawn = random.Random(20240701)
    probes: set[tuple[str, str]] = set()
    every: set[str] = set()
    for row in pair_rows(derived):
        every.update((row.column1, row.column2))
        if drawn.random() < 0.022:
            probes.add((row.column1, row.column2))
    strangers = sorted(every)
    while len(probes) < 100_000:
        probes.add((drawn.choice(strangers), drawn.choice(strangers)))
    known: dict[tuple[str, str], list[PairRow]] = {in_order(*pair): [] for pair in probes}
    for row in pair_rows(derived):
        met = known.get(in_order(row.column1, row.column2))
        if met is not None:
            met.append(row)
    found = 0
    for one, other in sorted(probes):
        day = date.fromordinal(drawn.randint(date(1996, 1, 1).toordinal(), DAY.toordinal()))
        rows = known[in_order(one, other)]
        expected = {row for row in rows if row.in_force(day)}
        answer = pairs.between(one, other, on=day)
        assert (set(answer), len(answer)) == (expected, len(expected))
        assert set(pairs.history(other, one)) == set(rows)
        found += bool(answer)

    assert 30_000 < found < 60_000
