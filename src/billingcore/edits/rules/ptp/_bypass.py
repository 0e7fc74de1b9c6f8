"""Which modifiers lift an edit, on which line and day: ``_tables/ptp_bypass.toml`` says so.

Source: NCCI Policy Manual for Medicare Services, chapter I, section E; CMS change request 11168.
"""

from datetime import date
from functools import cache, lru_cache

from attrs import field, frozen

from ....codes import PairRow
from ....model import Claim, ServiceLine
from .._procedures import is_a
from .._rows import rows

__all__ = ["bypass_modifiers", "is_site", "weighed"]


@frozen(kw_only=True)
class _Bypass:
    """Hold what a row of the table says of its modifiers."""

    modifiers: tuple[str, ...] = field(converter=tuple)
    line: str
    site: bool = False
    since: date = date.min
    filing: tuple[str, ...] = field(default=(), converter=tuple)
    never: tuple[str, ...] = field(default=(), converter=tuple)

    def holds(self, day: date, filing: str | None) -> bool:
        """Tell whether the row speaks of that day and of claims with this filing indicator."""
        return self.since <= day and (not self.filing or filing in self.filing)

    def counts(self, code: str, column: str) -> bool:
        """Tell whether a modifier on this code in this column counts."""
        return self.line in ("either", column) and not any(is_a(code, kind) for kind in self.never)


@cache
def _bypasses() -> dict[str, tuple[_Bypass, ...]]:
    found: dict[str, tuple[_Bypass, ...]] = {}
    for row in rows("ptp_bypass"):
        bypass = _Bypass(**row)
        for modifier in bypass.modifiers:
            found[modifier] = (*found.get(modifier, ()), bypass)
    return found


def _filing(claim: Claim) -> str | None:
    return claim.coverage.filing_indicator if claim.coverage else None


def bypass_modifiers(claim: Claim, day: date) -> tuple[str, ...]:
    """Return the modifiers that may lift an edit on that day."""
    return _lifting(_filing(claim), day)


@lru_cache(maxsize=1024)
def _lifting(filing: str | None, day: date) -> tuple[str, ...]:
    return tuple(
        modifier
        for modifier, bypasses in _bypasses().items()
        if any(bypass.holds(day, filing) for bypass in bypasses)
    )


def is_site(modifier: str) -> bool:
    """Tell whether the modifier names a place of the body."""
    return any(bypass.site for bypass in _bypasses().get(modifier, ()))


def weighed(
    claim: Claim, row: PairRow, day: date, one: ServiceLine, two: ServiceLine
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the modifiers of a line of column 1 and of one of column 2 that belong to the edits.

    Those that lift this one are the second part.
    """
    if not one.modifiers and not two.modifiers:
        return (), ()
    filing = _filing(claim)
    seen: dict[str, bool] = {}
    for line, column in ((one, "column 1"), (two, "column 2")):
        for modifier in line.modifiers:
            if modifier in _bypasses():
                lifts = row.indicator == "1" and _counts(modifier, line, column, day, filing)
                seen[modifier] = seen.get(modifier, False) or lifts
    return tuple(seen), tuple(name for name, lifts in seen.items() if lifts)


def _counts(modifier: str, line: ServiceLine, column: str, day: date, filing: str | None) -> bool:
    return any(
        bypass.holds(day, filing) and bypass.counts(line.code or "", column)
        for bypass in _bypasses()[modifier]
    )
