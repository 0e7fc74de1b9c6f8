"""Run rules over claims, payments, batches or remittances.

Several claims are taken through one rule after the other, all claims by each rule before the next:
a processor that does one thing many times does it faster than many things by turns.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePath
from types import CodeType, FunctionType
from typing import Any

from ..findings import EngineError, Finding
from ..model import Claim
from ._about import About
from ._context import Context
from ._entry import Entry
from ._gated import NOTHING, Called, Gated, Glance
from ._plan import Bound, Plan
from ._rows import RowJudge
from ._steps import Runaway, TooManyFindings

__all__ = ["Job", "run_claims", "run_whole", "where_it_broke"]


class Job:
    """Give a claim on its way through the rules, and what they found so far."""

    __slots__ = ("bound", "called", "claim", "context", "errors", "found", "plan", "who")

    def __init__(
        self, claim: Claim, who: About, plan: Plan, bound: Bound, context: Context
    ) -> None:
        self.claim = claim
        self.who = who
        self.plan = plan
        self.bound = bound
        self.context = context
        self.called: Called = NOTHING
        self.found: list[Finding] = []
        self.errors: tuple[EngineError, ...] = ()


def run_claims(jobs: Sequence[Job]) -> None:
    """Let the rules judge claims: those that are on every claim, and those that each calls."""
    with_lines = [job for job in jobs if job.claim.lines]
    if with_lines:
        for entry, some in _in_turn(_LINE, with_lines):
            _run_lines(entry, some)
        for job in with_lines:
            job.context._where = -1
        for entry, some in _in_turn(_DAY, with_lines):
            _run_days(entry, some)
    for job in jobs:
        job.context._subject = job.claim
    for entry, some in _in_turn(_WHOLE, jobs):
        _run_claims(entry, some)
    for entry, some in _in_turn(_HISTORY, jobs):
        for job in some:
            _run(entry, job, job.context.history, len(job.found) + _BUDGET)


_LINE, _DAY, _WHOLE, _HISTORY = range(4)
"""Where the rules of each scope stand in what is called."""


def _in_turn(kind: int, jobs: Sequence[Job]) -> Iterable[tuple[Entry, Sequence[Job]]]:
    """Return each rule of a scope with the claims that it is called on, of whatever plan."""
    calling: dict[Entry, list[Job]] = {}
    for gated, some in _by_plan(jobs):
        for entry in gated.always[kind]:
            calling[entry] = calling[entry] + some if entry in calling else some
        for glance, entries in gated.glanced[kind]:
            worth = [job for job in some if _is_worth(glance, entries[0], job.context)]
            if worth:
                for entry in entries:
                    calling[entry] = calling[entry] + worth if entry in calling else worth
    called: dict[Entry, list[Job]] = {}
    for job in jobs:
        for entry in job.called[kind]:
            if entry in called:
                called[entry].append(job)
            else:
                called[entry] = [job]
    return *calling.items(), *called.items()


def _by_plan(jobs: Sequence[Job]) -> Iterable[tuple[Gated, list[Job]]]:
    groups: dict[Gated, list[Job]] = {}
    for job in jobs:
        groups.setdefault(job.bound.gated, []).append(job)
    return groups.items()


def _is_worth(glance: Glance, entry: Entry, context: Context) -> bool:
    context._entry = entry
    try:
        return bool(glance(context))
    except Exception:  # noqa: BLE001 - the rules will break, and be named
        return True


def _run_lines(entry: Entry, jobs: Iterable[Job]) -> None:
    judge, mixed = entry.judge, entry.mixed
    for job in jobs:
        context = job.context
        context._entry = entry
        most = len(job.found) + _BUDGET
        for where, line in enumerate(job.claim.lines):
            if mixed and not _is_meant(entry, context.day_of(line)):
                continue
            context._where = where
            context._subject = line
            try:
                for finding in judge(line, context):
                    _keep(finding, job.found, most)
            except Exception as error:  # noqa: BLE001 - a rule may break in any way
                job.errors += (where_it_broke(entry, error),)
                if isinstance(error, Runaway):
                    break


def _run_days(entry: Entry, jobs: Iterable[Job]) -> None:
    for job in jobs:
        most = len(job.found) + _BUDGET
        for day in job.context.days:
            is_meant = not entry.mixed or _is_meant(entry, day.day)
            if is_meant and not _run(entry, job, day, most):
                break


def _run_claims(entry: Entry, jobs: Iterable[Job]) -> None:
    judge = entry.judge
    for job in jobs:
        context = job.context
        context._entry = entry
        most = len(job.found) + _BUDGET
        try:
            for finding in judge(job.claim, context):
                _keep(finding, job.found, most)
        except Exception as error:  # noqa: BLE001 - a rule may break in any way
            job.errors += (where_it_broke(entry, error),)


def _is_meant(entry: Entry, day: date | None) -> bool:
    return day is None or entry.rule.applies.covers(day)


def _run(
    entry: Entry,
    job: Job,
    subject: Any,  # noqa: ANN401 - what the scope says
    most: int,
) -> bool:
    """Let a rule judge, and tell whether it may judge more of the claim."""
    context = job.context
    context._entry = entry
    context._subject = subject
    try:
        for finding in entry.judge(subject, context):
            _keep(finding, job.found, most)
    except Exception as error:  # noqa: BLE001 - a rule may break in any way
        job.errors += (where_it_broke(entry, error),)
        return not isinstance(error, Runaway)
    return True


def run_whole(
    entries: Sequence[Entry], context: Context, subject: object, errors: list[EngineError]
) -> list[Finding]:
    """Return what rules find that look at the whole of something."""
    found: list[Finding] = []
    context._subject = subject
    for entry in entries:
        context._entry = entry
        most = len(found) + _BUDGET
        try:
            for finding in entry.judge(subject, context):
                _keep(finding, found, most)
        except Exception as error:  # noqa: BLE001 - a rule may break in any way
            errors.append(where_it_broke(entry, error))
    return found


_BUDGET = 10_000
"""How many findings a rule may have on one claim: the longest has 999 lines."""


def _keep(finding: object, found: list[Finding], most: int) -> None:
    if not isinstance(finding, Finding):
        raise TypeError(f"a rule yields findings, not a {type(finding).__name__}")
    found.append(finding)
    if len(found) >= most:
        raise TooManyFindings


def where_it_broke(entry: Entry, error: Exception) -> EngineError:
    """Return the kind and place of an error, and the package that the rule comes from.

    The error's text may hold the claim's data and is left out.
    """
    code: CodeType | None = None
    number = 0
    trace = error.__traceback__
    while trace is not None:
        code, number = trace.tb_frame.f_code, trace.tb_lineno
        trace = trace.tb_next
    where = f"{PurePath(code.co_filename).name}:{number}" if code else ""
    judge = entry.rule.judge
    if isinstance(judge, FunctionType):
        where += f" of {judge.__module__.partition('.')[0]}"
    elif isinstance(judge, RowJudge) and judge.package:
        where += f" of {judge.package}"
    return EngineError(rule=entry.rule.id, error=type(error).__name__, where=where.strip())
