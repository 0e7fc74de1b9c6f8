"""Findings on professional claims stand in a box of the form, where their field has one."""

import re
from pathlib import Path

import pytest

from billingcore import places
from billingcore.edits import Rule, catalogue
from billingcore.model import Claim
from billingcore.testing import Case, load_cases

WITHOUT_A_BOX = {
    "ambulance.": "the form has no room for transports",
    "lines[].dates[].": "24A has the days of service alone",
    "lines[].forms[].": "certificates are sent apart",
    "coverage.insurance_type": "the form does not say why Medicare is not the first",
    "coverage.sequence": "the form is for the payer it goes to",
    "lines[].adjudications[].": "what another payer decided is sent apart",
    "lines[].attachments[].": "attachments are sent apart",
    "lines[].providers[].name": "24J has the number alone",
    "other_payers[].amounts.": "what another payer decided is sent apart",
    "other_payers[].amounts[].": "what another payer decided is sent apart",
    "other_payers[].coverage.insurance_type": "the form does not say why Medicare is not the first",
    "other_payers[].coverage.payer.dates[].": "what another payer decided is sent apart",
    "other_payers[].coverage.payer.id.": "the form has the other plan's name alone",
    "other_payers[].coverage.sequence": "the form is for the payer it goes to",
    "patient.death_date": "the form has no room for it",
}
MAY_HAVE_A_BOX = {
    "providers[].name.entity": "17 and 32 have names, 24J has the number alone",
    "lines[].references[].": "an authorization is item 23, other numbers of a line have no box",
}
PAIRS = [
    (rule, case)
    for rule, case in load_cases(Path(__file__).parent / "cases", catalogue())
    if case.fires and isinstance(case.subject, Claim) and case.subject.kind == "professional"
]


def boxes_of(path: str) -> tuple[set[str], ...]:
    """Return the forms in one of which a path may stand, or none of them."""
    if path == "diagnoses[12]":  # there is room for twelve
        return (set(),)
    general = re.sub(r"\d+", "", path) + "."
    if any(general.startswith(start) for start in MAY_HAVE_A_BOX):
        return set(), {"CMS-1500"}
    if any(general.startswith(start) for start in WITHOUT_A_BOX):
        return (set(),)
    return ({"CMS-1500"},)


@pytest.mark.parametrize(
    "rule, case", PAIRS, ids=[f"{rule.id}-{case.name}".replace(" ", "-") for rule, case in PAIRS]
)
def test_a_finding_stands_in_a_box_of_the_form(rule: Rule, case: Case) -> None:
    found = {path for f in case.report(rule) for path in (f.path, *f.related) if f.rule == rule.id}
    systems = {
        path: {place.system for at in (path, f"{path}[0]") for place in places(case.subject, at)}
        for path in found
    }

    wrong = {
        path: forms
        for path, forms in systems.items()
        if "x12" not in forms or forms - {"x12"} not in boxes_of(path)
    }
    assert found
    assert wrong == {}
