from collections.abc import Iterator
from pathlib import Path

import pytest

from billingcore.codes import Status
from billingcore.convert import from_data, to_data
from billingcore.edits import (
    Baseline,
    Context,
    Finding,
    Rule,
    Scope,
    Severity,
    catalogue,
    check,
    rule,
)
from billingcore.findings import ExpectedDenial, Report
from billingcore.model import Claim, ServiceLine
from billingcore.testing import a_claim, a_line, load_cases

CASES = Path(__file__).parent / "cases"


@rule("ACME401", "says", scope=Scope.LINE, message="it is <b>{code}</b>", source="us & co")
def says(line: ServiceLine, context: Context) -> Iterator[Finding]:
    yield context.finding(at="procedure", code=line.procedure and line.procedure.code)


@rule(
    "ACME402",
    "would-deny",
    scope=Scope.CLAIM,
    message="no",
    source="us",
    severity=Severity.WARNING,
    expects=ExpectedDenial(carc="16", status=("A7:562:85",)),
)
def would_deny(claim: Claim, context: Context) -> Iterator[Finding]:
    yield context.finding()


@rule("ACME403", "asks", scope=Scope.CLAIM, message="no", source="us", needs="hcpcs")
def asks(claim: Claim, context: Context) -> Iterator[Finding]:
    yield context.finding()


def test_rows_hold_findings_and_what_was_not_evaluated() -> None:
    rows = check(a_claim(lines=[a_line()]), rules=[says, would_deny, asks]).rows()

    assert [(row["rule"], row["state"], row["path"]) for row in rows] == [
        ("ACME402", "found", ""),
        ("ACME401", "found", "lines[0].procedure"),
        ("ACME403", "not evaluated", None),
    ]
    assert len({tuple(row) for row in rows}) == 1
    assert (rows[0]["carc"], rows[0]["status"]) == ("16", "A7:562:85")


def test_html_is_escaped() -> None:
    html = check(a_claim(lines=[a_line()]), rules=[says])._repr_html_()

    assert "it is &lt;b&gt;99213&lt;/b&gt;" in html
    assert "<b>99213" not in html
    assert html.startswith("<p><b>1 error, 0 warnings</b></p>")


def test_statuses_tell_errors_first() -> None:
    statuses = check(a_claim(lines=[a_line()]), rules=[says, would_deny]).statuses()

    assert [(str(status), status.rule) for status in statuses] == [
        ("A7:21", "ACME401"),
        ("A2:562:85", "ACME402"),
    ]


def test_a_claim_without_errors_is_accepted() -> None:
    assert [str(status) for status in check(a_claim(), rules=[]).statuses()] == ["A2:20"]


def test_a_baseline_sets_apart_as_many_as_were_known() -> None:
    one = check(a_claim(lines=[a_line()]), rules=[says])
    two = check(a_claim(lines=[a_line(), a_line()]), rules=[says])
    baseline = Baseline.of([one, one])

    assert [len(baseline.apart(report).findings) for report in (one, two)] == [0, 1]
    assert Baseline.from_text(baseline.to_text()) == baseline


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_what_a_rule_says_is_stored_and_read_back(rule: Rule) -> None:
    for _, case in load_cases(CASES, [rule]):
        report = case.report(rule)

        assert from_data(to_data(report), Report) == report


def test_a_word_of_a_table_is_stored_as_a_word() -> None:
    @rule("ACME404", "word", scope=Scope.CLAIM, message="it is {status}", source="us")
    def word(claim: Claim, context: Context) -> Iterator[Finding]:
        yield context.finding(status=Status.UNKNOWN)

    (finding,) = check(a_claim(), rules=[word])

    assert dict(finding.params) == {"status": "unknown"}
    assert type(dict(finding.params)["status"]) is str
