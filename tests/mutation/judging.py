"""Whether the cases of some families, or the tests of their tables, notice that a file is changed.

The rules are imported anew with the file's text replaced. A mutant that breaks in whatever way, or
does not come to an end, is noticed too.
"""

import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import FrameType, ModuleType

from billingcore.edits import Rule, rules as folder, rules_of, table_rule
from billingcore.testing import Case, load_cases
from tests.mutation.table_tests import run_table_tests

__all__ = ["ROOT", "Judge"]

ROOT = Path(folder.__path__[0])
_CASES = Path(__file__).parents[1] / "edits" / "cases"
_PACKAGE = folder.__name__
_SECONDS = 30
_ROWS = """

_read = table


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads({text!r}) if name == {name!r} else _read(name)
"""
"""What is added to the module that reads shared tables, so that one is read from another text."""


class _Instead(MetaPathFinder, Loader):
    """Import some modules from texts of ours."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name in self.sources else None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        source = self.sources[module.__name__]
        exec(compile(source, module.__name__, "exec"), module.__dict__)  # noqa: S102


class Judge:
    """Hold the cases of some families; those that noticed something come first."""

    def __init__(self, families: tuple[str, ...]) -> None:
        self.families = families
        self._cases: dict[str, list[Case]] = {}
        for family in families:
            for rule, case in load_cases(_CASES, _rules(family, {})):
                self._cases.setdefault(rule.id, []).append(case)
        if self.notices(ROOT / "__init__.py", ""):
            raise SystemExit(f"the cases of {', '.join(families)} fail as it is")

    def notices(self, path: Path, text: str) -> bool:
        """Tell whether a case or a test of these families fails with a file changed to `text`."""
        sources, tables = _instead(path, text)
        shared = path.parent == ROOT or path.parent.name == "_tables"
        finder = _Instead(sources)
        sys.meta_path.insert(0, finder)
        try:
            with _at_most(_SECONDS):
                _forget(self.families, shared=shared)
                return any([self._fails(family, tables) for family in self.families])  # noqa: C419
        except Exception:  # noqa: BLE001 - a mutant may break in any way
            return True
        finally:
            sys.meta_path.remove(finder)
            _forget(self.families, shared=shared)

    def _fails(self, family: str, tables: Mapping[Path, str]) -> bool:
        rules = _rules(family, tables)
        for rule in rules:
            cases = self._cases.get(rule.id, [])
            for case in cases:
                if case.problems(rule):
                    cases.remove(case)
                    cases.insert(0, case)
                    return True
        run_table_tests(family.lower(), rules)
        return False


def _instead(path: Path, text: str) -> tuple[dict[str, str], dict[Path, str]]:
    """Return modules with other sources, and rules in TOML with other texts."""
    if path.suffix == ".py":
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        return ({f"{_PACKAGE}.{name}": text} if path.stem != "__init__" else {}), {}
    if path.parent.name == "_tables":
        source = (ROOT / "_rows.py").read_text("utf-8")
        return {f"{_PACKAGE}._rows": source + _ROWS.format(text=text, name=path.stem)}, {}
    return {}, {path: text}


def _forget(families: tuple[str, ...], *, shared: bool) -> None:
    """Let the modules of these families be imported anew, with the modules that families share."""
    for name in list(sys.modules):
        if not name.startswith(f"{_PACKAGE}."):
            continue
        part = name.removeprefix(f"{_PACKAGE}.").partition(".")[0]
        if part.upper() in families or (shared and (part.startswith("_") or "." in name)):
            del sys.modules[name]


def _rules(family: str, tables: Mapping[Path, str]) -> list[Rule]:
    """Return the rules of a family, with the texts of some tables changed."""
    found: list[Rule] = []
    for path in sorted((ROOT / family.lower()).iterdir()):
        if path.suffix == ".py" and not path.name.startswith("_"):
            found += rules_of(import_module(f"{_PACKAGE}.{family.lower()}.{path.stem}"))
        elif path.suffix == ".toml":
            found.append(table_rule(tables.get(path) or path.read_text("utf-8")))
    return found


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
