"""Lines of earlier claims that NCCI edits set beside those of a day: same provider, same day.

Denied lines are not paid twice, and so do not count; nor do claims of another kind, which other
edits are for.
Source: NCCI Policy Manual for Medicare Services, chapter I, section A.
"""

from .. import Context, Day, EarlierLine, Evidence

__all__ = ["earlier_of_day", "told_of"]


def earlier_of_day(context: Context, day: Day) -> tuple[EarlierLine, ...]:
    """Return the lines of earlier claims by the provider of these lines, on their day."""
    if day.provider is None:
        return ()
    kind = context.claim.kind
    found = context.history.lines(
        provider=day.provider, since=day.day, until=day.day, paid_only=True
    )
    return tuple(line for line in found if line.code is not None and line.claim.kind == kind)


def told_of(earlier: EarlierLine) -> Evidence:
    """Return which earlier line a finding rests on."""
    return Evidence(
        what="earlier claim",
        facts=(
            ("claim", earlier.claim.patient_control_number or "without number"),
            ("line", earlier.index + 1),
            ("day", earlier.day),
            ("state", earlier.earlier.state.value),
        ),
    )
