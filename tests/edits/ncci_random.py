"""Random tables of NCCI edits, and random claims that meet them, with earlier claims or without."""

import random
from datetime import date, timedelta

from billingcore.codes import AddOnRow, MueRow, PairRow
from billingcore.model import Claim, ServiceLine
from tests.edits.ncci_twins import a_claim_of, a_line_of

CODES = ("11042", "97597", "99213", "45385")
MODIFIERS = (None,) * 4 + ("59", "59", "XU", "25", "RT", "LM", "91", "22", "76")
PROVIDERS = ("1234567893",) * 5 + ("1245319599",)
LONG_AGO = date(1996, 1, 1)
FIRST = date(2019, 6, 29)
"""The first of a few days around the change of 59, so that lines and rows meet."""
ONE_DAY = timedelta(1)
INDICATORS = ("1", "2", "3", None)


def some_pairs(drawn: random.Random) -> list[PairRow]:
    """Return rows between the codes, old and new, open and closed, in either direction."""
    rows = []
    for _ in range(drawn.randint(3, 20)):
        one, other = drawn.sample(CODES, 2)
        effective = drawn.choice([LONG_AGO, LONG_AGO, FIRST, FIRST + timedelta(2)])
        deletion = drawn.choice([None, None, FIRST + timedelta(1), FIRST + timedelta(2)])
        indicator = drawn.choice("011119")
        rows.append(PairRow(one, other, effective, deletion, indicator=indicator))
    return list(dict.fromkeys(rows))


def some_limits(drawn: random.Random) -> list[MueRow]:
    """Return limits of some of the codes, of one release or of two that follow each other."""
    rows = []
    for code in drawn.sample(CODES, drawn.randint(1, len(CODES))):
        turn = FIRST + timedelta(drawn.randint(0, 3))
        spans = [(None, None)] if drawn.random() < 0.5 else [(None, turn), (turn + ONE_DAY, None)]
        for start, end in spans:
            rows.append(MueRow(code, drawn.randint(0, 6), drawn.choice(INDICATORS), start, end))
    return rows


def some_add_ons(drawn: random.Random) -> list[AddOnRow]:
    """Return add-ons among the codes with some primaries."""
    rows = []
    for code in drawn.sample(CODES, 2):
        kind = drawn.choice("13")
        for primary in drawn.sample([other for other in CODES if other != code], 2):
            start = drawn.choice([None, FIRST + timedelta(1)])
            rows.append(AddOnRow(code, kind, primary, start))
    return rows


def a_random_line(drawn: random.Random) -> ServiceLine:
    """Return a line of one of the codes, on one of the days or on a few."""
    modifier = drawn.choice(MODIFIERS)
    return a_line_of(
        drawn.choice(CODES),
        *([modifier] if modifier else ()),
        provider=drawn.choice(PROVIDERS),
        start=FIRST + timedelta(drawn.randint(0, 3)),
        days=drawn.choice([1, 1, 2, 3]),
        quantity=drawn.randint(0, 9),
    )


def a_random_claim(drawn: random.Random, number: str | None = None) -> Claim:
    """Return a claim of up to seven lines."""
    lines = [a_random_line(drawn) for _ in range(drawn.randint(1, 7))]
    return a_claim_of(*lines, number=number)


def some_history(drawn: random.Random) -> list[Claim]:
    """Return one or two earlier claims."""
    return [a_random_claim(drawn, f"E{i}") for i in range(drawn.randint(1, 2))]
