"""Code lists and payment tables that know their edition and answer as of a day.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Edition, Entry
>>> table = CodeTable(
...     "hcpcs",
...     [Entry("J0171", date(2011, 1, 1)), Entry("C9399", date(2004, 1, 1), date(2024, 12, 31))],
...     edition=Edition("2026-07", last=date(2026, 9, 30)),
... )
>>> for code, day in [
...     ("J0171", date(2026, 1, 5)),
...     ("C9399", date(2026, 1, 5)),
...     ("J0171", date(2026, 10, 1)),
...     ("Z0000", date(2026, 1, 5)),
... ]:
...     print(code, day, table.get(code, on=day).status)
J0171 2026-01-05 valid
C9399 2026-01-05 not valid that day
J0171 2026-10-01 outside what this edition knows
Z0000 2026-01-05 unknown
"""

from importlib import import_module

from ._answer import Answer, Entry, Status
from ._code_table import CodeTable, compact
from ._edition import Edition, SourceFile

# What most look-ups need not is loaded with its first use. A new name goes into three places: the
# imports, for type checkers, `_LATER` and `__all__`.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from ._add_ons import AddOn as AddOn, AddOnRow as AddOnRow, AddOnTable as AddOnTable
    from ._adjustment_categories import ADJUSTMENT_CATEGORIES as ADJUSTMENT_CATEGORIES
    from ._asc import AscRow as AscRow, AscTable as AscTable
    from ._claim_code import ClaimCodeEntry as ClaimCodeEntry
    from ._code_references import CodeReference as CodeReference
    from ._compile import compile as compile  # noqa: A004 - compiling is what it does
    from ._coverage import (
        Article as Article,
        CodeGroup as CodeGroup,
        CoverageTable as CoverageTable,
        Determination as Determination,
    )
    from ._diff import Change as Change, ChangeKind as ChangeKind, diff as diff
    from ._fee_schedule import FeeSchedule as FeeSchedule, FeeScheduleRow as FeeScheduleRow
    from ._hcpcs import HcpcsEntry as HcpcsEntry
    from ._hcpcs_corrections import HcpcsCorrection as HcpcsCorrection
    from ._icd10 import ICD10_ATTRIBUTES as ICD10_ATTRIBUTES, Icd10Entry as Icd10Entry
    from ._localities import (
        AnesthesiaRow as AnesthesiaRow,
        AnesthesiaTable as AnesthesiaTable,
        GpciRow as GpciRow,
        GpciTable as GpciTable,
        LocalityRow as LocalityRow,
        LocalityTable as LocalityTable,
        ZipRow as ZipRow,
        ZipTable as ZipTable,
    )
    from ._medicare_code_edits import CodeEdit as CodeEdit, MedicareCodeEdits as MedicareCodeEdits
    from ._notes import Note as Note, NoteKind as NoteKind
    from ._opps import (
        OppsCapRow as OppsCapRow,
        OppsCapTable as OppsCapTable,
        OppsRow as OppsRow,
        OppsTable as OppsTable,
    )
    from ._pair_table import PairRow as PairRow, PairTable as PairTable
    from ._payer_rules import PayerRule as PayerRule, PayerRules as PayerRules
    from ._poa_exempt import PoaExemptRow as PoaExemptRow, PoaExemptTable as PoaExemptTable
    from ._price_lists import (
        AspRow as AspRow,
        AspTable as AspTable,
        ClfsRow as ClfsRow,
        ClfsTable as ClfsTable,
        DmeposFee as DmeposFee,
        DmeposRow as DmeposRow,
        DmeposTable as DmeposTable,
    )
    from ._reading import Problems as Problems, Reading as Reading
    from ._reference_set import ReferenceSet as ReferenceSet, Table as Table
    from ._row_table import RowTable as RowTable
    from ._seventh_characters import SeventhCharacter as SeventhCharacter
    from ._stored_tables import open_table as open_table
    from ._systems import CODE_SYSTEMS as CODE_SYSTEMS, CodeSystem as CodeSystem
    from ._tabular import TabularTable as TabularTable
    from ._tabular_entry import TabularEntry as TabularEntry, TabularKind as TabularKind
    from ._tabular_repair import CodeProblem as CodeProblem, CodeRepair as CodeRepair
    from ._taxonomy import TaxonomyEntry as TaxonomyEntry
    from ._unit_limits import MueRow as MueRow, MueTable as MueTable

_LATER = {
    "ADJUSTMENT_CATEGORIES": "_adjustment_categories",
    "AddOn": "_add_ons",
    "AddOnRow": "_add_ons",
    "AddOnTable": "_add_ons",
    "AnesthesiaRow": "_localities",
    "AnesthesiaTable": "_localities",
    "Article": "_coverage",
    "AscRow": "_asc",
    "AscTable": "_asc",
    "AspRow": "_price_lists",
    "AspTable": "_price_lists",
    "CODE_SYSTEMS": "_systems",
    "Change": "_diff",
    "ChangeKind": "_diff",
    "ClaimCodeEntry": "_claim_code",
    "ClfsRow": "_price_lists",
    "ClfsTable": "_price_lists",
    "CodeEdit": "_medicare_code_edits",
    "CodeGroup": "_coverage",
    "CodeProblem": "_tabular_repair",
    "CodeReference": "_code_references",
    "CodeRepair": "_tabular_repair",
    "CodeSystem": "_systems",
    "CoverageTable": "_coverage",
    "Determination": "_coverage",
    "DmeposFee": "_price_lists",
    "DmeposRow": "_price_lists",
    "DmeposTable": "_price_lists",
    "FeeSchedule": "_fee_schedule",
    "FeeScheduleRow": "_fee_schedule",
    "GpciRow": "_localities",
    "GpciTable": "_localities",
    "HcpcsCorrection": "_hcpcs_corrections",
    "HcpcsEntry": "_hcpcs",
    "ICD10_ATTRIBUTES": "_icd10",
    "Icd10Entry": "_icd10",
    "LocalityRow": "_localities",
    "LocalityTable": "_localities",
    "MedicareCodeEdits": "_medicare_code_edits",
    "MueRow": "_unit_limits",
    "MueTable": "_unit_limits",
    "Note": "_notes",
    "NoteKind": "_notes",
    "OppsCapRow": "_opps",
    "OppsCapTable": "_opps",
    "OppsRow": "_opps",
    "OppsTable": "_opps",
    "PairRow": "_pair_table",
    "PairTable": "_pair_table",
    "PayerRule": "_payer_rules",
    "PayerRules": "_payer_rules",
    "PoaExemptRow": "_poa_exempt",
    "PoaExemptTable": "_poa_exempt",
    "Problems": "_reading",
    "Reading": "_reading",
    "ReferenceSet": "_reference_set",
    "RowTable": "_row_table",
    "SeventhCharacter": "_seventh_characters",
    "Table": "_reference_set",
    "TabularEntry": "_tabular_entry",
    "TabularKind": "_tabular_entry",
    "TabularTable": "_tabular",
    "TaxonomyEntry": "_taxonomy",
    "ZipRow": "_localities",
    "ZipTable": "_localities",
    "compile": "_compile",
    "diff": "_diff",
    "open_table": "_stored_tables",
}

__all__ = [
    "ADJUSTMENT_CATEGORIES",
    "CODE_SYSTEMS",
    "ICD10_ATTRIBUTES",
    "AddOn",
    "AddOnRow",
    "AddOnTable",
    "AnesthesiaRow",
    "AnesthesiaTable",
    "Answer",
    "Article",
    "AscRow",
    "AscTable",
    "AspRow",
    "AspTable",
    "Change",
    "ChangeKind",
    "ClaimCodeEntry",
    "ClfsRow",
    "ClfsTable",
    "CodeEdit",
    "CodeGroup",
    "CodeProblem",
    "CodeReference",
    "CodeRepair",
    "CodeSystem",
    "CodeTable",
    "CoverageTable",
    "Determination",
    "DmeposFee",
    "DmeposRow",
    "DmeposTable",
    "Edition",
    "Entry",
    "FeeSchedule",
    "FeeScheduleRow",
    "GpciRow",
    "GpciTable",
    "HcpcsCorrection",
    "HcpcsEntry",
    "Icd10Entry",
    "LocalityRow",
    "LocalityTable",
    "MedicareCodeEdits",
    "MueRow",
    "MueTable",
    "Note",
    "NoteKind",
    "OppsCapRow",
    "OppsCapTable",
    "OppsRow",
    "OppsTable",
    "PairRow",
    "PairTable",
    "PayerRule",
    "PayerRules",
    "PoaExemptRow",
    "PoaExemptTable",
    "Problems",
    "Reading",
    "ReferenceSet",
    "RowTable",
    "SeventhCharacter",
    "SourceFile",
    "Status",
    "Table",
    "TabularEntry",
    "TabularKind",
    "TabularTable",
    "TaxonomyEntry",
    "ZipRow",
    "ZipTable",
    "compact",
    "compile",
    "diff",
    "open_table",
]


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
