"""Rules from other distributions, found through the entry point group ``billingcore.rules``.

An entry point names a module, a package, a rule, rules, or a function that returns rules. The
families of a distribution's rules are its own: taking one of the library's, or one that another
distribution has too, loads neither. What fails to load is an engine error in every report.
"""

from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any

from attrs import frozen

from ..findings import EngineError
from ._catalogue import rules_of
from ._doubts import RESERVED
from ._rule import Rule

__all__ = ["GROUP", "RULE_API", "Plugins", "load_plugins"]

GROUP = "billingcore.rules"
RULE_API = 1
"""The version of the way rules are declared; a plugin may state its own, and must match."""


@frozen(kw_only=True)
class Plugins:
    """Give the rules of plugins, the versions they come from, and what did not load."""

    rules: tuple[Rule, ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
    errors: tuple[EngineError, ...] = ()


def load_plugins() -> Plugins:
    """Return what the installed distributions offer; one that fails spoils nothing else."""
    offered: dict[str, list[Rule]] = defaultdict(list)
    versions: dict[str, str] = {}
    errors: list[EngineError] = []
    points = sorted(entry_points(group=GROUP), key=lambda p: (_owner(p)[0], p.name, p.value))
    for point in dict.fromkeys(points):
        owner, version = _owner(point)
        try:
            loaded = _rules(point)
        except Exception as error:  # noqa: BLE001 - a plugin may break in any way
            errors.append(_not_loaded(owner, type(error).__name__, point.value))
            continue
        offered[owner] += loaded
        versions[owner] = version
    owners: dict[str, set[str]] = defaultdict(set)
    for owner, rules in offered.items():
        for rule in rules:
            owners[rule.family].add(owner)
    for family in sorted(owners):
        errors += _claims(family, sorted(owners[family]))
    good = [r for rules in offered.values() for r in rules if _is_own(r.family, owners)]
    return Plugins(
        rules=tuple({rule.id: rule for rule in good}.values()),
        editions=tuple((f"plugin {name}", versions[name]) for name in sorted(versions)),
        errors=tuple(errors),
    )


def _is_own(family: str, owners: dict[str, set[str]]) -> bool:
    return family not in RESERVED and len(owners[family]) == 1


def _claims(family: str, owners: list[str]) -> Iterable[EngineError]:
    if family in RESERVED:
        owners = ["billingcore", *owners]
    if len(owners) > 1:
        names = " and ".join(owners)
        yield _not_loaded(family, "prefix claimed by", names)


def _not_loaded(whose: str, why: str, where: str) -> EngineError:
    return EngineError(rule=whose, error=why, where=where, what="not loaded")


def _owner(point: EntryPoint) -> tuple[str, str]:
    if point.dist is None:
        return point.name, "unknown"
    return point.dist.name, point.dist.version


def _rules(point: EntryPoint) -> tuple[Rule, ...]:
    found: Any = point.load()
    if isinstance(found, ModuleType):
        stated = getattr(found, "BILLINGCORE_RULE_API", RULE_API)
        if stated != RULE_API:
            raise ImportError("written for another way of declaring rules")
        return rules_of(found)
    if callable(found) and not isinstance(found, Rule):
        found = found()
    rules = (found,) if isinstance(found, Rule) else tuple(found)
    if not all(isinstance(rule, Rule) for rule in rules):
        raise TypeError("an entry point that is no rule")
    return rules
