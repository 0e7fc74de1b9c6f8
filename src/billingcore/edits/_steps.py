"""Stop a rule of somebody else's that does not come to an end.

Where the caller says so, the lines of Python are counted through which such a rule runs, on one
claim, line or day; one that runs through more is broken off. Time is no measure: it would break
off a rule on a busy machine that ends on another. Rules of this library are not counted, nor is
anything while a debugger or a measurement of coverage looks on; a loop within a C function is none
of lines, and cannot be broken off.
"""

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from types import CodeType, FrameType, TracebackType
from typing import Any, TypeAlias

from attrs import evolve

from ._rule import Rule

__all__ = ["Runaway", "TooManyFindings", "TooManySteps", "bounded"]

_Function: TypeAlias = Callable[..., Any]


class Runaway(Exception):  # noqa: N818 - what happened, for the report
    """A rule that does not come to an end, or comes to it too late."""


class TooManyFindings(Runaway):
    """A rule that finds without end, or finds fault with everything many times over."""


class TooManySteps(Runaway):
    """A rule that runs through more lines of Python than the caller allows."""


class _Over(BaseException):
    """What breaks the rule off: an `except Exception` of its own does not hold it back."""


def bounded(rules: Iterable[Rule], steps: int | None) -> tuple[Rule, ...]:
    """Return the rules, those of other packages with a bound on what they run through."""
    if steps is None:
        return tuple(rules)
    known: dict[_Function, _Function] = {}

    def within(function: _Function) -> _Function:
        if function not in known:
            known[function] = _counted(function, steps)
        return known[function]

    return tuple(_bounded(rule, steps, within) for rule in rules)


def _bounded(rule: Rule, steps: int, within: Callable[[_Function], _Function]) -> Rule:
    triggers = rule.triggers
    asked = {**dict(triggers.shapes), "glance": triggers.glance}
    theirs = {name: judge for name, judge in asked.items() if judge and _is_foreign(judge)}
    if theirs:
        bound: dict[str, Any] = {name: within(judge) for name, judge in theirs.items()}
        triggers = evolve(triggers, **bound)
    if _is_foreign(rule.judge):
        return evolve(rule, judge=_counted(rule.judge, steps, each=True), triggers=triggers)
    return evolve(rule, triggers=triggers) if theirs else rule


def _is_foreign(function: _Function) -> bool:
    module = getattr(function, "__module__", None) or ""
    return module.partition(".")[0] != __name__.partition(".")[0]


def _counted(function: _Function, steps: int, *, each: bool = False) -> _Function:
    """Return the function with a bound on it; with `each`, also on yielding all that it yields."""

    @wraps(function)
    def counted(*arguments: object) -> object:
        if sys.gettrace() is not None:
            return function(*arguments)
        left = steps

        def step(frame: FrameType, event: str, argument: object) -> Any:  # noqa: ANN401 - of tracing
            nonlocal left
            if event == "line":
                left -= 1
                if left < 0:
                    raise _Over
            return step

        sys.settrace(step)
        try:
            found = function(*arguments)
            return list(found) if each else found
        except _Over as over:
            _forget(over.__traceback__, step.__code__)
            raise TooManySteps().with_traceback(over.__traceback__) from None
        finally:
            sys.settrace(None)

    return counted


def _forget(trace: TracebackType | None, code: CodeType) -> None:
    """Take from a traceback what counts, so that it ends where the rule was broken off."""
    while trace is not None:
        if trace.tb_next is not None and trace.tb_next.tb_frame.f_code is code:
            trace.tb_next = None
        trace = trace.tb_next
