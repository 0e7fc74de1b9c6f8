"""How CMS corrects a release of HCPCS Level II that it has published.

A correction says what to do in words, and gives some values in cells of their own. Words that
say it all ("Change xref code to J7203") are understood; others change nothing.
Source: the CMS files of alphanumeric HCPCS corrections.

>>> from datetime import date
>>> from billingcore.codes import HcpcsCorrection, HcpcsEntry
>>> gone = HcpcsCorrection(code="C9034", action="Discontinue", effective=date(2019, 1, 1))
>>> gone.applied_to(HcpcsEntry("C9034", date(2018, 10, 1))).end
datetime.date(2018, 12, 31)
"""

import re
from datetime import date, timedelta
from typing import Any

from attrs import evolve, frozen

from ._hcpcs import HcpcsEntry

__all__ = ["HcpcsCorrection"]

_DAY = timedelta(days=1)
_CELLS = (
    "title",
    "short_title",
    "pricing",
    "cross_references",
    "coverage",
    "asc_group",
    "asc_date",
    "betos",
    "types_of_service",
)
_NEW = re.compile(r"add code\b", re.IGNORECASE)
_LEFT_OUT = re.compile(r"removed in error\W+add back\b", re.IGNORECASE)
_OTHER_CODE = re.compile(r"change xref code to ([a-z]\d{4})", re.IGNORECASE)
_ACTION_CODE = re.compile(r'change action code to "([a-z])".*', re.IGNORECASE)
_NO_ASC = re.compile(r"remove .*asc ind .*", re.IGNORECASE)
_STATUTE = re.compile(r"statute (\S+)", re.IGNORECASE)


@frozen(kw_only=True)
class HcpcsCorrection:
    """Say what to correct in a release: the action in CMS's words, and the values it gives."""

    code: str
    action: str
    effective: date | None = None
    title: str | None = None
    short_title: str | None = None
    pricing: tuple[str, ...] = ()
    cross_references: tuple[str, ...] = ()
    coverage: str | None = None
    asc_group: str | None = None
    asc_date: date | None = None
    betos: str | None = None
    types_of_service: tuple[str, ...] = ()
    comment: str | None = None

    @property
    def key(self) -> str:
        """Return the code."""
        return self.code

    @property
    def adds(self) -> bool:
        """Tell whether the release lacks the code, which is new or was left out in error."""
        return bool(_NEW.match(self.action) or _LEFT_OUT.match(self.action))

    def applied_to(self, entry: HcpcsEntry) -> HcpcsEntry | None:
        """Return the entry as corrected, or None where the action is in words unknown to us."""
        given = {name: value for name in _CELLS if (value := getattr(self, name))}
        changes = given | self._in_words()
        return evolve(entry, **changes) if changes else None

    def _in_words(self) -> dict[str, Any]:
        """Return what the action and the comment change, where they say it in no cell."""
        changes: dict[str, Any] = {}
        if _LEFT_OUT.match(self.action):
            changes["start"] = self.effective
        elif _NEW.match(self.action):
            changes |= {"start": self.effective, "action": "A", "action_date": self.effective}
        elif self.action.lower() == "discontinue" and self.effective:
            last = self.effective - _DAY
            changes |= {"end": last, "action": "D", "action_date": self.effective}
        elif found := _OTHER_CODE.fullmatch(self.action):
            changes["cross_references"] = (found[1].upper(),)
        elif found := _ACTION_CODE.fullmatch(self.action):
            changes |= {"action": found[1].upper(), "action_date": self.effective}
        elif _NO_ASC.fullmatch(self.action):
            changes |= {"asc_group": None, "asc_date": None}
        if found := _STATUTE.fullmatch(self.comment or ""):
            changes["statute"] = found[1]
        return changes
