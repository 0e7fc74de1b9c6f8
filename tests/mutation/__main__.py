"""Make every mutant of some families of rules, and say which live although nobody said why."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.mutation.judging import ROOT, Judge
from tests.mutation.mutants import Mutant, code_mutants, table_mutants

HERE = Path(__file__).parent
Known = tuple[str, str, str]
"""Family, file and change; the family of a shared file is SHARED."""
SHARED = "SHARED"


def main(families: list[str]) -> int:
    """Print each mutant that lives and is not listed, and each that is listed and does not live.

    Return how many there are.
    """
    listed = {known for known in alive() if known[0] in families}
    made = 0
    found: set[Known] = set()
    surprises = 0
    for family, path, judge in targets(families):
        file = path.name if family != SHARED else str(path.relative_to(ROOT))
        for mutant in mutants_of(path):
            made += 1
            if not judge.notices(path, mutant.text):
                known = (family, file, mutant.change)
                found.add(known)
                if known not in listed:
                    surprises += 1
                    print(f"lives: {family} {file}:{mutant.line}: {mutant.change}", flush=True)
    for known in sorted(listed - found):
        surprises += 1
        print(f"listed, but does not live: {' '.join(known)}")
    print(f"{made} mutants, {len(found)} live, {surprises} of these or of the list are surprises")
    return surprises


def targets(families: list[str]) -> Iterator[tuple[str, Path, Judge]]:
    """Yield each file that is to be changed, by family, with who judges it."""
    for family in families:
        if family == SHARED:
            yield from shared_targets()
            continue
        judge = Judge((family,))
        for path in sorted((ROOT / family.lower()).iterdir()):
            if path.suffix in (".py", ".toml") and path.stem != "__init__":
                yield family, path, judge


def shared_targets() -> Iterator[tuple[str, Path, Judge]]:
    """Yield the files that several families use, and those families that judge them."""
    judges: dict[tuple[str, ...], Judge] = {}
    for name, families in shared().items():
        if families not in judges:
            judges[families] = Judge(families)
        yield SHARED, ROOT / name, judges[families]


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield the mutants of a file."""
    text = path.read_text("utf-8")
    return code_mutants(text) if path.suffix == ".py" else table_mutants(text)


def alive() -> Iterator[Known]:
    """Yield the mutants that may live; each has its reason in the list."""
    for row in tomllib.loads((HERE / "alive.toml").read_text("utf-8"))["alive"]:
        for change in row["changes"]:
            yield row["family"], row["file"], change


def shared() -> dict[str, tuple[str, ...]]:
    """Return the shared files, each with the families whose cases judge it."""
    rows = tomllib.loads((HERE / "shared.toml").read_text("utf-8"))["shared"]
    return {row["file"]: tuple(row["judges"]) for row in rows}


if __name__ == "__main__":
    sys.exit(bool(main([family.upper() for family in sys.argv[1:]])))
