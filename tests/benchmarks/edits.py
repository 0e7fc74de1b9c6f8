"""Measure what a check costs: all rules with their tables loaded, and each rule alone.

    python -m tests.benchmarks.edits            the whole check, claims of two and of six lines
    python -m tests.benchmarks.edits --rules    each rule alone too, the dearest first

Microseconds of CPU a claim, the best of several runs. A rule alone is measured against an engine
without rules, so that its figure is its own.
"""

import argparse
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import cycle, islice, pairwise
from time import process_time

from billingcore.codes import (
    AddOnRow,
    AddOnTable,
    CodeTable,
    Entry,
    MueRow,
    MueTable,
    PairRow,
    PairTable,
    ReferenceSet,
)
from billingcore.edits import Engine, Rule, catalogue
from billingcore.model import Claim
from billingcore.testing import a_claim

DAY = date(2026, 3, 2)
TODAY = date(2026, 4, 30)
RUNS = 7
PROCEDURES = ("99213-25", "93000", "11042", "97110-GP", "71046-26", "36415", "80053", "J1100-JZ")
"""What practices bill every day: visit, test, procedure, therapy, imaging, laboratory, drug."""
DIAGNOSES = ("E11.9", "I10", "M54.50", "J06.9", "Z00.00", "R07.9")
NUMBERS = [f"{number:05}" for number in range(10_000, 99_000, 37)]


def reference() -> ReferenceSet:
    """Return every table that a professional claim is judged by, some thousand codes each."""
    codes = [text.partition("-")[0] for text in PROCEDURES]
    every = [*codes, *NUMBERS]
    pairs = [PairRow(one, other, DAY) for one, other in pairwise(NUMBERS)]
    pairs.append(PairRow("11042", "97110", date(2011, 1, 1), date(2019, 12, 31), indicator="1"))
    diagnoses = [*DIAGNOSES, *(f"S{n:03}XXA" for n in range(1000))]
    return ReferenceSet(
        icd10cm=CodeTable("icd10cm", map(Entry, diagnoses), hierarchical=True),
        cpt=CodeTable("cpt", map(Entry, every)),
        hcpcs=CodeTable("hcpcs", [Entry(code) for code in every if code[0].isalpha()]),
        modifiers=CodeTable("modifiers", map(Entry, ("25", "26", "GP", "JZ", "59"))),
        ncci_ptp_practitioner=PairTable("pairs", pairs),
        mue_practitioner=MueTable(
            "limits", [MueRow(code, 4, "23"[i % 2]) for i, code in enumerate(every)]
        ),
        add_on=AddOnTable("add_on", [AddOnRow(code, "1", "11042") for code in NUMBERS[:400]]),
    )


def claims(lines: int, count: int) -> list[Claim]:
    """Return claims of so many lines that differ in day, procedures and diagnoses."""
    made = []
    for i in range(count):
        procedures = islice(cycle(PROCEDURES), i % 8, i % 8 + lines)
        made.append(
            a_claim(
                patient_control_number=f"A{i}",
                day=DAY + timedelta(days=i % 28),
                diagnoses=tuple(islice(cycle(DIAGNOSES), i % 6, i % 6 + 2)),
                lines=tuple({"procedure": p, "diagnosis_pointers": (1,)} for p in procedures),
            )
        )
    return made


def cost(rules: Iterable[Rule], subjects: list[Claim], tables: ReferenceSet) -> float:
    """Return the least microseconds of CPU that these rules take for one claim."""
    engine = Engine(rules, plugins=False)
    found = []
    for _ in range(RUNS):
        start = process_time()
        for claim in subjects:
            engine.check(claim, reference=tables, as_of=TODAY, history=(), facts=FACTS)
        found.append((process_time() - start) / len(subjects) * 1e6)
    return min(found)


FACTS = {"received": TODAY}


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=500)
    parser.add_argument("--rules", action="store_true", help="each rule alone too")
    asked = parser.parse_args()
    tables = reference()
    rules = catalogue()
    small, large = claims(2, asked.claims), claims(6, asked.claims)
    bare = cost((), small, tables), cost((), large, tables)
    whole = cost(rules, small, tables), cost(rules, large, tables)
    print(f"{'microseconds a claim':40} 2 lines 6 lines")
    print(f"{'an engine without rules':40} {bare[0]:7.1f} {bare[1]:7.1f}")
    print(f"{f'all {len(rules)} rules':40} {whole[0]:7.1f} {whole[1]:7.1f}")
    if not asked.rules:
        return
    alone = [
        (cost((rule,), small, tables) - bare[0], cost((rule,), large, tables) - bare[1], rule)
        for rule in rules
    ]
    for two, six, rule in sorted(alone, key=lambda row: -row[0]):
        print(f"{rule.id + ' ' + rule.slug:40.40} {two:7.2f} {six:7.2f}")


if __name__ == "__main__":
    main()
