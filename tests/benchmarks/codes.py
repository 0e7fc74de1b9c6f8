"""Measure the ICD-10 tables that ship, and the loader of order files.

    python -m tests.benchmarks.codes

Each figure is the least of several runs, each in an interpreter of its own: milliseconds or
microseconds of CPU, and bytes that become resident. Codes and days of the look-ups are random, a
quarter of the codes are headers. The loader reads the order file of FY2021 where the folder of
shared files is here.
"""

# Next to nothing is imported here: the runs begin in an interpreter that knows nothing.
import sys
from time import process_time

RUNS = 7
PROBES = 100_000
UNITS = {"ms": 1e3, "us": 1e6, "s": 1.0}


def attrs() -> dict[str, float]:
    """Return what importing attrs takes, which is most of what importing the tables does."""
    start = process_time()
    import attrs as _  # noqa: F401

    return {"import attrs, ms": process_time() - start}


def opening() -> dict[str, float]:
    """Return what a process pays once."""
    start = process_time()
    import billingcore.codes

    imported = process_time()
    reference = billingcore.codes.ReferenceSet.default()
    made = process_time()
    from datetime import date

    day = date(2026, 3, 2)
    before = resident()
    assert reference.icd10cm is not None
    assert reference.icd10pcs is not None
    first = process_time()
    reference.icd10cm.is_valid("E11.9", on=day)
    answered = process_time()
    reference.icd10pcs.is_valid("0016070", on=day)
    list(reference.icd10cm.below("E11", on=day))
    list(reference.icd10pcs.below("001", on=day))
    return {
        "import billingcore.codes, ms": imported - start,
        "ReferenceSet.default(), ms": made - imported,
        "first ICD-10-CM look-up after the import, ms": made - imported + answered - first,
        "both tables resident, MiB": (resident() - before) / (1 << 20),
    }


def lookups() -> dict[str, float]:
    """Return what a look-up takes once a table is open."""
    import random
    from datetime import date, timedelta

    from billingcore.codes._shipped import shipped

    some = random.Random(1)
    last = date(2026, 3, 2)
    found = {}
    for name in ("icd10cm", "icd10pcs"):
        table = shipped(name)
        codes = sorted({entry.code for entry in table})
        span = (last - date(2015, 10, 1)).days
        probes = [
            (some.choice(codes), last - timedelta(some.randrange(span))) for _ in range(PROBES)
        ]
        for ask in (table.is_valid, table.get):
            empty = process_time()
            for _, _ in probes:
                pass
            start = process_time()
            for code, day in probes:
                ask(code, on=day)
            taken = 2 * start - empty - process_time()
            found[f"{name} {ask.__name__}, us"] = -taken / PROBES
    return found


def loading() -> dict[str, float]:
    """Return what the loader takes for 95,358 rows."""
    import lzma
    from datetime import date

    from billingcore.codes.loaders import load_icd10cm_order
    from tests.shared import SHARED

    path = SHARED / "codedata/icd10cm/icd10cm-order-Jan-2021.txt.xz"
    if not path.is_file():
        return {}
    data = lzma.decompress(path.read_bytes())
    start = process_time()
    count = sum(1 for _ in load_icd10cm_order(data, effective=date(2021, 1, 1)))
    return {f"order file of {count:,} rows, s": process_time() - start}


def resident() -> int:
    """Return how many bytes of this process are resident, where the system says it."""
    try:
        with open("/proc/self/statm", encoding="ascii") as pages:
            return int(pages.read().split()[1]) * 4096
    except OSError:
        return 0


PARTS = {part.__name__: part for part in (attrs, opening, lookups, loading)}


def child(part: str) -> dict[str, float]:
    """Measure a part in a fresh interpreter."""
    import json
    import subprocess

    done = subprocess.run(
        (sys.executable, "-m", "tests.benchmarks.codes", part),
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(arguments: list[str]) -> None:
    """Measure everything and print it, or one part as JSON."""
    if arguments:
        found = PARTS[arguments[0]]()
        import json

        print(json.dumps(found))
        return
    for part in PARTS:
        runs = [child(part) for _ in range(RUNS)]
        for what in runs[0]:
            name, _, unit = what.rpartition(", ")
            least = min(run[what] for run in runs)
            print(f"{name:46} {least * UNITS.get(unit, 1):8.2f} {unit}")


if __name__ == "__main__":
    main(sys.argv[1:])
