"""The tables that rules are judged by, under their names.

>>> from billingcore.codes import CodeTable, Edition, Entry, ReferenceSet
>>> reference = ReferenceSet().with_(
...     icd10cm=CodeTable("icd10cm", [Entry("E119")], edition="FY2026")
... )
>>> reference.editions
(('icd10cm', 'FY2026'),)
>>> "hcpcs" in reference.missing, "icd10cm" in reference.missing
(True, False)
>>> reference.hcpcs is None
True
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from attrs import evolve, field, fields, frozen

from ._code_table import CodeTable
from ._edition import Edition

if TYPE_CHECKING:
    from ._add_ons import AddOnTable
    from ._asc import AscTable
    from ._coverage import CoverageTable
    from ._fee_schedule import FeeSchedule
    from ._localities import AnesthesiaTable, GpciTable, LocalityTable
    from ._medicare_code_edits import MedicareCodeEdits
    from ._opps import OppsCapTable, OppsTable
    from ._pair_table import PairTable
    from ._payer_rules import PayerRules
    from ._poa_exempt import PoaExemptTable
    from ._price_lists import AspTable, ClfsTable, DmeposTable
    from ._tabular import TabularTable
    from ._unit_limits import MueTable

__all__ = ["ReferenceSet", "Table"]


class Table(Protocol):
    """Anything with a name and an edition may be a table."""

    @property
    def name(self) -> str:
        """Return the name under which rules ask for it."""
        ...

    @property
    def edition(self) -> Edition:
        """Return the release it was made from."""
        ...


def _pairs(pairs: Iterable[tuple[str, Table]]) -> tuple[tuple[str, Table], ...]:
    return tuple(pairs)


@frozen(kw_only=True)
class ReferenceSet:
    """Hold reference tables by name; one that was not given is None.

    `others` are tables of somebody else's rules, by their own names.
    """

    icd10cm: CodeTable | None = None
    icd10pcs: CodeTable | None = None
    hcpcs: CodeTable | None = None
    cpt: CodeTable | None = None
    cdt: CodeTable | None = None
    modifiers: CodeTable | None = None
    ncci_ptp_practitioner: "PairTable | None" = None
    ncci_ptp_hospital: "PairTable | None" = None
    ncci_ptp_dme: "PairTable | None" = None
    mue_practitioner: "MueTable | None" = None
    mue_hospital: "MueTable | None" = None
    mue_dme: "MueTable | None" = None
    add_on: "AddOnTable | None" = None
    fee_schedule: "FeeSchedule | None" = None
    gpci: "GpciTable | None" = None
    localities: "LocalityTable | None" = None
    anesthesia: "AnesthesiaTable | None" = None
    opps_cap: "OppsCapTable | None" = None
    opps: "OppsTable | None" = None
    asc: "AscTable | None" = None
    clfs: "ClfsTable | None" = None
    asp: "AspTable | None" = None
    dmepos: "DmeposTable | None" = None
    ndc: CodeTable | None = None
    place_of_service: CodeTable | None = None
    type_of_bill: CodeTable | None = None
    type_of_bill_facility: CodeTable | None = None
    type_of_bill_classification: CodeTable | None = None
    type_of_bill_frequency: CodeTable | None = None
    revenue: CodeTable | None = None
    condition: CodeTable | None = None
    occurrence: CodeTable | None = None
    occurrence_span: CodeTable | None = None
    value: CodeTable | None = None
    discharge_status: CodeTable | None = None
    point_of_origin: CodeTable | None = None
    admission_type: CodeTable | None = None
    taxonomy: CodeTable | None = None
    carc: CodeTable | None = None
    rarc: CodeTable | None = None
    group: CodeTable | None = None
    claim_status_category: CodeTable | None = None
    claim_status: CodeTable | None = None
    service_type: CodeTable | None = None
    icd10cm_notes: "TabularTable | None" = None
    poa_exempt: "PoaExemptTable | None" = None
    medicare_code_edits: "MedicareCodeEdits | None" = None
    coverage: "CoverageTable | None" = None
    payer_rules: "PayerRules | None" = None
    others: tuple[tuple[str, Table], ...] = field(default=(), converter=_pairs)

    @classmethod
    def default(cls) -> "ReferenceSet":
        """Return the tables that ship; each is opened at its first question."""
        from ._shipped import shipped
        from ._shipped_lists import SHIPPED_LISTS, shipped_list

        coding = cls(icd10cm=shipped("icd10cm"), icd10pcs=shipped("icd10pcs"))
        return coding.with_(**{name: shipped_list(name) for name in SHIPPED_LISTS})

    def with_(self, **tables: Table | None) -> "ReferenceSet":
        """Return a set with these tables in place of those of the same names."""
        unknown = sorted(tables.keys() - _NAMES)
        if unknown:
            raise TypeError(f"no table is called {', '.join(unknown)}; see ReferenceSet.others")
        changes: dict[str, Any] = dict(tables)
        return evolve(self, **changes)

    def with_others(self, *tables: Table) -> "ReferenceSet":
        """Return a set with further tables under the names they carry.

        Raises ValueError for one that carries a known name, under which `get` would not find it.
        """
        for table in tables:
            if table.name in _NAMES:
                raise ValueError(f"{table.name} is a name of ours: with_({table.name}=)")
        kept = {**dict(self.others), **{table.name: table for table in tables}}
        return evolve(self, others=tuple(kept.items()))

    def get(self, name: str) -> Table | None:
        """Return the table of that name, whoever brought it, or None."""
        table: Table | None
        table = getattr(self, name) if name in _NAMES else dict(self.others).get(name)
        return table

    @property
    def missing(self) -> frozenset[str]:
        """Return the names of the known tables that were not given."""
        return frozenset(name for name in _NAMES if getattr(self, name) is None)

    @property
    def editions(self) -> tuple[tuple[str, str], ...]:
        """Return the name and the edition of each table given, by name."""
        given = sorted(name for name in _NAMES if getattr(self, name) is not None)
        known = [(name, self.get(name)) for name in given] + sorted(self.others, key=_name)
        return tuple((name, str(table.edition)) for name, table in known if table is not None)

    def covers(self, name: str, day: date) -> bool:
        """Tell whether the table is here and its edition can speak of that day."""
        table = self.get(name)
        return table is not None and table.edition.covers(day)


def _name(pair: tuple[str, Table]) -> str:
    return pair[0]


_NAMES = frozenset(attribute.name for attribute in fields(ReferenceSet)) - {"others"}
