"""Make every mutant of some families of rules, and print those that no case notices."""

import sys
from collections.abc import Iterator
from importlib import import_module, resources
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

from billingcore.edits import Rule, rules as folder, rules_of
from billingcore.testing import load_cases
from tests.mutation.mutants import code_mutants, table_mutants
from tests.mutation.table_tests import run_table_tests

CASES = Path(__file__).parents[1] / "edits" / "cases"
ROOT = Path(folder.__path__[0])
PACKAGE = folder.__name__


class Instead(MetaPathFinder, Loader):
    """Import one module from a text of ours."""

    def __init__(self) -> None:
        self.name = ""
        self.source = ""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name == self.name else None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, module.__name__, "exec"), module.__dict__)  # noqa: S102


def main(families: list[str]) -> int:
    """Print each mutant that lives; return how many there are."""
    instead = Instead()
    sys.meta_path.insert(0, instead)
    made = lived = 0
    for family in families:
        if noticed(family.lower()):
            raise SystemExit(f"the cases of {family} fail as it is")
        for name, what, killed in judged(family.lower(), instead):
            made += 1
            if not killed:
                lived += 1
                print(f"lives: {name}: {what}", flush=True)
    print(f"{made} mutants, {lived} live")
    return lived


def judged(family: str, instead: Instead) -> Iterator[tuple[str, str, bool]]:
    """Yield the file, the change, and whether a case noticed, for each mutant of a family."""
    for path in sorted((ROOT / family).glob("*.py")):
        if path.stem == "__init__":
            continue
        for what, source in code_mutants(path.read_text("utf-8")):
            instead.name, instead.source = f"{PACKAGE}.{family}.{path.stem}", source
            yield path.stem, what, noticed(family)
    instead.name = ""
    for path in sorted((ROOT / family).glob("*.toml")):
        original = path.read_text("utf-8")
        for what, text in table_mutants(original):
            yield path.stem, what, noticed(family, {path: text})


def noticed(family: str, instead_of: dict[Path, str] | None = None) -> bool:
    """Tell whether a case of the family fails, or a test about its tables."""
    for name in [name for name in sys.modules if name.startswith(f"{PACKAGE}.{family}")]:
        del sys.modules[name]
    try:
        rules = family_rules(family, instead_of or {})
        if any(case.problems(rule) for rule, case in load_cases(CASES, rules)):
            return True
        run_table_tests(family, rules)
        return False
    except Exception:  # noqa: BLE001 - a mutant may break in any way
        return True


def family_rules(family: str, instead_of: dict[Path, str]) -> list[Rule]:
    """Return the rules of a family, imported anew, with some tables' texts changed."""
    from billingcore.edits import table_rule

    package = import_module(f"{PACKAGE}.{family}")
    found: list[Rule] = []
    for file in sorted(resources.files(package).iterdir(), key=lambda item: item.name):
        if file.name.endswith(".py") and not file.name.startswith("_"):
            found += rules_of(import_module(f"{package.__name__}.{file.name[:-3]}"))
        elif file.name.endswith(".toml"):
            path = ROOT / family / file.name
            found.append(table_rule(instead_of.get(path) or path.read_text("utf-8")))
    return found


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
