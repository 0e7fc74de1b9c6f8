"""The rules that come with the library, collected from the folder `rules` when first asked for.

Nothing registers itself: a rule is in the catalogue because its file is in the folder. The one
thing remembered is the tuple of rules, which never changes while a program runs.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from pkgutil import walk_packages
from types import ModuleType

from ._rule import Rule
from ._tables import table_rule

__all__ = ["catalogue", "rules_of"]


_TABLE = re.compile(r"[a-z]{2,6}[0-9]{3}_\w+\.toml")


@cache
def catalogue() -> tuple[Rule, ...]:
    """Return the library's own rules, by id."""
    return rules_of(import_module(".rules", __package__))


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """Return the rules in a module, or in all modules and rule tables of a package, by id."""
    found = dict.fromkeys(_rules_in(module))
    if hasattr(module, "__path__"):
        for info in walk_packages(module.__path__, f"{module.__name__}."):
            found.update(dict.fromkeys(_rules_in(import_module(info.name))))
        package = module.__name__.partition(".")[0]
        found.update(dict.fromkeys(_tables_in(files(module.__name__), package)))
    return tuple(sorted(found, key=lambda rule: rule.id))


def _rules_in(module: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(module).values() if isinstance(value, Rule))


def _tables_in(folder: Traversable, package: str) -> Iterator[Rule]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and not item.name.startswith((".", "_")):
            yield from _tables_in(item, package)
        elif _TABLE.fullmatch(item.name):
            yield table_rule(item.read_text(encoding="utf-8"), package=package)
