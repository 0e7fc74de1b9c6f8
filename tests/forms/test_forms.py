"""Each kind of claim has its form, and reports print its boxes."""

from collections.abc import Callable

import pytest

import billingcore as bc
from billingcore import forms
from billingcore.findings import Finding, Locator, Report, Severity
from billingcore.model import Batch, Claim, Encounter
from billingcore.testing import a_claim, dental_claim, inpatient_claim, institutional_claim

BUILDERS = [
    (a_claim, "CMS-1500 24F line 2"),
    (institutional_claim, "UB-04 47 line 2"),
    (inpatient_claim, "UB-04 47 line 2"),
    (dental_claim, "ADA 31 line 2"),
]


@pytest.mark.parametrize("build, expected", BUILDERS)
def test_the_kind_of_a_claim_picks_the_form(build: Callable[[], Claim], expected: str) -> None:
    batch = Batch(claims=(Claim(), build()))

    assert [str(place) for place in forms.locate(build(), "lines[1].charge")] == [expected]
    assert [str(place) for place in forms.locate(batch, "claims[1].lines[1].charge")] == [expected]


@pytest.mark.parametrize("obj", [Claim(kind="veterinary"), Encounter(), None])
def test_other_things_have_no_form(obj: object) -> None:
    assert forms.locate(obj, "charge") == ()


@pytest.mark.parametrize("build, expected", BUILDERS)
def test_a_report_shows_the_boxes(build: Callable[[], Claim], expected: str) -> None:
    locators: tuple[Locator, ...] = (forms.locate, bc.places)
    finding = Finding(
        rule="CLM002",
        slug="negative-charge",
        severity=Severity.ERROR,
        template="the charge is negative",
        path="lines[1].charge",
    )
    for locator in locators:
        report = Report(findings=(finding,), subject=build()).located(locator)
        assert str(report).splitlines()[-1].endswith(expected)
