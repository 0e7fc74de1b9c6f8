from collections.abc import Iterator
from decimal import Decimal

import pytest

from billingcore.edits import Context, Finding, Fix, Safety, Scope, check, repair, rule, what_if
from billingcore.model import Claim, ServiceLine
from billingcore.testing import a_claim, a_line


@rule("ACME301", "total-to-five", scope=Scope.CLAIM, message="not five", source="us")
def total_to_five(claim: Claim, context: Context) -> Iterator[Finding]:
    if claim.charge != 5:
        change = Fix(text="say five", safety=Safety.SAFE, changes=(("charge", Decimal(5)),))
        yield context.finding(at="charge", fixes=change)


@rule("ACME302", "total-to-six", scope=Scope.CLAIM, message="not six", source="us")
def total_to_six(claim: Claim, context: Context) -> Iterator[Finding]:
    change = Fix(text="say six", safety=Safety.SAFE, changes=(("charge", Decimal(6)),))
    yield context.finding(at="charge", fixes=change)


@rule("ACME303", "modifier", scope=Scope.LINE, message="lift it", source="us")
def with_modifier(line: ServiceLine, context: Context) -> Iterator[Finding]:
    change = (("procedure.modifiers", ("59",)),)
    fix = Fix(text="add 59", safety=Safety.NEEDS_DOCUMENTATION, changes=change)
    yield context.finding(at="procedure", fixes=fix)


def test_safe_fixes_are_carried_out_and_named() -> None:
    claim = a_claim(charge="90")
    done = repair(claim, check(claim, rules=[total_to_five]))

    assert done.subject.charge == 5
    assert claim.charge == 90
    assert str(done) == "ACME301 charge: say five"


def test_what_needs_a_person_is_left() -> None:
    claim = a_claim(lines=[a_line()])
    done = repair(claim, check(claim, rules=[with_modifier]))

    assert done.subject == claim
    assert str(done) == "ACME303 lines[0].procedure: left, needs documentation"


def test_of_two_fixes_for_one_place_the_first_is_taken() -> None:
    claim = a_claim()
    done = repair(claim, check(claim, rules=[total_to_five, total_to_six]))

    assert done.subject.charge == 5
    assert [(one.finding.rule, one.reason) for one in done.left] == [
        ("ACME302", "another fix changed this")
    ]


def test_the_same_fix_twice_is_one() -> None:
    claim = a_claim()
    again = total_to_five.__class__(
        id="ACME304",
        slug="again",
        scope=Scope.CLAIM,
        judge=total_to_five.judge,
        message="not five",
        citations="us",
    )
    done = repair(claim, check(claim, rules=[total_to_five, again]))

    assert (len(done.done), done.left) == (1, ())


def test_a_report_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="something else"):
        repair(Claim(), check(a_claim()))


def test_repairing_until_nothing_is_safe_ends() -> None:
    claim = a_claim(charge="90")
    for _ in range(5):
        done = repair(claim, check(claim))
        claim = done.subject
        if not done.done:
            break

    assert done.done == ()
    assert claim.charge == 200


def test_a_proposed_fix_is_tried_without_making_it() -> None:
    claim = a_claim(charge="90")
    [finding] = check(claim).by_rule("CLM001")
    difference = what_if(claim, finding.fixes[0])

    assert (difference.gone, difference.new) == ((finding,), ())
    assert str(difference).startswith("gone error CLM001 charge")


def test_a_function_may_say_the_change() -> None:
    claim = a_claim(lines=[a_line(), a_line()])
    difference = what_if(claim, lambda one: one, rules=[total_to_five])

    assert str(difference) == "no difference"


def test_a_second_finding_of_the_same_kind_is_new() -> None:
    claim = a_claim(lines=[a_line()])
    difference = what_if(claim, {"lines": (claim.lines[0],) * 2}, rules=[with_modifier])

    assert ([f.rule for f in difference.new], difference.gone) == (["ACME303"], ())
