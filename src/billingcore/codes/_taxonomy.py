"""A provider taxonomy code, as the code set has it.

Source: NUCC, Health Care Provider Taxonomy, the columns of its CSV files.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, TaxonomyEntry
>>> row = TaxonomyEntry("999EG0000X", end=date(2008, 9, 30), use_instead="999E00000X")
>>> table = CodeTable("taxonomy", [row], edition="25.0")
>>> answer = table.get("999EG0000X", on=date(2008, 10, 1))
>>> print(answer.status, answer.ended)
not valid that day 2008-09-30
>>> table.history("999EG0000X")[0].use_instead
'999E00000X'
"""

from datetime import date

from attrs import field, frozen

from ._answer import Entry

__all__ = ["TaxonomyEntry"]


@frozen
class TaxonomyEntry(Entry):
    """Give a code from the day it took effect to its last day.

    All wording is the code set's and is there if the user kept it; `title` is the display name,
    or the three levels as one in editions that have none.
    """

    grouping: str | None = field(default=None, kw_only=True)
    """The first level; "type" in older editions."""
    classification: str | None = field(default=None, kw_only=True)
    specialization: str | None = field(default=None, kw_only=True)
    definition: str | None = field(default=None, kw_only=True)
    notes: str | None = field(default=None, kw_only=True)
    """Sources, and what changed when, in brackets."""
    section: str | None = field(default=None, kw_only=True)
    """Individual or non-individual."""
    modified: date | None = field(default=None, kw_only=True)
    """When its text was changed last."""
    use_instead: str | None = field(default=None, kw_only=True)
    """The code to use in place of one that was deactivated."""
