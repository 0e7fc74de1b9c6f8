"""A claim's diagnoses as the tabular list has them, on the days that govern them.

This is worked out once for a claim, with all that tells a rule that it has nothing to look for:
of most claims none has. Two diagnoses are judged together on the days that they share: on a claim
of several encounters each has those of its lines. Of a bill either end of the statement will do,
so that what is wrong must be so on both.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ....codes import TabularTable
from ....model import Claim
from ... import Citation, Context
from ._coded import pointed_days, usual_days
from ._memory import Memory, memory_of
from ._standing import Standing

__all__ = ["TABULAR_LIST", "Judged", "Listed", "judged", "known"]

TABULAR_LIST = Citation(authority="ICD-10-CM tabular list", section="notes under codes")

_ROLES = frozenset({"ABK", "ABF", "ABJ", "APR", "ABN"})


class Listed(NamedTuple):
    """Give a diagnosis, its days, and how the code stands on the last of them."""

    place: int
    code: str
    days: tuple[date, ...]
    standing: Standing

    @property
    def path(self) -> str:
        """Return the path of the code."""
        return f"diagnoses[{self.place}].code"


class Judged(NamedTuple):
    """Hold the diagnoses of which the list can speak.

    `main` are the principal and the others, each code once; `lacking` are those in any role that
    lack something; `related` tells whether a note under one of `main` may name another, `repeated`
    whether two are of one category. `unknown` is what cannot be judged, and why; `number` counts
    the principal and other diagnoses, judged or not.
    """

    main: Sequence[Listed] = ()
    lacking: Sequence[Listed] = ()
    related: bool = False
    repeated: bool = False
    unknown: tuple[str, str] | None = None
    number: int = 0


def judged(context: Context, *, least: int = 1) -> Judged:
    """Return a claim's diagnoses; where there are so many, say what cannot be evaluated."""
    found = context.once(_judged)
    if found.unknown is not None and found.number >= least:
        need, reason = found.unknown
        context.not_evaluated(need, reason=reason)
    return found


def known(context: Context) -> Judged:
    """Return the same without saying so, for a rule that can do without the list."""
    return context.once(_judged)


def _judged(context: Context) -> Judged:
    claim = context.claim
    table: TabularTable = context.optional_table("icd10cm_notes")
    memory = memory_of(table)
    days = usual_days(claim)
    roles = [d.qualifier for d in claim.diagnoses if d.code]
    number = roles.count("ABK") + roles.count("ABF")
    if not days:
        return Judged(unknown=("date of service", "the claim states no day"), number=number)
    if len(days) > 1:
        return _of_days(context, table, memory, days, number)
    day = min(days)
    if not table.edition.covers(day):
        return Judged(unknown=_beyond(table, day), number=number)
    standings = memory.standings(day)
    every = [
        Listed(i, d.code, days, standings.get(d.code) or memory.standing(table, d.code, day))
        for i, d in enumerate(claim.diagnoses)
        if d.code and d.qualifier in _ROLES
    ]
    main = every
    if roles[:1] != ["ABK"] or roles.count("ABF") < len(roles) - 1:
        main = _main(claim, every)
    categories = {one.code[:3] for one in main}
    repeated = len(categories) < len(main)
    if repeated:
        main = _once(main)
        repeated = len(categories) < len(main)
    related = False
    if len(main) > 1:
        for one in main:
            standing = one.standing
            if not standing.others.isdisjoint(categories) or (repeated and standing.own):
                related = True
                break
    lacking = [one for one in every if one.standing.lack is not None]
    return Judged(main, lacking, related, repeated, None, number)


def _of_days(
    context: Context, table: TabularTable, memory: Memory, usual: tuple[date, ...], number: int
) -> Judged:
    """Return the same for several days, without asking whether notes relate the diagnoses."""
    claim = context.claim
    every: list[Listed] = []
    unknown = None
    for i, d in enumerate(claim.diagnoses):
        if not d.code or d.qualifier not in _ROLES:
            continue
        days = usual if claim.kind == "institutional" else pointed_days(claim, i) or usual
        beyond = next((day for day in days if not table.edition.covers(day)), None)
        if beyond is not None:
            unknown = _beyond(table, beyond)
        else:
            every.append(Listed(i, d.code, days, memory.standing(table, d.code, days[-1])))
    main = _once(_main(claim, every))
    repeated = len({one.code[:3] for one in main}) < len(main)
    lacking = [
        one for one in every if any(memory.standing(table, one.code, d).lack for d in one.days)
    ]
    return Judged(main, lacking, len(main) > 1, repeated, unknown, number)


def _main(claim: Claim, every: list[Listed]) -> list[Listed]:
    """Return the principal diagnosis, then the others."""
    diagnoses = claim.diagnoses
    main = [one for one in every if diagnoses[one.place].qualifier == "ABK"]
    main += [one for one in every if diagnoses[one.place].qualifier == "ABF"]
    return main


def _once(main: list[Listed]) -> list[Listed]:
    """Return the first of each code."""
    first = {one.code: one for one in reversed(main)}
    return [one for one in main if first[one.code] is one]


def _beyond(table: TabularTable, day: date) -> tuple[str, str]:
    return "icd10cm_notes", f"edition {table.edition} does not speak of {day}"
