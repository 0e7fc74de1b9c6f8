"""The indexed NCCI edits find on random days of lines what reading every row for each finds."""

import random
from collections import Counter

import pytest

from billingcore.codes import AddOnRow, MueRow
from billingcore.edits import Finding
from billingcore.model import Claim
from tests.edits.ncci_found import DEPENDENT, add_ons_in, found, pairs_in, place, sums_in, tables
from tests.edits.ncci_random import (
    a_random_claim,
    some_add_ons,
    some_history,
    some_limits,
    some_pairs,
)
from tests.edits.ncci_twins import (
    Found,
    add_ons_found,
    lines_found,
    lines_of,
    of_claim,
    pairs_found,
    standing,
    sums_found,
)

CLAIMS_A_TABLE = 20


def agree(seed: int, days: int, *, with_history: bool) -> Counter[str]:
    """Compare on so many claims; return how many findings each rule had."""
    drawn = random.Random(seed)
    count = Counter[str]()
    for _ in range(days // CLAIMS_A_TABLE):
        pairs, limits, add_ons = some_pairs(drawn), some_limits(drawn), some_add_ons(drawn)
        reference = tables(pairs, limits, add_ons)
        for _ in range(CLAIMS_A_TABLE):
            claim = a_random_claim(drawn)
            earlier = some_history(drawn) if with_history else []
            by_rule = found(claim, reference, earlier)
            everything = found(claim, reference, earlier, DEPENDENT)

            every_pair = pairs_found(claim, pairs, earlier)
            assert_pairs(pairs_in(everything, claim, earlier), of_claim(claim, every_pair))
            stand = pairs_in(by_rule, claim, earlier)
            paid = standing(every_pair, lines_of(claim, earlier), limits)
            assert_pairs(stand, of_claim(claim, paid))
            compare_units(claim, limits, by_rule, earlier)
            assert add_ons_in(by_rule) == expected_add_ons(claim, add_ons, earlier)
            count.update({rule: len(findings) for rule, findings in by_rule.items()})
    return count


def assert_pairs(pairs: list[Found], expected: set[Found]) -> None:
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected


def compare_units(
    claim: Claim, limits: list[MueRow], by_rule: dict[str, list[Finding]], earlier: list[Claim]
) -> None:
    above, zero, without = lines_found(claim, limits)
    assert {place(f.path) for f in by_rule["MUE001"]} == above
    assert {place(f.path) for f in by_rule["MUE004"]} == zero
    told = {
        dict(f.params)["code"]: {place(f.path), *map(place, f.related)} for f in by_rule["MUE005"]
    }
    assert told == without
    for rule, indicator in (("MUE002", "2"), ("MUE003", "3")):
        sums = sums_in(by_rule[rule])
        assert len(sums) == len(set(sums))
        assert set(sums) == sums_found(claim, limits, indicator)
    together = sums_in(by_rule["MUE006"])
    if earlier:
        expected = [sums_found(claim, limits, indicator, earlier) for indicator in "23"]
        assert set(together) == set.union(*expected)
    assert len(together) == len(set(together))


def expected_add_ons(
    claim: Claim, rows: list[AddOnRow], earlier: list[Claim]
) -> set[tuple[int, str]]:
    rules = {"1": "AOC001", "3": "AOC002"}
    return {
        (line, "AOC004" if apart == 1 else rules[kind])
        for line, kind, apart in add_ons_found(claim, rows, earlier)
    }


QUIET = {"PTP002", "AOC003", "AOC005"}
"""Rules without a twin: their tables, options and modifiers are not drawn."""
ACROSS = {"PTP003", "PTP004", "MUE006"}


@pytest.mark.parametrize("with_history", [False, True])
def test_some_random_days_agree(with_history: bool) -> None:
    count = agree(20240701, 400, with_history=with_history)

    silent = {rule for rule, times in count.items() if not times}
    assert silent <= QUIET | (set() if with_history else ACROSS)


@pytest.mark.slow
@pytest.mark.volume
@pytest.mark.parametrize("with_history", [False, True])
def test_twenty_thousand_random_days_agree(with_history: bool) -> None:
    count = agree(20241001, 20_000, with_history=with_history)

    assert count.total() > 20_000
