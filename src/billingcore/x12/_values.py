"""Text of elements to values and back: numbers, days, times, spans; exact and canonical.

Reading answers None for what it cannot read; the text stays in the document and a finding tells.
Each conversion is remembered by text: claims repeat the same days and amounts over and over.

>>> number("12.50"), number("12X.4"), day("20260230")
(Decimal('12.50'), None, None)
>>> number_text(number("0012.50")), number_text(number(".39"))
('12.5', '.39')
>>> print(period("RD8", "20260301-20260303"))
2026-03-01..2026-03-03
"""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from ..periods import Period

__all__ = [
    "Memo",
    "clock",
    "clock_text",
    "day",
    "day_text",
    "moment",
    "number",
    "number_text",
    "period",
    "period_text",
    "whole",
]

_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", re.ASCII).fullmatch
_WHOLE = re.compile(r"-?[0-9]+", re.ASCII).fullmatch
_DAY = re.compile(r"[0-9]{8}", re.ASCII).fullmatch
_CLOCK = re.compile(r"[0-9]{4}(?:[0-9]{2}(?:[0-9]{1,2})?)?", re.ASCII).fullmatch
_REMEMBERED = 50_000


class Memo(dict[Any, Any]):
    """Remember what `make` answered; forget everything when it grows too large."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> Any:  # noqa: ANN401  # values of any kind
        value = self._make(key)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[key] = value
        return value


def number(text: str) -> Decimal | None:
    """Return the exact number, or None when the text is not one."""
    return Decimal(text) if _NUMBER(text) else None


def whole(text: str) -> int | None:
    """Return the whole number, or None when the text is not one."""
    return int(text) if _WHOLE(text) else None


def day(text: str) -> date | None:
    """Return the day of a CCYYMMDD text, or None when there is no such day."""
    if not _DAY(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def clock(text: str) -> time | None:
    """Return the time of an HHMM, HHMMSS or HHMMSSDD text, or None."""
    if not _CLOCK(text):
        return None
    fraction = int(text[6:].ljust(2, "0")) * 10_000 if len(text) > 6 else 0
    try:
        return time(int(text[:2]), int(text[2:4]), int(text[4:6] or 0), fraction)
    except ValueError:
        return None


def period(form: str, text: str) -> Period | None:
    """Return the day or span that `text` gives in the format `form` (D8, RD8), or None."""
    if form == "RD8":
        start, end = day(text[:8]), day(text[9:])
        return Period(start, end) if start and end and text[8] == "-" else None
    found = day(text) if form == "D8" else None
    return Period(found, found) if found else None


def moment(form: str, text: str) -> tuple[Period | None, time | None]:
    """Return day or span and time of day: DT gives both, TM only the time, D8 and RD8 days."""
    if form == "TM":
        return None, clock(text)
    if form == "DT":
        found, at = period("D8", text[:8]), clock(text[8:])
        return (found, at) if found and at else (None, None)
    return period(form, text), None


def _plain(text: str) -> str:
    if "E" in text or "e" in text:
        text = format(Decimal(text), "f")
    sign = "-" if text[0] == "-" else ""
    digits = text.lstrip("-").lstrip("0")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return sign + digits if digits else "0"


PLAIN = Memo(_plain)


def number_text(value: Decimal) -> str:
    """Return the shortest number: no leading or trailing zeros, no plus, no exponent."""
    text: str = PLAIN[str(value)]
    return text


def day_text(value: date) -> str:
    """Return the day as CCYYMMDD."""
    return f"{value.year:04}{value.month:02}{value.day:02}"


def clock_text(value: time) -> str:
    """Return the time as HHMM, with seconds and hundredths only where there are some."""
    text = f"{value.hour:02}{value.minute:02}"
    if value.microsecond:
        return f"{text}{value.second:02}{value.microsecond // 10_000:02}"
    return f"{text}{value.second:02}" if value.second else text


def period_text(
    value: Period | None, at: time | None = None, formats: str = "D8 RD8"
) -> tuple[str, str]:
    """Return format and text: the shortest of `formats` that can say it."""
    if value is None:
        return ("TM", clock_text(at)) if at is not None else ("", "")
    start = day_text(value.start)
    if at is not None:
        return "DT", start + clock_text(at)
    if value.start == value.end and "D8" in formats.split():
        return "D8", start
    return "RD8", f"{start}-{day_text(value.end)}"
