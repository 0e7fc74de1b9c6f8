"""Cases of a rule, as data: a clean claim, what was changed, what the rule must say.

A file in TOML holds the cases of one rule. `with` are the arguments of a builder (`base`, a name
of `billingcore.testing`; it follows from the rule's scope), `changes` are values by path. Of an
expected finding only what is written down is compared.

>>> from billingcore.edits import catalogue
>>> rule = next(rule for rule in catalogue() if rule.id == "DX003")
>>> run_cases(
...     '''
... rule = "DX003"
...
... [[cases]]
... name = "a pointer past the last diagnosis"
... with = { diagnoses = "E11.9", lines = [{ diagnosis_pointers = [2] }] }
... expect = [{ at = "lines[0].diagnosis_pointers[0]", params = { pointer = 2 } }]
...
... [[cases]]
... name = "every pointer has its diagnosis"
... expect = []
... ''',
...     rule,
... )
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import field, frozen

from ..codes import ReferenceSet
from ..edits import EarlierClaim, Finding, Report, Rule, Scope, check
from ..edits._engine import Subject
from ..model import Batch, Claim
from ._compare import differences
from ._reference import reference_from
from ._subjects import subject_from

__all__ = [
    "Case",
    "Cases",
    "assert_fires",
    "assert_not_evaluated",
    "assert_silent",
    "load_cases",
    "run_cases",
]

_BASES = {
    Scope.BATCH: "a_batch",
    Scope.PAYMENT: "a_claim_payment",
    Scope.REMITTANCE: "a_remittance",
}
_KEYS = {
    "name", "base", "with", "changes", "claims", "as_of", "history", "facts", "options", "tables",
    "expect", "not_evaluated", "todo",
}  # fmt: skip
_MOST_STEPS = 1_000_000
"""How many lines of Python a rule may run through on a case: one that loops fails, and hangs not.
"""
_EXPECTED = {"at", "params", "severity", "message", "related", "fixes", "disposition"}


@frozen(kw_only=True)
class Case:
    """Hold one case: what is checked, with what, and what must come out.

    `expect` has a mapping for each finding in order of path; `todo` marks a known miss, which
    must still be missed.
    """

    name: str
    subject: Any = field(repr=False)
    given: Mapping[str, Any] = field(factory=dict, repr=False)
    options: Mapping[str, Any] = field(factory=dict, repr=False)
    expect: tuple[Mapping[str, Any], ...] = ()
    not_evaluated: tuple[str, ...] = ()
    todo: bool = False

    @property
    def fires(self) -> bool:
        """Tell whether the rule must find something."""
        return bool(self.expect) and not self.todo

    @property
    def silent(self) -> bool:
        """Tell whether the rule must judge and find nothing."""
        return not (self.expect or self.not_evaluated or self.todo)

    def report(self, rule: Rule, **other: Any) -> Report:
        """Return what the rule says, or what it says with `other` arguments than the case's."""
        given = {"subject": self.subject, "steps": _MOST_STEPS, **self.given, **other}
        config: dict[str, Any] = {"options": {rule.id: self.options}} if self.options else {}
        if rule.lifecycle == "preview":
            config["extend_select"] = [rule.id]  # it runs for nobody who does not name it
        if config:
            given["config"] = config
        return rule.check(given.pop("subject"), **given)

    def under(self, rules: Iterable[Rule]) -> Report:
        """Return what other rules say about the same subject."""
        return check(self.subject, rules=tuple(rules), **self.given)

    def problems(self, rule: Rule) -> tuple[str, ...]:
        """Return in what way the rule does not do what the case expects; empty is good."""
        report = self.report(rule)
        found = [str(error) for error in report.engine_errors]
        missing = {name for item in report.not_evaluated for name in item.needs}
        if missing != set(self.not_evaluated):
            found.append(f"not evaluated for want of {_names(missing)}")
        findings = [finding for finding in report.findings if finding.rule == rule.id]
        if len(findings) != len(self.expect):
            found.append(f"{len(findings)} findings, not {len(self.expect)}")
            found += [f"  {finding}" for finding in findings]
        for finding, wanted in zip(findings, self.expect, strict=False):
            found += differences(finding, wanted)
        if self.todo:
            return () if found else ("a known miss that is missed no more: remove todo",)
        return tuple(found)


@frozen(kw_only=True)
class Cases:
    """Hold the cases of one rule; iterate over them, or let `run` assert all."""

    rule: str
    cases: tuple[Case, ...]

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any], scope: Scope = Scope.CLAIM) -> "Cases":
        """Return the cases that parsed TOML describes, for a rule of this scope."""
        tables = values.get("tables", {})
        cases = tuple(_case(item, scope, tables) for item in values.get("cases", ()))
        names = [case.name for case in cases]
        if len(set(names)) < len(names):
            raise ValueError(f"{values.get('rule')}: two cases have the same name")
        return cls(rule=values["rule"], cases=cases)

    def __iter__(self) -> Iterator[Case]:
        return iter(self.cases)

    def __len__(self) -> int:
        return len(self.cases)


Source = str | PathLike[str] | Mapping[str, Any] | Cases


def cases_from(source: Source, rule: Rule) -> Cases:
    """Return cases from a path, a TOML text, a mapping, or as they are."""
    if isinstance(source, Cases):
        return source
    if isinstance(source, PathLike) or (isinstance(source, str) and "\n" not in source):
        source = Path(source).read_text(encoding="utf-8")
    values = tomllib.loads(source) if isinstance(source, str) else source
    if values.get("rule") != rule.id:
        raise ValueError(f"the cases are for {values.get('rule')}, the rule is {rule.id}")
    return Cases.from_mapping(values, rule.scope)


def run_cases(source: Source, rule: Rule) -> None:
    """Assert that a rule does what each of its cases expects."""
    cases = cases_from(source, rule)
    failed = [
        f"{rule.id}, {case.name}:\n  " + "\n  ".join(problems)
        for case in cases
        if (problems := case.problems(rule))
    ]
    if failed:
        raise AssertionError("\n".join(failed))


def load_cases(folder: str | PathLike[str], rules: Iterable[Rule]) -> tuple[tuple[Rule, Case], ...]:
    """Return each rule with each of its cases, for ``pytest.mark.parametrize("rule, case", …)``.

    The cases of a rule are in a file named after its id; one without a file has none.
    """
    pairs: list[tuple[Rule, Case]] = []
    for rule in rules:
        path = Path(folder) / f"{rule.id}.toml"
        if path.is_file():
            pairs += [(rule, case) for case in cases_from(path, rule)]
    return tuple(pairs)


# -- asserting by hand --------------------------------------------------------------------------


def assert_fires(
    rule: Rule,
    subject: Subject,
    *,
    at: str | None = None,
    **given: Any,
) -> Finding:
    """Assert that the rule finds exactly one thing, at this path if one is given; return it."""
    report = _judged(rule, subject, given)
    if len(report.findings) != 1:
        raise AssertionError(f"{rule.id} has {len(report.findings)} findings, not 1:\n{report}")
    finding = report.findings[0]
    if at is not None and finding.path != at:
        raise AssertionError(f"{rule.id} stands at {finding.path}, not at {at}")
    return finding


def assert_silent(rule: Rule, subject: Subject, **given: Any) -> None:
    """Assert that the rule judges the subject and finds nothing."""
    report = _judged(rule, subject, given)
    if report.findings:
        raise AssertionError(f"{rule.id} is not silent:\n{report}")
    if rule.id not in report.rules:
        raise AssertionError(f"{rule.id} is silent only because it does not apply")


def assert_not_evaluated(rule: Rule, subject: Subject, *needs: str, **given: Any) -> None:
    """Assert that the rule applies and says which data it lacks."""
    report = rule.check(subject, **given)
    missing = {name for item in report.not_evaluated for name in item.needs}
    if not missing or (needs and missing != set(needs)):
        raise AssertionError(f"{rule.id} lacks {_names(missing)}, not {_names(needs)}")


def _judged(rule: Rule, subject: Subject, given: Mapping[str, Any]) -> Report:
    report = rule.check(subject, **given)
    if report.engine_errors or report.not_evaluated:
        raise AssertionError(f"{rule.id} could not judge:\n{report}")
    return report


# -- reading -----------------------------------------------------------------------------------


def _case(values: Mapping[str, Any], scope: Scope, tables: Mapping[str, Any]) -> Case:
    name = values.get("name", "a case without a name")
    unknown = sorted(set(values) - _KEYS)
    for wanted in values.get("expect", ()):
        unknown += sorted(set(wanted) - _EXPECTED)
    if unknown:
        raise ValueError(f"{name}: unknown key {', '.join(unknown)}")
    given: dict[str, Any] = {key: values[key] for key in ("as_of", "facts") if key in values}
    if "history" in values:
        given["history"] = tuple(_earlier(past) for past in values["history"])
    given["reference"] = _reference({**tables, **values.get("tables", {})})
    return Case(
        name=name,
        subject=_subject(values, scope),
        given=given,
        options=values.get("options", {}),
        expect=tuple(values.get("expect", ())),
        not_evaluated=tuple(values.get("not_evaluated", ())),
        todo=values.get("todo", False),
    )


def _earlier(values: Mapping[str, Any]) -> Claim | EarlierClaim:
    """Return an earlier claim; with a `state` or the payer's number, if they are given."""
    claim = subject_from(values, "a_claim")
    if not isinstance(claim, Claim):
        raise TypeError(f"{values.get('base')} builds no claim")
    known = {key: values[key] for key in ("state", "payer_control_number") if key in values}
    return EarlierClaim(claim=claim, **known) if known else claim


def _subject(values: Mapping[str, Any], scope: Scope) -> object:
    base = values.get("base", _BASES.get(scope, "a_claim"))
    if base != "a_batch":
        return subject_from(values, base)
    claims = (subject_from(item, "a_claim") for item in values.get("claims", ({},)))
    several = tuple(claim for claim in claims if isinstance(claim, Claim))
    return Batch(**{**values.get("with", {}), "claims": several})


def _reference(tables: Mapping[str, Any]) -> ReferenceSet | None:
    return reference_from(tables) if tables else None


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
