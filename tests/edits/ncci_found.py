"""What the NCCI rules find, in the terms of their twins."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from billingcore.codes import (
    AddOnRow,
    AddOnTable,
    MueRow,
    MueTable,
    PairRow,
    PairTable,
    ReferenceSet,
)
from billingcore.edits import Engine, Finding, catalogue
from billingcore.model import Claim
from tests.edits.ncci_twins import Found

RULES = [rule for rule in catalogue() if rule.family in ("PTP", "MUE", "AOC")]
ENGINE = Engine(RULES, plugins=False)
"""The rules of these families as they come."""
DEPENDENT = Engine(
    RULES, {"options": {f"PTP00{i}": {"dependent": True} for i in (1, 3, 4)}}, plugins=False
)
"""The same, reporting pairs whose column 1 is refused too."""


def tables(
    pairs: Iterable[PairRow] = (), limits: Iterable[MueRow] = (), add_ons: Iterable[AddOnRow] = ()
) -> ReferenceSet:
    """Return the practitioners' tables with these rows."""
    return ReferenceSet().with_(
        ncci_ptp_practitioner=PairTable("ncci_ptp_practitioner", pairs),
        mue_practitioner=MueTable("mue_practitioner", limits),
        add_on=AddOnTable("add_on", add_ons),
    )


def found(
    claim: Claim,
    reference: ReferenceSet,
    earlier: Sequence[Claim] | None = None,
    engine: Engine = ENGINE,
    facts: Mapping[str, object] | None = None,
) -> dict[str, list[Finding]]:
    """Return the findings by rule."""
    report = engine.check(claim, reference=reference, history=earlier, facts=facts)
    assert report.engine_errors == ()
    by_rule: dict[str, list[Finding]] = {rule.id: [] for rule in RULES}
    for finding in report:
        by_rule[finding.rule].append(finding)
    return by_rule


def pairs_in(
    by_rule: dict[str, list[Finding]], claim: Claim, earlier: Sequence[Claim] = ()
) -> list[Found]:
    """Return column 2, column 1 and row of each pair found."""
    pairs = [(place(f.path), place(f.related[0]), row_of(f)) for f in by_rule["PTP001"]]
    for rule in ("PTP003", "PTP004"):
        for finding in by_rule[rule]:
            here, there = place(finding.path), len(claim.lines) + told_in(finding, earlier)
            column2, column1 = (here, there) if rule == "PTP003" else (there, here)
            pairs.append((column2, column1, row_of(finding)))
    return pairs


def sums_in(findings: Iterable[Finding]) -> list[tuple[object, ...]]:
    """Return code, day, units, units before and lines of each sum found."""
    sums = []
    for finding in findings:
        values = dict(finding.params)
        lines = frozenset(map(place, (finding.path, *finding.related)))
        told = [values["code"], values["day"], values["units"], values.get("before", 0)]
        sums.append((*told, lines))
    return sums


def add_ons_in(by_rule: dict[str, list[Finding]]) -> set[tuple[int, str]]:
    """Return line and rule of each add-on found."""
    rules = ("AOC001", "AOC002", "AOC004")
    return {(place(finding.path), rule) for rule in rules for finding in by_rule[rule]}


def place(path: str) -> int:
    """Return the number of the line, from 0."""
    match = re.match(r"lines\[(\d+)\]", path)
    assert match
    return int(match[1])


def told_in(finding: Finding, earlier: Sequence[Claim]) -> int:
    """Return which line of the earlier claims a finding names, counted on from the first."""
    facts = dict(finding.evidence[1].facts)
    numbers = [one.patient_control_number for one in earlier]
    which = numbers.index(str(facts["claim"]))
    return sum(len(one.lines) for one in earlier[:which]) + int(str(facts["line"])) - 1


def row_of(finding: Finding) -> PairRow:
    """Return the row that a finding rests on."""
    facts = dict(finding.evidence[0].facts)
    deletion = facts["deletion"]
    return PairRow(
        str(facts["column 1"]),
        str(facts["column 2"]),
        date.fromisoformat(str(facts["effective"])),
        deletion if isinstance(deletion, date) else None,
        indicator=str(facts["indicator"]),
    )
