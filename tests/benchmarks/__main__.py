"""Measure this library against the floors and its peers, and print the table.

    python3 run.py bench                         everything, 10,000 claims, best of 5
    python3 run.py bench --claims 1000           smaller files
    python3 run.py bench --only stream hold      some operations

Every run is a process of its own, and runs of different programs alternate, so that a slow minute
of the machine hits all of them. Slow peers get fewer runs. Nothing here is a test: the numbers are
for a person to read.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.files import make
from tests.benchmarks.programs import MOST_RUNS, PROGRAMS, installed
from tests.benchmarks.table import Row, page

ROOT = Path(__file__).parents[2]
OPERATIONS = ("stream", "hold", "rewrite", "findings")
HAS = {
    "billingcore": OPERATIONS,
    "floor: split": ("stream", "hold", "rewrite"),
    "floor: typed": ("stream", "hold"),
    "oxedi": OPERATIONS,
    "x12sdk": ("stream", "hold", "rewrite"),
    "pyx12": ("stream", "rewrite", "findings"),
}


def child(*arguments: str) -> str:
    """Run `measure` in a fresh interpreter and return what it printed."""
    places = (ROOT / "src", ROOT)
    active = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, places))}
    done = subprocess.run(
        (sys.executable, "-m", "tests.benchmarks.measure", *arguments),
        cwd=ROOT,
        env=active,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def compare(operation: str, kind: str, path: Path, runs: int) -> Row:
    """Return what each program took for one operation on one file."""
    row = Row(operation=operation, kind=kind)
    here = [p for p in PROGRAMS if operation in HAS[p] and installed(p, kind)]
    for turn in range(runs):
        for program in here:
            if turn < MOST_RUNS.get(program, runs):
                print(f"{operation} {kind} {program} {turn + 1}", file=sys.stderr, flush=True)
                found = json.loads(child(program, operation, str(path)))
                row.add(program, found["cpu"], found["peak"])
    return row


def importing(runs: int) -> float:
    """Return the least CPU milliseconds that `import billingcore` adds to a bare interpreter."""
    return 1000 * min(float(child("import", "billingcore")) for _ in range(runs))


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--long", type=int, default=100_000, help="claims of the long stream")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", choices=(*OPERATIONS, "long", "import"))
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "benchmarks")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    wanted = asked.only or (*OPERATIONS, "long", "import")
    rows = [
        compare(operation, kind, make(kind, asked.claims, asked.folder), asked.runs)
        for operation in OPERATIONS
        if operation in wanted
        for kind in ("835", "837P")
    ]
    if "long" in wanted:
        for kind in ("835", "837P"):
            row = Row(operation=f"stream {asked.long:,} claims", kind=kind)
            path = make(kind, asked.long, asked.folder)
            found = json.loads(child("billingcore", "stream", str(path)))
            assert found["count"] >= asked.long
            row.add("billingcore", found["cpu"], found["peak"])
            rows.append(row)
    print(page(rows))
    if "import" in wanted:
        print(f"\n`import billingcore` adds {importing(max(asked.runs, 10)):.1f} ms of CPU time.")


if __name__ == "__main__":
    main()
