"""Run the rules of a bound plan over one claim, payment, batch or remittance."""

from collections.abc import Sequence
from pathlib import PurePath
from types import CodeType
from typing import Any

from ..findings import EngineError, Finding
from ..model import Claim, ServiceLine
from ._context import Context
from ._plan import Bound, Entry

__all__ = ["run_claim", "run_whole", "where_it_broke"]

Errors = list[EngineError]


def run_claim(
    bound: Bound, context: Context, claim: Claim, held: set[str], errors: Errors
) -> list[Finding]:
    """Return what the rules about a claim, its lines, its days and its history find."""
    found: list[Finding] = []
    lines = claim.lines
    if lines:
        for entry in bound.line.called(held):
            context._entry = entry
            _run_lines(entry, context, lines, found, errors)
        context._where = -1
        for entry in bound.day.called(held):
            for day in context.days:
                if not entry.mixed or entry.rule.applies.covers(day.day):
                    _run((entry,), context, day, found, errors)
    _run(bound.whole.called(held), context, claim, found, errors)
    history = bound.history.called(held)
    if history:
        _run(history, context, context.history, found, errors)
    return found


def run_whole(
    entries: Sequence[Entry], context: Context, subject: object, errors: Errors
) -> list[Finding]:
    """Return what rules find that look at the whole of something."""
    found: list[Finding] = []
    _run(entries, context, subject, found, errors)
    return found


def _run_lines(
    entry: Entry,
    context: Context,
    lines: tuple[ServiceLine, ...],
    found: list[Finding],
    errors: Errors,
) -> None:
    judge = entry.judge
    for where, line in enumerate(lines):
        if not entry.mixed or _meant(entry, context, line):
            context._where = where
            context._subject = line
            try:
                for finding in judge(line, context):
                    found.append(_finding(finding))  # noqa: PERF401 - keeps those before a crash
            except Exception as error:  # noqa: BLE001 - a rule may break in any way
                errors.append(where_it_broke(entry, error))


def _meant(entry: Entry, context: Context, line: ServiceLine) -> bool:
    day = context.day_of(line)
    return day is None or entry.rule.applies.covers(day)


def _run(
    entries: Sequence[Entry],
    context: Context,
    subject: Any,  # noqa: ANN401 - what the rules' scope says
    found: list[Finding],
    errors: Errors,
) -> None:
    context._subject = subject
    for entry in entries:
        context._entry = entry
        try:
            for finding in entry.judge(subject, context):
                found.append(_finding(finding))  # noqa: PERF401 - keeps those before a crash
        except Exception as error:  # noqa: BLE001 - a rule may break in any way
            errors.append(where_it_broke(entry, error))


def _finding(finding: object) -> Finding:
    if not isinstance(finding, Finding):
        raise TypeError(f"a rule yields findings, not a {type(finding).__name__}")
    return finding


def where_it_broke(entry: Entry, error: Exception) -> EngineError:
    """Return the kind and place of an error; its text may hold the claim's data and is left out."""
    code: CodeType | None = None
    number = 0
    trace = error.__traceback__
    while trace is not None:
        code, number = trace.tb_frame.f_code, trace.tb_lineno
        trace = trace.tb_next
    where = f"{PurePath(code.co_filename).name}:{number}" if code else ""
    return EngineError(rule=entry.rule.id, error=type(error).__name__, where=where)
