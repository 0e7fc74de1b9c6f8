"""The tests that try every row of a family's tables, run on the rules of a mutant.

They are functions of nothing, or of what `parametrize` gives them, in modules that ask
``catalogue()`` for the rules.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

import billingcore.edits
from billingcore.edits import Rule

__all__ = ["run_table_tests"]

_FOLDER = Path(__file__).parents[1] / "edits"
_MODULES = {
    "aoc": ("test_add_on_*.py",),
    "dat": ("test_day_lists.py", "test_workdays.py"),
    "glb": ("test_packages_*.py",),
    "mod": ("test_modifier_*.py",),
    "mue": ("test_day_meetings.py",),
    "ptp": ("test_day_bypass.py", "test_day_editions.py", "test_pair_*.py"),
    "px": ("test_procedure_*.py",),
}


def run_table_tests(family: str, rules: Sequence[Rule]) -> None:
    """Run them; whatever one of them raises is what it noticed."""
    original = billingcore.edits.catalogue
    setattr(billingcore.edits, "catalogue", lambda: tuple(rules))  # noqa: B010 - it is no variable
    try:
        globs = _MODULES.get(family, ())
        for path in sorted(path for glob in globs for path in _FOLDER.glob(glob)):
            name = f"tests.edits.{path.stem}"
            sys.modules.pop(name, None)
            module = import_module(name)
            for test in [value for key, value in vars(module).items() if key.startswith("test_")]:
                for given in _given(test):
                    test(**given)
    finally:
        setattr(billingcore.edits, "catalogue", original)  # noqa: B010


def _given(test: Callable[..., object]) -> Iterator[dict[str, Any]]:
    """Yield the arguments of each time that a test runs."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    for choice in product(*(mark.args[1] for mark in marks)):
        given: dict[str, Any] = {}
        for mark, values in zip(marks, choice, strict=True):
            names = [name.strip() for name in mark.args[0].split(",")]
            given.update(zip(names, values if len(names) > 1 else (values,), strict=True))
        yield given
