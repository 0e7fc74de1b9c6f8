"""The NCCI edits once more, slowly and plainly: every two lines, every day, every row."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

from billingcore.codes import MueRow, PairRow
from billingcore.model import Claim, PartyId, Procedure, Provider, ServiceLine
from billingcore.periods import Period

Found = tuple[int, int, PairRow]

VISITS = {"99213", "99214"}
ANYWHERE = set(
    "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI"
    " 27 58 78 79 91".split()
)
DISTINCT = {"59", "XE", "XP", "XS", "XU"}


def a_claim_of(*lines: ServiceLine) -> Claim:
    """Return a claim of one patient with nothing but lines."""
    return Claim(lines=lines)


def a_line_of(
    code: str,
    *modifiers: str,
    provider: str = "1234567893",
    start: date = date(2024, 5, 6),
    days: int = 1,
    quantity: int = 1,
) -> ServiceLine:
    """Return a line as plain as can be."""
    return ServiceLine(
        procedure=Procedure(code, modifiers=modifiers),
        quantity=quantity,
        period=Period(start, start + timedelta(days=days - 1)),
        providers=(Provider(role="82", id=PartyId("XX", provider)),),
    )


def pairs_found(claim: Claim, rows: Sequence[PairRow]) -> set[Found]:
    """Return column 2, column 1 and row of each pair that nothing lifts."""
    found = set()
    for first, one in enumerate(claim.lines):
        for second, two in enumerate(claim.lines):
            day = first_common_day(one, two)
            if first == second or day is None or npi(one) != npi(two):
                continue
            for row in rows:
                if (row.column1, row.column2) != (one.code, two.code) or one.code == two.code:
                    continue
                last = row.deletion or date.max
                if row.indicator == "9" or row.effective == row.deletion:
                    continue
                if row.effective <= day <= last and not lifted(row, one, two, day):
                    found.add((second, first, row))
    return found


def lifted(row: PairRow, one: ServiceLine, two: ServiceLine, day: date) -> bool:
    """Tell whether a modifier on either line lifts a row."""
    if row.indicator == "0":
        return False
    return any(counts(m, one, False, day) for m in one.modifiers) or any(
        counts(m, two, True, day) for m in two.modifiers
    )


def counts(modifier: str, line: ServiceLine, column2: bool, day: date) -> bool:
    """Tell whether a modifier counts on this line and day."""
    if modifier in ("24", "25", "57"):
        return line.code in VISITS
    if modifier in ("LM", "RI"):
        return day >= date(2013, 1, 1)
    if modifier in DISTINCT:
        born = modifier == "59" or day >= date(2015, 1, 1)
        return born and (column2 or day >= date(2019, 7, 1))
    return modifier in ANYWHERE


def standing(found: set[Found], lines: int) -> set[Found]:
    """Return the pairs whose column 1 may be paid; pairs must not go round in a circle."""
    paid = [True] * lines
    for _ in range(lines + 1):
        paid = [not any(paid[one] for two, one, _ in found if two == i) for i in range(lines)]
    return {pair for pair in found if paid[pair[1]]}


def sums_found(claim: Claim, rows: Sequence[MueRow], indicator: str) -> set[tuple[str, date, int]]:
    """Return code, day and units of each sum above a limit, for days on which a line begins."""
    found = set()
    for line in claim.lines:
        if line.period is None or line.code is None:
            continue
        day = line.period.start
        units = sum(
            each_day(other)
            for other in claim.lines
            if other.code == line.code and npi(other) == npi(line) and day in days(other)
        )
        for row in rows:
            mine = row.code == line.code and row.indicator == indicator and row.covers(day)
            if mine and 0 != row.value < units:
                found.add((line.code, day, units))
    return found


def each_day(line: ServiceLine) -> int:
    """Return units divided by days, one half rounded up."""
    quantity = line.quantity or Decimal(0)
    return floor(Fraction(quantity) / len(list(days(line))) + Fraction(1, 2))


def first_common_day(one: ServiceLine, two: ServiceLine) -> date | None:
    """Return the first day that both lines cover."""
    return min(set(days(one)) & set(days(two)), default=None)


def days(line: ServiceLine) -> Iterator[date]:
    """Yield the days that a line covers."""
    return iter(line.period or ())


def npi(line: ServiceLine) -> str | None:
    """Return the rendering provider."""
    return line.rendering.npi if line.rendering else None
