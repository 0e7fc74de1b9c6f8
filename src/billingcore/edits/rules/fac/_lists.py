"""Ask a code list about codes of a claim.

A code is taken if it may be reported on the first or on the last day of the statement: a stay may
begin under one list and end under the next.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ....codes import Status
from ... import Context, Evidence, Finding

__all__ = ["is_two_characters", "unlisted"]


def is_two_characters(code: str | None) -> bool:
    """Tell whether this has the form of a condition, occurrence or value code."""
    if code is None or len(code) != 2 or not code.isascii():
        return False
    return code.isalnum() and code == code.upper()


def unlisted(
    context: Context, name: str, codes: Iterable[tuple[str, str]], *days: date | None
) -> Iterator[Finding]:
    """Yield a finding for each code, given with its path, that the list has on none of the days.

    Without `days`, those of the claim count.
    """
    table = context.table(name)
    asked = sorted({d for d in days or (context.first_day, context.last_day) if d is not None})
    for code, path in codes:
        if not asked:
            context.not_evaluated("date of service", reason="the claim states no day")
            return
        if any(table.is_valid(code, on=day) for day in asked):
            continue
        answers = [table.get(code, on=day) for day in asked]
        outside = next((a for a in answers if a.status is Status.OUTSIDE), None)
        if outside is not None:
            reason = f"edition {table.edition} does not speak of {code} on {outside.on}"
            context.not_evaluated(name, reason=reason)
            continue
        yield context.finding(
            path,
            code=code,
            day=asked[-1],
            evidence=Evidence(
                what=str(answers[-1].status),
                table=name,
                edition=str(table.edition),
                facts=(("code", code), ("on", asked[-1])),
            ),
        )
