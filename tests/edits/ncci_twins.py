"""The NCCI edits once more, slowly and plainly: every two lines, every day, every row.

Lines of earlier claims stand behind those of the claim, and are counted on from them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor

from billingcore.codes import AddOnRow, MueRow, PairRow
from billingcore.model import Claim, PartyId, Procedure, Provider, ServiceLine
from billingcore.periods import Period

Found = tuple[int, int, PairRow]
"""The lines of column 2 and column 1, and the row."""
Sum = tuple[str, date, int, int, frozenset[int]]
"""Code, day, units, those of earlier claims, and the claim's lines of a sum."""

OPERATIONS = {"11042", "45385"}
ANYWHERE = set(
    "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI"
    " 27 58 78 79 91".split()
)
DISTINCT = {"59", "XE", "XP", "XS", "XU"}


def a_claim_of(*lines: ServiceLine, number: str | None = None) -> Claim:
    """Return a claim of one patient with nothing but lines."""
    return Claim(lines=lines, patient_control_number=number)


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


def lines_of(claim: Claim, earlier: Sequence[Claim]) -> tuple[ServiceLine, ...]:
    """Return the lines of the claim, and then those of earlier ones."""
    return (*claim.lines, *(line for one in earlier for line in one.lines))


# -- pairs -------------------------------------------------------------------------------------


def pairs_found(claim: Claim, rows: Sequence[PairRow], earlier: Sequence[Claim] = ()) -> set[Found]:
    """Return each pair that nothing lifts, those of two earlier lines too."""
    found = set()
    lines = lines_of(claim, earlier)
    for first, one in enumerate(lines):
        for second, two in enumerate(lines):
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
        return line.code not in OPERATIONS
    if modifier in ("LM", "RI"):
        return day >= date(2013, 1, 1)
    if modifier in DISTINCT:
        born = modifier == "59" or day >= date(2015, 1, 1)
        return born and (column2 or day >= date(2019, 7, 1))
    return modifier in ANYWHERE


def standing(
    found: set[Found], lines: Sequence[ServiceLine] = (), limits: Sequence[MueRow] = ()
) -> set[Found]:
    """Return the pairs whose column 1 is not refused for certain.

    A line is refused whose limit is zero or that a paid one stands against, and paid where all
    that stand against it are refused: told in as many steps as there are lines. Of lines in a
    circle neither can be told.
    """
    places = {line for pair in found for line in pair[:2]}
    never = {one for two, one, _ in found if is_zero(lines, one, two, limits)}

    @cache
    def is_refused(line: int, steps: int) -> bool:
        against = (one for two, one, _ in found if two == line)
        return line in never or (steps > 0 and any(is_paid(one, steps - 1) for one in against))

    @cache
    def is_paid(line: int, steps: int) -> bool:
        against = (one for two, one, _ in found if two == line)
        return (
            line not in never and steps > 0 and all(is_refused(one, steps - 1) for one in against)
        )

    return {pair for pair in found if not is_refused(pair[1], 2 * len(places))}


def of_claim(claim: Claim, pairs: set[Found]) -> set[Found]:
    """Return the pairs that a line of the claim is in."""
    return {pair for pair in pairs if min(pair[:2]) < len(claim.lines)}


def is_zero(lines: Sequence[ServiceLine], one: int, two: int, limits: Sequence[MueRow]) -> bool:
    """Tell whether the limit of the first line is zero on the day of both."""
    if not limits:
        return False
    day = first_common_day(lines[one], lines[two])
    return any(
        row.code == lines[one].code and row.value == 0 and day is not None and row.covers(day)
        for row in limits
    )


# -- units -------------------------------------------------------------------------------------


def sums_found(
    claim: Claim, rows: Sequence[MueRow], indicator: str, earlier: Sequence[Claim] = ()
) -> set[Sum]:
    """Return each sum above a limit.

    Days are those on which a line begins. With earlier claims these are the sums that are above
    it with them alone.
    """
    found = set()
    lines, own = lines_of(claim, earlier), len(claim.lines)
    for line in lines:
        if line.period is None or line.code is None:
            continue
        day = line.period.start
        same = [
            i
            for i, other in enumerate(lines)
            if other.code == line.code and npi(other) == npi(line) and day in days(other)
        ]
        here = sum(each_day(lines[i]) for i in same if i < own)
        before = sum(each_day(lines[i]) for i in same if i >= own)
        for row in rows:
            mine = row.code == line.code and row.indicator == indicator and row.covers(day)
            if not mine or row.value == 0 or here + before <= row.value:
                continue
            if not earlier or (0 < here <= row.value):
                ours = frozenset(i for i in same if i < own)
                found.add((line.code, day, here + before, before, ours))
    return found


def lines_found(
    claim: Claim, rows: Sequence[MueRow]
) -> tuple[set[int], set[int], dict[str, set[int]]]:
    """Return lines above a limit of the line, those with a limit of zero, and codes without any."""
    above, zero, without = set(), set(), dict[str, set[int]]()
    for i, line in enumerate(claim.lines):
        limits = [row for row in rows if row.code == line.code and row.covers(next(days(line)))]
        for row in limits:
            if row.value == 0 < each_day(line):
                zero.add(i)
            elif row.indicator not in ("2", "3") and each_day(line) > row.value > 0:
                above.add(i)
        if not limits:
            without.setdefault(line.code or "", set()).add(i)
    return above, zero, without


def each_day(line: ServiceLine) -> int:
    """Return units divided by days, one half rounded up."""
    quantity = line.quantity or Decimal(0)
    return floor(Fraction(quantity) / len(list(days(line))) + Fraction(1, 2))


# -- add-ons -----------------------------------------------------------------------------------


def add_ons_found(
    claim: Claim, rows: Sequence[AddOnRow], earlier: Sequence[Claim] = ()
) -> set[tuple[int, str, int | None]]:
    """Return line, type and days to the nearest primary of each add-on without one on its day."""
    found = set()
    for i, line in enumerate(claim.lines):
        day = next(days(line))
        own = [row for row in rows if row.add_on == line.code and row.covers(day)]
        listed = {row.primary for row in own}
        apart = [
            min(abs((one - two).days) for one in days(line) for two in days(other))
            for other in lines_of(claim, earlier)
            if other.code in listed and npi(other) == npi(line)
        ]
        for kind in {row.kind for row in own}:
            if min(apart, default=None) != 0:
                found.add((i, kind, min(apart, default=None)))
    return found


# -- lines -------------------------------------------------------------------------------------


def first_common_day(one: ServiceLine, two: ServiceLine) -> date | None:
    """Return the first day that both lines cover."""
    return min(set(days(one)) & set(days(two)), default=None)


def days(line: ServiceLine) -> Iterator[date]:
    """Yield the days that a line covers."""
    return iter(line.period or ())


def npi(line: ServiceLine) -> str | None:
    """Return the rendering provider."""
    return line.rendering.npi if line.rendering else None
