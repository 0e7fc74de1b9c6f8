"""Measure the whole default profile on a stream of invented professional claims, with real tables.

    python -m tests.benchmarks.scrub                    100,000 claims
    python -m tests.benchmarks.scrub --claims 5000      fewer
    python -m tests.benchmarks.scrub --shares           what each rule takes, too

NCCI pairs, unit limits, add-ons and the fee schedule are those of the shared folder; diagnoses,
places and the other lists those that ship. CPU of the checks alone is counted, making the claims
is not. `--idle` adds a hundred rules that no claim calls.
"""

import argparse
import lzma
import resource
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from time import perf_counter, process_time

from billingcore.codes import AddOnTable, FeeSchedule, MueTable, PairTable, ReferenceSet
from billingcore.codes.loaders import load_pprrvu
from billingcore.edits import Context, Engine, Finding, Rule, Scope, Triggers, catalogue, rule
from billingcore.model import Claim
from billingcore.testing.generator import claims
from tests.codes.ncci_release import add_on_rows, limit_rows, pair_rows
from tests.shared import REASON, SHARED

TODAY = date(2026, 12, 31)


def tables() -> ReferenceSet:
    """Return the tables that ship and those of the shared folder; none says until when it knows."""
    folder = SHARED / "codedata"
    with lzma.open(folder / "pfs" / "PPRRVU2025_Oct.redacted.csv.xz") as file:
        fees = FeeSchedule("fee_schedule", load_pprrvu(file.read(), effective=date(2025, 10, 1)))
    pairs = pair_rows(folder / "ncci" / "ptp_practitioner_2024Q3.derived.csv.xz")
    limits = limit_rows(folder / "ncci" / "mue_prac_2024Q3.derived.csv.xz")
    return ReferenceSet.default().with_(
        ncci_ptp_practitioner=PairTable("ncci_ptp_practitioner", pairs),
        mue_practitioner=MueTable("mue_practitioner", limits),
        add_on=AddOnTable("add_on", add_on_rows(folder / "ncci" / "aoc_2024-06-03.derived.csv")),
        fee_schedule=fees,
    )


def idle_rules(count: int) -> Iterator[Rule]:
    """Yield rules that look at what no claim has."""
    for number in range(count):
        yield rule(
            f"IDLE{number:03}",
            f"idle-{number}",
            scope=Scope.LINE,
            message="never",
            source="nobody",
            triggers=Triggers(procedures=f"ZZ{number}"),
        )(_never)


def _never(line: object, context: Context) -> Iterator[Finding]:
    yield context.finding()


def measured(engine: Engine, stream: Iterator[Claim], reference: ReferenceSet) -> tuple[float, int]:
    """Return the microseconds of CPU a claim, and how many findings there were.

    The claims are made as the checks take them, and the time of that is taken off.
    """
    making, done, found = 0.0, 0, 0

    def made() -> Iterator[Claim]:
        nonlocal making, done
        while True:
            start = process_time()
            claim = next(stream, None)
            making += process_time() - start
            if claim is None:
                return
            done += 1
            yield claim

    start = process_time()
    for report in engine.check_many(made(), reference=reference, as_of=TODAY, history=()):
        found += len(report.findings)
    return (process_time() - start - making) / done * 1e6, found


def shares(engine: Engine, some: list[Claim], reference: ReferenceSet) -> dict[str, float]:
    """Return the seconds that each rule takes for some claims, the clock's own time included."""
    list(engine.check_many(some[:10], reference=reference, as_of=TODAY, history=()))
    spent: dict[str, float] = defaultdict(float)
    for plan in engine._plans.known.values():
        for entry in plan.entries:
            entry.judge = _timed(entry.rule, spent)
    list(engine.check_many(some, reference=reference, as_of=TODAY, history=()))
    return spent


def _timed(rule: Rule, spent: dict[str, float]) -> Callable[[object, Context], list[Finding]]:
    def judge(subject: object, context: Context) -> list[Finding]:
        start = perf_counter()
        found = list(rule.judge(subject, context))
        spent[rule.id] += perf_counter() - start
        return found

    return judge


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--shares", action="store_true")
    parser.add_argument("--idle", action="store_true")
    asked = parser.parse_args()
    if not SHARED.is_dir():
        raise SystemExit(REASON)
    reference = tables()
    rules = catalogue()
    engine = Engine(rules, plugins=False)
    measured(engine, claims(2, 200), reference)
    cost, found = measured(engine, claims(1, asked.claims), reference)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(rules)} rules, {asked.claims:,} claims: {cost:.1f} us a claim, {found} findings")
    print(f"most memory {peak:.0f} MiB")
    if asked.idle:
        small = min(5_000, asked.claims)
        more = Engine([*rules, *idle_rules(100)], plugins=False)
        pairs = [
            (
                measured(engine, claims(1, small), reference)[0],
                measured(more, claims(1, small), reference)[0],
            )
            for _ in range(5)
        ]
        before, after = (min(side) for side in zip(*pairs, strict=True))
        print(f"a hundred idle rules: {before:.1f} -> {after:.1f} us, {after / before - 1:+.1%}")
    if asked.shares:
        some = list(claims(1, 2_000))
        taken = shares(engine, some, reference)
        for name, seconds in sorted(taken.items(), key=lambda item: -item[1]):
            print(f"{name} {seconds / len(some) * 1e6:8.2f}")


if __name__ == "__main__":
    main()
