"""What a rule promises about each of its cases: generators of how it breaks its word."""

import builtins
import pickle
import socket
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import mock

import attrs

from ..edits import Facts, Finding, Report, Rule, Safety, Triggers, apply_fix
from ..edits._paths import steps
from ..edits._rule import is_given
from ..model import Claim
from ..x12 import locate
from ._phi import CANARY, marked, personal
from ._subjects import hint_at
from .cases import Case

__all__ = ["PROMISES"]


@contextmanager
def _sealed() -> Iterator[None]:
    """Make every file, socket and clock an error."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("a rule reached for the world")

    with (
        mock.patch.object(socket, "socket", refuse),
        mock.patch.object(builtins, "open", refuse),
        mock.patch.object(time, "time", refuse),
    ):
        yield


def repeats(rule: Rule, case: Case) -> Iterator[str]:
    before = pickle.dumps(case.subject)
    once = case.report(rule)
    with _sealed():
        again = case.report(rule)
    if again.engine_errors != once.engine_errors:
        yield f"reaches for the world: {again.engine_errors}"
    elif again != once:
        yield "does not say the same twice"
    if pickle.loads(before) != case.subject:  # noqa: S301 - our own bytes
        yield "changes what it is given"


def permutes(rule: Rule, case: Case) -> Iterator[str]:
    if not isinstance(case.subject, Claim) or len(case.subject.lines) < 2:
        return
    lines = case.subject.lines
    places = tuple(range(len(lines)))
    before = _told_of(case.report(rule), places)
    for order in dict.fromkeys((places[::-1], places[1:] + places[:1], places[-1:] + places[:-1])):
        other = attrs.evolve(case.subject, lines=tuple(lines[i] for i in order))
        after = _told_of(case.report(rule, subject=other, **_with_facts_of(case, order)), order)
        if after != before:
            yield f"says other things of the same lines in the order {order}"


def _with_facts_of(case: Case, order: Sequence[int]) -> dict[str, Any]:
    """Return the facts of the lines in their new order, if there are any; they go by number."""
    given = case.given.get("facts")
    if given is None:
        return {}
    facts = given if isinstance(given, Facts) else Facts.of(given)
    moved: dict[str, Any] = {
        name: {place + 1: known[was + 1] for place, was in enumerate(order) if was + 1 in known}
        for name in ("minutes", "concurrent", "doses")
        if (known := getattr(facts, name)) is not None
    }
    return {"facts": attrs.evolve(facts, **moved)}


def _told_of(report: Report, order: Sequence[int]) -> Counter[tuple[str, frozenset[int]]]:
    """Return fingerprint and lines of each finding; `order` has where each line stood before."""
    return Counter(
        (finding.fingerprint, frozenset(_lines_of(finding, order))) for finding in report.findings
    )


def _lines_of(finding: Finding, order: Sequence[int]) -> Iterator[int]:
    for path in (finding.path, *finding.related):
        way = steps(path)
        if len(way) > 1 and way[0] == "lines":
            place = int(way[1])
            yield order[place] if place < len(order) else place


def keeps(rule: Rule, case: Case) -> Iterator[str]:
    for finding in case.report(rule).findings:
        if finding.rule != rule.id and not finding.rule.startswith("ENG"):
            yield f"yields a finding of {finding.rule}"
        if pickle.loads(pickle.dumps(finding)) != finding:  # noqa: S301 - our own bytes
            yield "its finding cannot be sent elsewhere"


def points(rule: Rule, case: Case) -> Iterator[str]:
    for finding in case.report(rule).findings:
        for path in (finding.path, *finding.related):
            try:
                hint_at(type(case.subject), path)
                _reach(case.subject, path)
            except LookupError as error:
                yield f"points at nothing: {error}"


def locates(rule: Rule, case: Case) -> Iterator[str]:
    if isinstance(case.subject, Claim) and not locate(case.subject, "charge").places:
        return  # no guide for claims of this kind
    for finding in case.report(rule).findings:
        for path in (finding.path, *finding.related):
            if not any(locate(case.subject, at).places for at in (path, f"{path}[0]")):
                yield f"neither {path} nor what stands in it has a place in X12"


def _reach(root: object, path: str) -> None:
    """Walk as far as something is there; an index beyond the end is a LookupError."""
    value = root
    for step in steps(path):
        if value is None:
            return
        if isinstance(step, int):
            if not isinstance(value, tuple) or step >= len(value):
                raise LookupError(f"{path} is beyond the end")
            value = value[step]
        else:
            value = getattr(value, step)


def mends(rule: Rule, case: Case) -> Iterator[str]:
    report = case.report(rule)
    for finding in report.findings:
        for fix in finding.fixes:
            if not fix.text:
                yield "a fix without a text"
            try:
                mended = apply_fix(case.subject, fix)
            except LookupError as error:
                yield f"a fix changes what is not there: {error}"
                continue
            if fix.safety is not Safety.SAFE:
                continue
            if not fix.changes:
                yield "a safe fix that changes nothing"
            after = case.report(rule, subject=mended)
            if finding.fingerprint in {f.fingerprint for f in after.findings}:
                yield "a safe fix does not mend"
            if _errors(case, mended) - _errors(case, case.subject):
                yield "a safe fix adds an error"


def _errors(case: Case, subject: object) -> set[tuple[str, str]]:
    from ..edits import catalogue

    report = Case(name=case.name, subject=subject, given=case.given).under(catalogue())
    return {(finding.rule, finding.path) for finding in report.errors}


def hides(rule: Rule, case: Case) -> Iterator[str]:
    yield from _told(case.report(rule), personal(case.subject))
    canary = case.report(rule, subject=marked(case.subject))
    yield from _told(canary, frozenset({CANARY, "1907-07-19", "19070719", "1907, 7, 19"}))


def _told(report: Report, secrets: Iterable[str]) -> Iterator[str]:
    texts = [str(report), repr(report), *(_texts(report.findings))]
    for secret in secrets:
        if any(secret in text for text in texts):
            yield "tells who the patient or subscriber is"


def _texts(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        yield finding.message
        yield from map(str, finding.evidence)
        yield from (fix.text for fix in finding.fixes)


def lacks(rule: Rule, case: Case) -> Iterator[str]:
    kind = getattr(case.subject, "kind", None)
    needs = rule.needed(kind, rule.options(**case.options) if rule.options else None)
    if not case.fires or not needs:
        return
    bare = case.report(rule, reference=None, as_of=None, history=None, facts=None)
    if bare.findings:
        yield "judges without what it needs"
    missing = {name for item in bare.not_evaluated for name in item.needs}
    if missing != set(needs):
        yield f"lacks {', '.join(sorted(missing))}, not what it declares"
    table = next((name for name in needs if not is_given(name)), None)
    if table and bare.clean:
        yield "a report without its table is clean"


def spares(rule: Rule, case: Case) -> Iterator[str]:
    if rule.triggers == Triggers():
        return
    always = attrs.evolve(rule, triggers=Triggers())
    if case.report(always).findings != case.report(rule).findings:
        yield "its triggers keep it from what it finds"


PROMISES = (repeats, permutes, keeps, points, locates, mends, hides, lacks, spares)
