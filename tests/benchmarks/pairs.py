"""Measure the table of NCCI pairs: loading, compiling, opening, answering, and the memory it takes.

    python -m tests.benchmarks.pairs                 the practitioner release of the shared folder
    python -m tests.benchmarks.pairs --hospital      the hospital release
    python -m tests.benchmarks.pairs --runs 3        fewer runs

Each measurement is a process of its own. Seconds are of CPU, the least of several runs; a probe is
one call of `between` with two codes and a day, loop and all, in runs of a thousand of which the
best counts, so that a neighbour's minute does not. Memory is what the operating system counts for
the process: the most while compiling, and what an opened table adds, the pages of its file
included, once every pair was asked for.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from tests.shared import REASON, ROOT, SHARED

PROBES = 100_000
AT_ONCE = 1_000
FIRST, LAST = date(2010, 1, 1).toordinal(), date(2024, 9, 30).toordinal()
MIB = 1 << 20

Probe = tuple[str, str, date]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hospital", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        work, *paths = asked.child
        print(json.dumps(CHILDREN[work](*map(Path, paths))))
        return
    if not SHARED.is_dir():
        sys.exit(REASON)
    setting, file = ("hospital", "ccioph") if asked.hospital else ("practitioner", "ccipra")
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / f"{file}-v302r0-f1.txt", Path(folder) / "pairs.bct"
        write_release(SHARED / f"codedata/ncci/ptp_{setting}_2024Q3.derived.csv.xz", source)
        loading = [child("load", source) for _ in range(asked.runs)]
        compiling = [child("compile", source, out) for _ in range(asked.runs)]
        opening = [child("open", out) for _ in range(asked.runs)]
        probing = [child("probe", out) for _ in range(asked.runs)]
        taken = child("memory", out)
        size = out.stat().st_size
    rows = loading[0]["rows"]
    load, made = least(loading, "cpu"), least(compiling, "cpu")
    print(f"{rows:,} rows, official text of {loading[0]['bytes'] / 1e6:.0f} MB")
    print(f"load              {load:6.2f} s     {load / rows * 1e6:.2f} µs a row")
    print(f"load and compile  {made:6.2f} s     {made / rows * 1e6:.2f} µs a row")
    print(f"  most memory     {least(compiling, 'peak') / MIB:6.0f} MiB")
    print(f"file              {size / 1e6:6.1f} MB")
    print(f"open              {least(opening, 'open') * 1e3:6.2f} ms")
    print(f"first answer      {least(opening, 'first') * 1e3:6.2f} ms")
    for name in ("present", "absent", "mixed", "loop"):
        print(f"probe, {name:10} {least(probing, name) * 1e9:6.0f} ns")
    print(f"fully probed adds {taken['added'] / MIB:6.1f} MiB  ({taken['pairs']:,} pairs)")


def write_release(derived: Path, out: Path) -> None:
    """Write a derived file in the official layout."""
    from tests.codes.official_ncci import derived_pairs, ptp_lines

    with out.open("w", encoding="latin-1", newline="") as stream:
        stream.writelines(ptp_lines(derived_pairs(derived)))


def child(work: str, *paths: Path) -> dict[str, Any]:
    """Do one piece of work in a fresh process and return what it measured."""
    command = (sys.executable, "-m", "tests.benchmarks.pairs", "--child", work, *map(str, paths))
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def least(found: Iterable[dict[str, Any]], name: str) -> float:
    """Return the least of what the runs measured."""
    return min(float(run[name]) for run in found)


def load(source: Path) -> dict[str, Any]:
    """Read every row."""
    from billingcore.codes.loaders import load_ncci_ptp

    start = process_time()
    rows = sum(1 for _ in load_ncci_ptp(source))
    return {"cpu": process_time() - start, "rows": rows, "bytes": source.stat().st_size}


def compile_release(source: Path, out: Path) -> dict[str, Any]:
    """Load and compile."""
    from billingcore import codes
    from tests.benchmarks.measure import peak

    start = process_time()
    codes.compile(source, out)
    return {"cpu": process_time() - start, "peak": peak()}


def open_release(path: Path) -> dict[str, Any]:
    """Open the table, its modules being loaded, and ask one thing."""
    from billingcore.codes import PairTable, open_table

    with open_table(path, PairTable):
        pass
    start = perf_counter()
    table = open_table(path, PairTable)
    opened = perf_counter()
    table.between("45385", "45380", on=date(2024, 8, 1))
    return {"open": opened - start, "first": perf_counter() - opened}


def probe(path: Path) -> dict[str, Any]:
    """Ask for pairs that are there, for pairs that are not, and for both in turn."""
    from billingcore.codes import PairTable, open_table

    table = open_table(path, PairTable)
    drawn = random.Random(20240701)
    share = 1.2 * PROBES / len(table)
    met = [(row.column1, row.column2) for row in table if drawn.random() < share][:PROBES]
    codes = sorted({code for pair in met for code in pair})
    strangers: list[tuple[str, str]] = []
    while len(strangers) < len(met):
        one, other = drawn.sample(codes, 2)
        if not table.history(one, other):
            strangers.append((one, other))
    half = len(met) // 2
    mixed = met[:half] + strangers[:half]
    for pairs in (met, mixed):
        drawn.shuffle(pairs)
    kinds = {"present": met, "absent": strangers, "mixed": mixed}
    found = {name: best(table.between, dated(pairs, drawn)) for name, pairs in kinds.items()}
    return found | {"loop": best(nothing, dated(met, drawn))}


def dated(pairs: list[tuple[str, str]], drawn: random.Random) -> list[Probe]:
    """Return the pairs in either order, each with a day."""
    days = [date.fromordinal(drawn.randint(FIRST, LAST)) for _ in pairs]
    turned = (pair if drawn.random() < 0.5 else pair[::-1] for pair in pairs)
    return [(one, other, day) for (one, other), day in zip(turned, days, strict=True)]


def best(ask: Any, probes: list[Probe], runs: int = 15) -> float:
    """Return the seconds of a probe: of each thousand the best run, one after the other."""
    pieces = [probes[at : at + AT_ONCE] for at in range(0, len(probes), AT_ONCE)]
    lows = [float("inf")] * len(pieces)
    for _ in range(runs):
        for i, piece in enumerate(pieces):
            start = perf_counter()
            for one, other, day in piece:
                ask(one, other, on=day)
            lows[i] = min(lows[i], perf_counter() - start)
    return sum(lows) / len(probes)


def nothing(one: str, other: str, *, on: date) -> None:
    """Answer nothing, to tell what the loop takes."""


def memory(path: Path) -> dict[str, Any]:
    """Ask for every pair, and say what the process holds more than before."""
    from billingcore.codes import PairTable, open_table

    day = date(2024, 8, 1)
    before = resident()
    table = open_table(path, PairTable)
    pairs = 0
    for row in table:
        table.between(row.column1, row.column2, on=day)
        pairs += 1
    return {"added": resident() - before, "pairs": pairs}


def resident() -> int:
    """Return the bytes that the process holds, those of mapped files included."""
    with open("/proc/self/status", encoding="ascii") as status:
        return 1024 * next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


CHILDREN: dict[str, Callable[..., dict[str, Any]]] = {
    "load": load,
    "compile": compile_release,
    "open": open_release,
    "probe": probe,
    "memory": memory,
}

if __name__ == "__main__":
    main()
