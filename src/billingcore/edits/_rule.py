"""A rule: its identity, what it needs, what it says, and the function that judges."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from inspect import cleandoc
from string import Formatter
from types import FunctionType
from typing import TYPE_CHECKING, Any

from attrs import Factory, evolve, field, fields, frozen

from ..findings import Citation, Disposition, ExpectedDenial, Finding, Report, Severity, Snip
from ._scope import Applies, Scope
from ._triggers import Triggers

if TYPE_CHECKING:
    from ._context import Context

__all__ = ["Rule", "is_given", "rule"]

Judge = Callable[[Any, "Context"], Iterable[Finding]]


_ID = re.compile(r"[A-Z]{2,6}[0-9]{3}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALL = Applies()
_NOTHING = Triggers()
_LIFECYCLES = ("preview", "stable", "deprecated", "removed")


def is_given(name: str) -> bool:
    """Tell whether a need is no table but something that the caller gives to `check`."""
    return name in ("as_of", "history", "facts") or name.startswith("facts.")


def _citations(source: str | Citation | Iterable[Citation]) -> tuple[Citation, ...]:
    if isinstance(source, str):
        return (Citation(authority=source),) if source else ()
    return (source,) if isinstance(source, Citation) else tuple(source)


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _needs(needs: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:  # noqa: ANN401 - see `rule`
    if isinstance(needs, str):
        needs = (needs,)
    if isinstance(needs, Mapping):
        return tuple((kind, tuple(names)) for kind, names in needs.items())
    if any(isinstance(item, tuple) for item in needs):
        return tuple(needs)  # converted before, as `evolve` and pickle give it back
    return (("", tuple(needs)),) if needs else ()


def _is_set(where: str, options: object) -> bool:
    """Tell whether a key of `needs` names an option, and the option has that value."""
    name, equals, value = where.partition("=")
    return bool(equals) and str(getattr(options, name)) == value


def _placeholders(message: str) -> frozenset[str]:
    names = (name for _, name, _, _ in Formatter().parse(message) if name is not None)
    return frozenset(re.split(r"[.\[]", name)[0] for name in names)


@frozen(kw_only=True, eq=False)
class Rule:
    """Hold everything that is known about one rule; call it with a subject and a context.

    Rules are equal when they are the same object. `page` is what the catalogue prints: the
    docstring of the rule's module.
    """

    id: str
    slug: str
    scope: Scope
    judge: Judge = field(repr=False)
    message: str
    severity: Severity = Severity.ERROR
    disposition: Disposition = Disposition.RETURN_TO_PROVIDER
    snip: Snip | None = None
    needs: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), converter=_needs)
    applies: Applies = Applies()
    triggers: Triggers = Triggers()
    citations: tuple[Citation, ...] = field(default=(), converter=_citations)
    expects: ExpectedDenial | None = None
    liability: str | None = None
    aliases: tuple[str, ...] = field(default=(), converter=_words)
    tags: tuple[str, ...] = field(default=(), converter=_words)
    options: type | None = None
    only_with: str | None = None
    mandatory: bool = False
    since: str = "0.1"
    lifecycle: str = "stable"
    replaced_by: str | None = None
    page: str = field(default="", repr=False)
    placeholders: frozenset[str] = field(
        init=False,
        repr=False,
        default=Factory(lambda self: _placeholders(self.message), takes_self=True),
    )

    def __attrs_post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"rule id {self.id!r} is not two to six capitals and three digits")
        if not _SLUG.fullmatch(self.slug):
            raise ValueError(f"slug {self.slug!r} of {self.id} is not lower-case-with-hyphens")
        if self.lifecycle not in _LIFECYCLES:
            raise ValueError(f"lifecycle {self.lifecycle!r} of {self.id} is none of {_LIFECYCLES}")
        if self.options is not None:
            self.options()  # every option has a default, so this is a TypeError for the author
        if self.only_with is not None:
            getattr(self.options and self.options(), self.only_with)
        self.needed()  # an option that is not there is an AttributeError for the author

    @property
    def family(self) -> str:
        """Return the letters of the id."""
        return self.id.rstrip("0123456789")

    def needed(self, kind: str | None = None, options: object = None) -> tuple[str, ...]:
        """Return what claims of `kind` call for: tables, and what `is_given` says is none.

        Without `options` the defaults hold. Needs of an option's value replace those by kind.
        """
        if options is None and self.options is not None:
            options = self.options()
        chosen = [names for where, names in self.needs if _is_set(where, options)]
        by_kind = [names for where, names in self.needs if where in ("", kind)]
        return tuple(name for names in chosen or by_kind for name in names)

    def __call__(self, subject: Any, context: "Context") -> Iterable[Finding]:  # noqa: ANN401 - what the scope says
        return self.judge(subject, context)

    def check(self, subject: Any, **given: Any) -> Report:  # noqa: ANN401 - as `check` takes it
        """Return the report of this rule alone; the arguments are those of `check`."""
        from ._check import check

        return check(subject, rules=(self,), **given)

    def __reduce__(self) -> Any:  # noqa: ANN401 - what pickle wants
        values = {a.name: getattr(self, a.name) for a in fields(Rule) if a.init}
        if not isinstance(self.judge, FunctionType):
            return _by_value, (values,)
        # The rule has taken its function's name, so the function goes by the rule's name.
        module, name = self.judge.__module__, self.judge.__qualname__
        found = getattr(import_module(module), name, None)
        if isinstance(found, Rule):  # what is as it is there need not go along, and often cannot
            values = {key: one for key, one in values.items() if getattr(found, key) is not one}
        values.pop("judge", None)
        return _by_name, (module, name, values)


def _by_name(module: str, name: str, values: dict[str, Any]) -> Rule:
    found = getattr(import_module(module), name)
    if not isinstance(found, Rule):  # a function that was made a rule under another name
        return Rule(judge=found, **values)
    return evolve(found, **values) if values else found


def _by_value(values: dict[str, Any]) -> Rule:
    return Rule(**values)


def rule(
    id: str,  # noqa: A002 - the trade's word for it
    slug: str,
    *,
    scope: Scope,
    message: str,
    source: str | Citation | Iterable[Citation],
    severity: Severity = Severity.ERROR,
    disposition: Disposition = Disposition.RETURN_TO_PROVIDER,
    snip: Snip | None = None,
    needs: str | Iterable[str] | Mapping[str, Iterable[str]] = (),
    applies: Applies = _ALL,
    triggers: Triggers = _NOTHING,
    expects: ExpectedDenial | None = None,
    liability: str | None = None,
    aliases: Iterable[str] = (),
    tags: Iterable[str] = (),
    options: type | None = None,
    only_with: str | None = None,
    mandatory: bool = False,
    since: str = "0.1",
    lifecycle: str = "stable",
    replaced_by: str | None = None,
) -> Callable[[Judge], Rule]:
    """Return a decorator that makes a `Rule` of a function; it registers nothing.

    The function takes a subject (what `scope` says) and a context, and yields findings that it
    gets from ``context.finding``. `needs` names tables, or "as_of", "history", "facts"; a mapping
    gives them by claim kind, and instead of these by an option's value ("setting=dme").
    "facts.received" needs that one fact. `triggers` spare the call on claims that hold nothing of
    what the rule looks at. `only_with` names the option without which it looks for nothing.
    """

    def declare(judge: Judge) -> Rule:
        module = sys.modules.get(judge.__module__)
        return Rule(
            id=id,
            slug=slug,
            scope=scope,
            judge=judge,
            message=message,
            severity=severity,
            disposition=disposition,
            snip=snip,
            needs=needs,
            applies=applies,
            triggers=triggers,
            citations=source,
            expects=expects,
            liability=liability,
            aliases=aliases,
            tags=tags,
            options=options,
            only_with=only_with,
            mandatory=mandatory,
            since=since,
            lifecycle=lifecycle,
            replaced_by=replaced_by,
            page=cleandoc((module.__doc__ if module else None) or ""),
        )

    return declare
