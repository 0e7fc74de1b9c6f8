"""The contract notices what the cases of a rule miss."""

import os
import random
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest
from attrs import evolve, frozen

from billingcore.edits import Context, Finding, Fix, Safety
from billingcore.model import Claim
from billingcore.testing import (
    contract,
)
from tests.edits.contract_rules import FIRES, SILENT, cases, good, judged, off


def test_a_good_rule_keeps_the_contract() -> None:
    contract(judged(good), cases())


def long_line(claim: Claim, context: Context) -> Iterable[Finding]:
    for number, minutes in context.facts.minutes.items():  # type: ignore[union-attr]  # needed
        if minutes > 60:
            yield context.finding(at=f"lines[{number - 1}]")


def test_facts_of_lines_go_with_them_into_another_order() -> None:
    two = {"lines": ["99213", "93000"]}
    fires = {"name": "fires", "with": two, "facts": {"minutes": {"1": 61}}, "expect": [{}]}
    silent = {"name": "is silent", "with": two, "facts": {"minutes": {"1": 60}}, "expect": []}

    contract(judged(long_line, needs="facts.minutes"), cases(fires, silent))


# -- rules that break a promise --------------------------------------------------------------


def tells(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and claim.patient and claim.patient.name:
        yield context.finding(who=claim.patient.name.last)


def tells_birth(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and claim.patient:
        yield context.finding(who=claim.patient.birth_date)


def fragile(claim: Claim, context: Context) -> Iterable[Finding]:
    if len(claim.facility_code) == 2 and off(claim):  # type: ignore[arg-type]
        yield context.finding()


def looks_at_clock(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and datetime.now().year:  # noqa: DTZ005, TID251
        yield context.finding()


def looks_at_machine(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and os.sep:
        yield context.finding()


def reads_a_file(claim: Claim, context: Context) -> Iterable[Finding]:
    with open(__file__):
        pass
    return good(claim, context)


def throws_dice(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="charge", roll=random.random())


def first_line_only(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim) and claim.lines:
        yield context.finding(at="lines[0]")


def points_nowhere(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="lines[0].modifiers")


def points_beyond(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="lines[77]")


def points_off_the_wire(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="institutional.drg")


def mends_nothing(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        fix = Fix(text="say two", safety=Safety.SAFE, changes=(("charge", 2),))
        yield context.finding(at="charge", fixes=fix)


def mends_badly(claim: Claim, context: Context) -> Iterable[Finding]:
    if claim.charge == 1:
        fix = Fix(text="say two", safety=Safety.SAFE, changes=(("lines[0].charge", -1),))
        yield context.finding(at="charge", fixes=fix)


def mends_the_absent(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(fixes=Fix(text="t", changes=(("lyrics", 2),)))


def speaks_for_others(claim: Claim, context: Context) -> Iterable[Finding]:
    for finding in good(claim, context):
        yield evolve(finding, rule="ACME402")


@frozen(kw_only=True)
class Loose:
    """Take anything."""

    limit: int = 3


@pytest.mark.parametrize(
    "judge, changes, said",
    [
        (good, {"page": "no sentence"}, "the page does not begin with a sentence"),
        (good, {"page": "No example."}, "the page has no example"),
        (good, {"source": ()}, "no source"),
        (good, {"message": "A sentence."}, "without a full stop"),
        (good, {"lifecycle": "deprecated"}, "nothing replaces it"),
        (good, {"options": Loose}, "option limit takes anything"),
        (tells, {"message": "{who}"}, "tells who the patient"),
        (tells_birth, {"message": "{who}"}, "tells who the patient"),
        (fragile, {}, "does not survive: ACME401 crashed: TypeError"),
        (looks_at_clock, {}, "looks at the clock or the machine: now"),
        (looks_at_machine, {}, "uses the module os"),
        (reads_a_file, {}, "reaches for the world"),
        (throws_dice, {"message": "{roll}"}, "does not say the same twice"),
        (first_line_only, {}, "says other things of the same lines in the order (1, 0)"),
        (points_nowhere, {}, "points at nothing: the model has no lines[0].modifiers"),
        (points_beyond, {}, "points at nothing: lines[77] is beyond the end"),
        (points_off_the_wire, {}, "institutional.drg nor what stands in it has a place in X12"),
        (mends_nothing, {}, "a safe fix does not mend"),
        (mends_the_absent, {}, "a fix changes what is not there"),
        (speaks_for_others, {}, "yields a finding of ACME402"),
    ],
)
def test_the_contract_notices(judge: Any, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(AssertionError) as raised:
        contract(judged(judge, **changes), cases())

    assert said in str(raised.value)


def test_the_contract_notices_a_safe_fix_that_breaks_something_else() -> None:
    with pytest.raises(AssertionError, match="a safe fix adds an error"):
        contract(judged(mends_badly), cases())


@pytest.mark.parametrize(
    "items, said",
    [((FIRES,), "no case in which it is silent"), ((SILENT,), "no case in which it fires")],
)
def test_the_contract_wants_cases_of_both_kinds(items: tuple[dict[str, Any]], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        contract(judged(good), cases(*items))


def test_the_contract_wants_a_rule_to_lack_what_it_needs() -> None:
    tables = {"place_of_service": ["11"]}

    contract(judged(good, needs="place_of_service"), cases(tables=tables))
