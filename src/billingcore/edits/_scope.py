"""What a rule looks at, and which claims it is meant for."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import field, frozen

__all__ = ["Applies", "Scope"]


class Scope(StrEnum):
    """What a rule is handed: one call for each such thing."""

    LINE = "line"
    DAY = "day"
    CLAIM = "claim"
    HISTORY = "history"
    BATCH = "batch"
    PAYMENT = "payment"
    REMITTANCE = "remittance"


def _words(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


@frozen(kw_only=True)
class Applies:
    """Say which claims a rule is meant for; what is left out does not restrict.

    `kinds` are professional, institutional, dental. `since` and `until` are days of service, both
    included: a line's own day for what is judged by line or day, else the claim's first day.
    `bills` are the first two digits of types of bill; they restrict institutional claims alone.
    `filing` are claim filing indicators (SBR09). A payment has no kind, and no day of its own.

    >>> Applies(kinds="professional", since=date(2023, 7, 1)).covers(date(2023, 6, 30))
    False
    """

    kinds: tuple[str, ...] = field(default=(), converter=_words)
    since: date | None = None
    until: date | None = None
    bills: tuple[str, ...] = field(default=(), converter=_words)
    filing: tuple[str, ...] = field(default=(), converter=_words)

    @property
    def is_dated(self) -> bool:
        """Tell whether the day of service matters."""
        return self.since is not None or self.until is not None

    def takes(self, kind: str | None, bill: str | None = None) -> bool:
        """Tell whether claims of this kind, and of this type of bill, are meant."""
        if self.kinds and kind not in self.kinds:
            return False
        return not self.bills or kind != "institutional" or bill in self.bills

    def covers(self, day: date) -> bool:
        """Tell whether services of this day are meant."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)
