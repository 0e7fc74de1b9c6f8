"""Random claims over the whole practitioner release of 2024Q3, against the lines of its file."""

import csv
import lzma
import random
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import ReferenceSet
from billingcore.edits import Engine, catalogue
from tests.codes.ncci_release import practitioner_pairs
from tests.edits.ncci_twins import a_claim_of, a_line_of

DAY = date(2024, 8, 1)


def active_pairs(shared: Path) -> dict[frozenset[str], tuple[str, str]]:
    """Return the columns of each pair that is in force, by its two codes."""
    path = shared / "codedata/ncci/ptp_practitioner_2024Q3.derived.csv.xz"
    with lzma.open(path, "rt", encoding="utf-8", newline="") as text:
        return {
            frozenset((row[0], row[1])): (row[0], row[1])
            for row in csv.reader(text)
            if row[2] == "9999-12-31"
        }


@pytest.mark.slow
@pytest.mark.volume
def test_random_claims_meet_the_pairs_of_the_day(shared: Path) -> None:
    active = active_pairs(shared)
    engine = Engine([rule for rule in catalogue() if rule.id == "PTP001"], plugins=False)
    reference = ReferenceSet().with_(ncci_ptp_practitioner=practitioner_pairs(shared))
    some = random.Random(20240801)
    pairs = some.sample(list(active.values()), 400)
    codes = sorted({code for pair in pairs for code in pair})
    met = 0
    for _ in range(500):
        chosen = some.sample(codes, 6)
        claim = a_claim_of(*(a_line_of(code, start=DAY) for code in chosen))
        expected = {
            active[pair][1]
            for i, one in enumerate(chosen)
            for other in chosen[:i]
            if (pair := frozenset((one, other))) in active
        }

        # A pair of what is refused itself is left out, but another one refused that.
        refused = {
            dict(found.params)["column2"] for found in engine.check(claim, reference=reference)
        }

        assert refused <= expected
        assert bool(refused) == bool(expected)
        met += len(refused)

    assert met > 50
