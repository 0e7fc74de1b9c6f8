"""Findings on professional claims stand in a box of the form, where their field has one."""

import re
from pathlib import Path

import pytest

from billingcore import places
from billingcore.edits import Rule, catalogue
from billingcore.model import Claim
from billingcore.testing import Case, load_cases

WITHOUT_A_BOX = {
    "coverage.sequence": "the form is for the payer it goes to",
    "lines[].attachments[].": "attachments are sent apart",
    "lines[].providers[].name": "24J has the number alone",
    "lines[].references[].": "numbers of a line stand in its shaded part, in no box of their own",
    "other_payers[].coverage.sequence": "the form is for the payer it goes to",
    "patient.death_date": "the form has no room for it",
}
PAIRS = [
    (rule, case)
    for rule, case in load_cases(Path(__file__).parent / "cases", catalogue())
    if case.fires and isinstance(case.subject, Claim) and case.subject.kind == "professional"
]


def has_a_box(path: str) -> bool:
    if path == "diagnoses[12]":  # there is room for twelve
        return False
    general = re.sub(r"\d+", "", path) + "."
    return not any(general.startswith(start) for start in WITHOUT_A_BOX)


@pytest.mark.parametrize(
    "rule, case", PAIRS, ids=[f"{rule.id}-{case.name}".replace(" ", "-") for rule, case in PAIRS]
)
def test_a_finding_stands_in_a_box_of_the_form(rule: Rule, case: Case) -> None:
    found = {path for f in case.report(rule) for path in (f.path, *f.related) if f.rule == rule.id}
    systems = {
        path: {place.system for at in (path, f"{path}[0]") for place in places(case.subject, at)}
        for path in found
    }

    assert systems == {path: {"x12", "CMS-1500"} if has_a_box(path) else {"x12"} for path in found}
