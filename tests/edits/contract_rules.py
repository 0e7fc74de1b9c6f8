"""A rule that keeps the contract, and the cases it is held to."""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from billingcore.edits import Context, Finding, Rule, Scope, rule
from billingcore.model import Claim

PAGE = "A page.\n\n>>> 1\n1"
FIRES = {"name": "fires", "with": {"charge": "1"}, "expect": [{}]}
SILENT = {"name": "is silent", "expect": []}


def cases(*items: dict[str, Any], id: str = "ACME401", **more: Any) -> dict[str, Any]:  # noqa: A002
    return {"rule": id, "cases": list(items or (FIRES, SILENT)), **more}


def judged(judge: Any, **changes: Any) -> Rule:
    page = changes.pop("page", PAGE)
    declared: dict[str, Any] = {"scope": Scope.CLAIM, "message": "m", "source": "us", **changes}
    return evolve(rule("ACME401", "a-rule", **declared)(judge), page=page)


def off(claim: Claim) -> bool:
    return claim.charge != claim.line_total


def good(claim: Claim, context: Context) -> Iterable[Finding]:
    if off(claim):
        yield context.finding(at="charge")
