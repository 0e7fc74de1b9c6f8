"""A reason, remark or status code of claims, as its list has it."""

from datetime import date

from attrs import field, frozen

from ._answer import Entry

__all__ = ["ClaimCodeEntry"]


@frozen
class ClaimCodeEntry(Entry):
    """Give a code of X12's lists from its first day to its last, and when it was last reworded.

    `attributes` are our own words for what it stands for; `title` is the list's wording, where
    the user kept it.
    """

    modified: date | None = field(default=None, kw_only=True)
