"""Check one thing or a stream of things, with the library's rules or with given ones."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from ..findings import Report
from ._apply import as_configuration
from ._configuration import Configuration
from ._engine import Engine, Subject
from ._given import Earlier, GivenFacts
from ._rule import Rule

if TYPE_CHECKING:
    from ..codes import ReferenceSet

__all__ = ["check", "check_many"]


def check(
    subject: Subject,
    *,
    reference: "ReferenceSet | None" = None,
    as_of: date | None = None,
    config: Configuration | Mapping[str, object] | None = None,
    rules: Iterable[Rule] | None = None,
    plugins: bool = True,
    history: Earlier | None = None,
    facts: GivenFacts | None = None,
    profile: str | None = None,
    steps: int | None = None,
) -> Report:
    """Return what the rules say about a claim, batch, claim payment or remittance.

    `reference` holds the tables. `as_of` is today. `history` are the patient's earlier claims
    (empty is an answer, None is not), `facts` what the caller knows and the claim does not say;
    for a batch both may be functions of a claim. A rule that needs what is not given is not
    evaluated. `rules` are judged instead of the library's and the plugins'. `profile` names the
    one profile to use, whatever it matches: one of `config`, or one that the library brings
    ("medicare-professional"; see `profiles`). `steps` is how many of its own lines a rule of
    another package may run through before it is broken off (see `Engine`).
    """
    return _engine_for(config, rules, plugins, steps).check(
        subject,
        reference=reference,
        as_of=as_of,
        history=history,
        facts=facts,
        profile=profile,
    )


def check_many(
    subjects: Iterable[Subject],
    *,
    reference: "ReferenceSet | None" = None,
    as_of: date | None = None,
    config: Configuration | Mapping[str, object] | None = None,
    rules: Iterable[Rule] | None = None,
    plugins: bool = True,
    history: Earlier | None = None,
    facts: GivenFacts | None = None,
    profile: str | None = None,
    at_once: int | None = None,
    steps: int | None = None,
) -> Iterator[Report]:
    """Yield a report for each subject of a stream, in order; arguments are those of `check`.

    So many subjects are taken and judged `at_once`, which is quicker than one by one and gives the
    same reports; 128 unless it is said. Where `history` or `facts` is a function, whose answers may
    depend on the reports before, it is one at a time. Nothing is kept.
    """
    return _engine_for(config, rules, plugins, steps).check_many(
        subjects,
        reference=reference,
        as_of=as_of,
        history=history,
        facts=facts,
        profile=profile,
        at_once=at_once,
    )


def _engine_for(
    config: Configuration | Mapping[str, object] | None,
    rules: Iterable[Rule] | None,
    plugins: bool,
    steps: int | None,
) -> Engine:
    chosen = None if rules is None else tuple(rules)
    where = tuple(sys.path) if plugins and rules is None else ()
    settings = as_configuration(config)
    try:
        return _engine(settings, chosen, plugins, where, steps)
    except TypeError:  # an option that cannot be hashed, such as a list
        return Engine(chosen, settings, plugins=plugins, steps=steps)


@lru_cache(maxsize=16)
def _engine(
    config: Configuration,
    rules: tuple[Rule, ...] | None,
    plugins: bool,
    where: tuple[str, ...],
    steps: int | None,
) -> Engine:
    return Engine(rules, config, plugins=plugins, steps=steps)
