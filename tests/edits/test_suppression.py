"""Findings set aside on purpose: by whom, why, until when; and findings of others."""

from datetime import date

import pytest

from billingcore.edits import apply_configuration, check
from billingcore.findings import Finding, Severity, Suppressed
from billingcore.model import Batch
from billingcore.testing import a_claim
from tests.edits import sample_rules as rules

TODAY = date(2026, 5, 1)
CLAIM = a_claim(patient_control_number="A1")


def outcome(item: dict[str, object], *, as_of: date | None = TODAY) -> tuple[list[str], int]:
    config = {"suppress": [{"reason": "documented", **item}]}
    report = check(CLAIM, rules=[rules.line_seen], config=config, as_of=as_of)
    return [f"{f.rule} {f.path}".strip() for f in report], len(report.suppressed)


@pytest.mark.parametrize(
    "item, stays",
    [
        ({"rule": "ACME101"}, []),
        ({"rule": "ACME"}, []),
        ({"rule": "line-seen"}, []),
        ({"rule": "ACME101", "line": 2}, ["ACME101 lines[0]"]),
        ({"rule": "ACME101", "path": "lines[0]"}, ["ACME101 lines[1]"]),
        ({"rule": "ACME101", "claim": "A1", "line": 1}, ["ACME101 lines[1]"]),
        ({"rule": "ACME101", "payer": "99999"}, []),
        ({"rule": "ACME101", "payer": "1"}, ["ACME101 lines[0]", "ACME101 lines[1]"]),
        ({"rule": "ACME101", "claim": "B2"}, ["ACME101 lines[0]", "ACME101 lines[1]"]),
        ({"rule": "ACME101", "expires": TODAY}, []),
    ],
)
def test_a_suppression_sets_aside_what_it_means(item: dict[str, object], stays: list[str]) -> None:
    assert outcome(item) == (stays, 2 - len(stays))


def test_a_suppression_by_fingerprint_means_one_finding() -> None:
    first, _ = check(CLAIM, rules=[rules.line_seen])

    assert outcome({"rule": "ACME101", "fingerprint": first.fingerprint}) == (
        ["ACME101 lines[1]"],
        1,
    )


def test_what_was_set_aside_keeps_its_reason() -> None:
    config = {"suppress": [{"rule": "ACME103", "reason": "seen", "by": "biller-7"}]}
    report = check(CLAIM, rules=[rules.claim_seen], config=config)
    (finding,) = check(CLAIM, rules=[rules.claim_seen])

    assert report.suppressed == (Suppressed(finding=finding, reason="seen", by="biller-7"),)
    assert report.clean


def test_an_expired_suppression_sets_nothing_aside_and_says_so() -> None:
    found, aside = outcome({"rule": "ACME101", "expires": date(2026, 4, 30)})

    assert (found, aside) == (["ENG002", "ACME101 lines[0]", "ACME101 lines[1]"], 0)


def test_without_today_a_suppression_that_expires_is_not_trusted() -> None:
    found, aside = outcome({"rule": "ACME101", "expires": date(2099, 1, 1)}, as_of=None)

    assert (found[0], aside) == ("ENG006", 0)


def test_a_suppression_of_this_claim_that_means_nothing_says_so() -> None:
    found = ["ACME101 lines[0]", "ACME101 lines[1]"]

    assert outcome({"rule": "ACME101", "claim": "A1", "line": 3})[0] == ["ENG003", *found]
    assert outcome({"rule": "line-seen", "claim": "A1", "line": 3})[0] == ["ENG003", *found]


def test_a_suppression_is_not_unused_where_its_rule_was_not_judged() -> None:
    config = {"suppress": [{"rule": "ACME109", "claim": "A1", "reason": "known"}]}
    report = check(CLAIM, rules=[rules.table_wanted], config=config)

    assert (report.findings, len(report.not_evaluated)) == ((), 1)
    assert outcome({"rule": "ACME999", "claim": "A1"})[0][0] == "ENG001"
    assert outcome({"rule": "STR001", "claim": "A1"})[0] == ["ACME101 lines[0]", "ACME101 lines[1]"]


def test_a_mandatory_rule_cannot_be_suppressed() -> None:
    config = {"suppress": [{"rule": "ACME112", "reason": "r"}]}
    report = check(CLAIM, rules=[rules.must_hold], config=config)

    assert [f.rule for f in report] == ["ACME112", "ENG004"]


def test_in_a_batch_a_suppression_means_the_claim_it_names() -> None:
    batch = Batch(claims=(a_claim(patient_control_number="B2"), CLAIM))
    config = {"suppress": [{"rule": "ACME103", "claim": "A1", "reason": "r"}]}
    report = check(batch, rules=[rules.claim_seen], config=config)

    assert [f.path for f in report] == ["claims[0]"]
    assert [s.finding.path for s in report.suppressed] == ["claims[1]"]


def structure(rule: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule=rule, slug="s", severity=severity, template="t", path="lines[0]")


def test_findings_made_elsewhere_obey_the_same_configuration() -> None:
    found = [structure("STR001"), structure("STR002"), structure("ENV001")]
    config = {
        "ignore": ["STR001"],
        "severity": {"STR": "warning"},
        "suppress": [{"rule": "ENV001", "reason": "known sender"}],
    }
    report = apply_configuration(found, config, CLAIM)

    assert [(f.rule, f.severity, f.base_severity) for f in report] == [
        ("STR002", Severity.WARNING, Severity.ERROR)
    ]
    assert [s.finding.rule for s in report.suppressed] == ["ENV001"]
    assert report.subject is CLAIM


def test_findings_made_elsewhere_tell_of_no_unused_suppression() -> None:
    config = {"suppress": [{"rule": "DX003", "claim": "A1", "reason": "known"}]}

    assert apply_configuration([structure("STR001")], config, CLAIM).by_rule("ENG") == ()


def test_findings_made_elsewhere_may_be_of_no_claim() -> None:
    assert apply_configuration([structure("ENV001")]).by_rule("ENV001")
