"""What CMS says of a HCPCS Level II code or modifier.

Source: the record layout of the CMS alphanumeric HCPCS file (contractor record, 320 columns).

>>> from datetime import date
>>> from billingcore.codes import CodeTable, HcpcsEntry
>>> row = HcpcsEntry("J0171", date(2011, 1, 1), title="Injection, epinephrine", coverage="D")
>>> table = CodeTable("hcpcs", [row], edition="2019")
>>> table.get("J0171", on=date(2019, 5, 1)).entry is row
True
"""

from datetime import date

from attrs import field, frozen

from ._answer import Entry

__all__ = ["HcpcsEntry"]


@frozen
class HcpcsEntry(Entry):
    """Give a procedure code or modifier from the day it was added to its last day, both included.

    `title` is the long description. Indicators are as the file has them: what else it says than
    the days is as of the release. References are to sections of Medicare's manuals as they were
    numbered then.
    """

    short_title: str | None = field(default=None, kw_only=True)
    """The description in 28 characters."""
    pricing: tuple[str, ...] = field(default=(), kw_only=True)
    """How Medicare prices it, by up to four indicators: 00 not separately, 51 as a drug."""
    multiple_pricing: str | None = field(default=None, kw_only=True)
    """Whether it may be priced in more than one way: A by one, 9 not applicable."""
    coverage_manual: tuple[str, ...] = field(default=(), kw_only=True)
    """Sections of the Coverage Issues Manual (CIM)."""
    carriers_manual: tuple[str, ...] = field(default=(), kw_only=True)
    """Sections of the Medicare Carriers Manual (MCM)."""
    statute: str | None = field(default=None, kw_only=True)
    """The section of the Social Security Act that covers it or excludes it."""
    lab_certifications: tuple[str, ...] = field(default=(), kw_only=True)
    """Specialties in which a laboratory must be certified."""
    cross_references: tuple[str, ...] = field(default=(), kw_only=True)
    """Codes to use instead."""
    coverage: str | None = field(default=None, kw_only=True)
    """C carrier judgment, D special instructions, I not payable, M non-covered, S by statute."""
    asc_group: str | None = field(default=None, kw_only=True)
    """YY where it is approved for ambulatory surgical centers."""
    asc_date: date | None = field(default=None, kw_only=True)
    opps_group: str | None = field(default=None, kw_only=True)
    """The Medicare outpatient group (MOG)."""
    opps_indicator: str | None = field(default=None, kw_only=True)
    opps_date: date | None = field(default=None, kw_only=True)
    processing_note: str | None = field(default=None, kw_only=True)
    """The number of the note, in the file of notes that comes with the release."""
    betos: str | None = field(default=None, kw_only=True)
    """The Berenson-Eggers type of service."""
    types_of_service: tuple[str, ...] = field(default=(), kw_only=True)
    anesthesia_units: int | None = field(default=None, kw_only=True)
    """Anesthesia base units."""
    action: str | None = field(default=None, kw_only=True)
    """What changed last: A added, D discontinued, P payment, N nothing."""
    action_date: date | None = field(default=None, kw_only=True)
    """The day from which that holds."""

    @property
    def is_modifier(self) -> bool:
        """Tell whether it is a modifier: two characters."""
        return len(self.code) == 2
