"""A report in other shapes: rows for a data frame, HTML for a notebook, statuses as in a 277CA."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from attrs import frozen

from ._finding import Disposition, Finding, Severity

if TYPE_CHECKING:
    from ._report import Report

__all__ = ["Status", "html_of", "rows_of", "statuses_of"]

# Claim status categories: A2 accepted into adjudication, A3 returned as unprocessable, A7 rejected
# for invalid information. Status 20 is accepted for processing, 21 missing or invalid information.
_ACCEPTED = ("A2", "20")
_MISSING = "21"
_CATEGORIES = {
    Disposition.CLAIM_REJECTION: "A3",
    Disposition.RETURN_TO_PROVIDER: "A7",
    Disposition.LINE_REJECTION: "A7",
}


@frozen
class Status:
    """Give a claim status as a 277CA does (STC01): category, status code, entity; and its path."""

    category: str
    code: str
    entity: str | None = None
    path: str = ""
    rule: str | None = None

    def __str__(self) -> str:
        return ":".join(part for part in (self.category, self.code, self.entity) if part)


def statuses_of(report: "Report") -> tuple[Status, ...]:
    """Return a status for each finding, the errors first; one of acceptance where there is none.

    A rule that knows what a payer answers says so; else an error is A7 with status 21, or A3 where
    the whole claim is refused, and anything less is information on an accepted claim (A2).
    """
    found = [status for finding in report.errors for status in _statuses(finding)]
    if not found:
        found = [Status(*_ACCEPTED)]
    rest = (finding for finding in report.findings if finding.severity is not Severity.ERROR)
    found += [status for finding in rest for status in _statuses(finding)]
    return tuple(found)


def _statuses(finding: Finding) -> Iterator[Status]:
    error = finding.severity is Severity.ERROR
    known = finding.expects.status if finding.expects else ()
    category = _CATEGORIES.get(finding.disposition, "A7") if error else _ACCEPTED[0]
    for text in known or (f"{category}:{_MISSING}",):
        parts = text.split(":")
        entity = parts[2] if len(parts) > 2 else None
        yield Status(parts[0] if error else category, parts[1], entity, finding.path, finding.rule)


def rows_of(report: "Report") -> list[dict[str, str | None]]:
    """Return a flat row for each finding and each rule that could not judge, for a data frame."""
    rows = [_row(finding) for finding in report.findings]
    rows += [
        {**_row(item.finding), "state": f"suppressed: {item.reason}"} for item in report.suppressed
    ]
    rows += [
        {
            **dict.fromkeys(_COLUMNS),
            "rule": item.rule,
            "slug": item.slug,
            "state": "not evaluated",
            "message": f"{item.reason}: {', '.join(item.needs)}",
        }
        for item in report.not_evaluated
    ]
    return rows


_COLUMNS = (
    "rule", "slug", "state", "severity", "disposition", "snip", "path", "message", "places",
    "evidence", "fix", "carc", "rarc", "group", "status", "sources", "fingerprint",
)  # fmt: skip


def _row(finding: Finding) -> dict[str, str | None]:
    expects = finding.expects
    values = (
        finding.rule,
        finding.slug,
        "found",
        str(finding.severity),
        str(finding.disposition),
        str(finding.snip) if finding.snip else None,
        finding.path,
        finding.message,
        " · ".join(map(str, finding.places)),
        "; ".join(map(str, finding.evidence)),
        "; ".join(f"{fix.text} ({fix.safety})" for fix in finding.fixes),
        expects.carc if expects else None,
        expects.rarc if expects else None,
        expects.group if expects else None,
        ", ".join(expects.status) if expects else None,
        "; ".join(map(str, finding.citations)),
        finding.fingerprint,
    )
    return dict(zip(_COLUMNS, values, strict=True))


_COLOURS = {Severity.ERROR: "#b00020", Severity.WARNING: "#8a6d00", Severity.INFO: "#35618e"}


def html_of(report: "Report") -> str:
    """Return the report as an HTML table; everything in it is escaped."""
    body = "".join(_html_row(finding) for finding in report.findings)
    for item in report.not_evaluated:
        body += _cells(
            "not evaluated", "#777", item.rule, "", f"{item.reason}: {', '.join(item.needs)}"
        )
    for error in report.engine_errors:
        body += _cells("engine error", "#b00020", error.rule, "", str(error))
    found = ((len(report.errors), "error"), (len(report.warnings), "warning"))
    counted = ", ".join(f"{count} {what}{'s' * (count != 1)}" for count, what in found)
    state = "clean" if report.clean else counted
    head = "<tr><th></th><th>rule</th><th>at</th><th>what</th></tr>"
    return f"<p><b>{escape(state)}</b></p><table>{head}{body}</table>"


def _html_row(finding: Finding) -> str:
    where = " · ".join([finding.path or "claim", *map(str, finding.places)])
    colour = _COLOURS[finding.severity]
    extra = "".join(
        f"<br><small>{escape(text)}</small>"
        for text in (
            *(f"because {evidence}" for evidence in finding.evidence),
            *(f"fix ({fix.safety}): {fix.text}" for fix in finding.fixes),
        )
    )
    name = f"{finding.rule} {finding.slug}"
    return _cells(str(finding.severity), colour, name, where, finding.message, extra)


def _cells(state: str, colour: str, rule: str, where: str, what: str, extra: str = "") -> str:
    return (
        f'<tr><td style="color:{colour}"><b>{escape(state)}</b></td><td>{escape(rule)}</td>'
        f"<td>{escape(where)}</td><td>{escape(what)}{extra}</td></tr>"
    )
