"""Stop a rule of somebody else's that does not come to an end.

Where the caller says so, the lines of Python are counted through which such a rule runs, on one
claim, line or day; one that runs through more is broken off. Time is no measure: it would break
off a rule on a busy machine that ends on another. For the same reason only lines of the rule's own
package count: what it calls of others does more the first time, and less once it remembers.

Rules of this library are not counted, nor is anything while a debugger or a measurement of coverage
looks on. A loop within a C function is none of lines, and a bare `except` within an endless loop
swallows everything: neither can be broken off.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from types import CodeType, FrameType, TracebackType
from typing import Any, TypeAlias

from attrs import evolve

from ._rule import Rule

__all__ = ["Runaway", "TooManyFindings", "TooManySteps", "bounded"]

_Function: TypeAlias = Callable[..., Any]
_OURS = __name__.partition(".")[0]


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
    known: dict[int, _Function] = {}

    def within(function: _Function) -> _Function:
        """Return the same for the same function: rules that share a question ask it once."""
        if id(function) not in known:
            known[id(function)] = _asked(function, steps)
        return known[id(function)]

    return tuple(_bounded(rule, steps, within) for rule in rules)


def _bounded(rule: Rule, steps: int, within: Callable[[_Function], _Function]) -> Rule:
    triggers = rule.triggers
    asked = {**dict(triggers.shapes), "glance": triggers.glance}
    theirs = {name: judge for name, judge in asked.items() if judge and _package(judge) != _OURS}
    if theirs:
        bound: dict[str, Any] = {name: within(judge) for name, judge in theirs.items()}
        triggers = evolve(triggers, **bound)
    if _package(rule.judge) != _OURS:
        return evolve(rule, judge=_judging(rule.judge, steps), triggers=triggers)
    return evolve(rule, triggers=triggers) if theirs else rule


def _package(function: _Function) -> str:
    module: str = getattr(function, "__module__", None) or ""
    return module.partition(".")[0]


def _asked(function: _Function, steps: int) -> _Function:
    """Return what tells of a claim or a shape whether a rule is to be called, with a bound."""

    @wraps(function, updated=())
    def asked(subject: object) -> object:
        return _Steps(_package(function), steps).run(function, subject)

    return asked


def _judging(judge: _Function, steps: int) -> _Function:
    """Return a rule's judge with a bound; what it yields before it is broken off stays."""

    @wraps(judge, updated=())
    def judging(subject: object, context: object) -> Iterator[object]:
        counted = _Steps(_package(judge), steps)
        found = counted.run(iter, counted.run(judge, subject, context))
        while True:
            try:
                one = counted.run(next, found)
            except StopIteration:
                return
            yield one

    return judging


class _Steps:
    """Count the lines of a package that are run through, up to a bound."""

    __slots__ = ("left", "package")

    def __init__(self, package: str, most: int) -> None:
        self.package = package
        self.left = most

    def run(self, function: _Function, *arguments: object) -> Any:  # noqa: ANN401 - whatever it is
        """Return what the function returns; TooManySteps where it takes too many."""
        if sys.gettrace() is not None:
            return function(*arguments)
        sys.settrace(self._called)
        try:
            found = function(*arguments)
        except _Over as over:
            _forget(over.__traceback__, _Steps._step.__code__)
            raise TooManySteps().with_traceback(over.__traceback__) from None
        finally:
            sys.settrace(None)
        if self.left < 0:  # it swallowed what was to break it off
            raise TooManySteps
        return found

    def _called(self, frame: FrameType, event: str, argument: object) -> Any:  # noqa: ANN401 - of tracing
        module = frame.f_globals.get("__name__") or ""
        return self._step if module.partition(".")[0] == self.package else None

    def _step(self, frame: FrameType, event: str, argument: object) -> Any:  # noqa: ANN401 - of tracing
        if event == "line":
            self.left -= 1
            if self.left < 0:
                raise _Over
        return self._step


def _forget(trace: TracebackType | None, code: CodeType) -> None:
    """Take from a traceback what counts, so that it ends where the rule was broken off."""
    while trace is not None:
        if trace.tb_next is not None and trace.tb_next.tb_frame.f_code is code:
            trace.tb_next = None
        trace = trace.tb_next
