"""Ask a code table about the procedures of a claim's lines, each on its days of service.

CPT, HCPCS level II and CDT codes are in a table each. There are no days of grace.
Source: 45 CFR 162.1002; Medicare Claims Processing Manual, chapter 23, section 20.
"""

from collections.abc import Callable, Iterator

from ....codes import Answer, CodeTable, Status
from ....identifiers import procedure
from ....model import ServiceLine
from ... import Citation, Context, Evidence, ExpectedDenial, Finding

__all__ = ["CODE_SET", "INVALID", "report"]

CODE_SET = (
    Citation(authority="45 CFR 162.1002", section="(c)(3) and (c)(4)"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 20"),
)
INVALID = ExpectedDenial(carc="181", group="CO", status=("A7:507",))
_UNKNOWN = ExpectedDenial(carc="16", rarc="M20", group="CO", status=("A7:507",))


def report(
    line: ServiceLine, context: Context, name: str, mine: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield a finding where the line's code is `mine` but not valid on its first or last day."""
    done = line.procedure
    if done is None or not done.code or not mine(done.code):
        return
    table: CodeTable = context.table(name)
    first = context.day_of(line)
    if first is None:
        context.not_evaluated("date of service", reason="the line states no day")
        return
    last = line.last_day or first
    for day in (first,) if last == first else (first, last):
        if table.is_valid(done.code, on=day) or not procedure.is_valid(done.code):
            continue
        answer = table.get(done.code, on=day)
        if answer.status is Status.OUTSIDE:
            reason = f"edition {table.edition} does not speak of {day}"
            context.not_evaluated(name, reason=reason)
            continue
        yield _finding(context, table, answer)
        return


def _finding(context: Context, table: CodeTable, answer: Answer) -> Finding:
    return context.finding(
        "procedure.code",
        evidence=_evidence(table, answer),
        expects=INVALID if answer.status is Status.NOT_VALID else _UNKNOWN,
        code=answer.code,
        day=answer.on,
        why=_why(table, answer),
    )


def _evidence(table: CodeTable, answer: Answer) -> Evidence:
    """Return what the table says of a code on a day."""
    return Evidence(
        what=str(answer.status),
        table=table.name,
        edition=str(table.edition),
        facts=(
            ("code", answer.code),
            ("on", answer.on),
            ("ended", answer.ended or "never"),
            ("begins", answer.begins or "never"),
        ),
    )


def _why(table: CodeTable, answer: Answer) -> str:
    """Return why a code may not be reported; of what ended and came again, both days."""
    if answer.status is Status.HEADER:
        return "it is a heading"
    days = (
        f"ended on {answer.ended}" if answer.ended else "",
        f"begins on {answer.begins}" if answer.begins else "",
    )
    return ", ".join(filter(None, days)) or f"no code of {table.edition}"
