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

from ._add_ons import AddOn, AddOnRow, AddOnTable
from ._answer import Answer, Entry, Status
from ._code_table import CodeTable, compact
from ._edition import Edition, SourceFile
from ._pair_table import PairRow, PairTable
from ._reading import Problems, Reading
from ._reference_set import ReferenceSet, Table
from ._row_table import RowTable
from ._unit_limits import MueRow, MueTable

__all__ = [
    "AddOn",
    "AddOnRow",
    "AddOnTable",
    "Answer",
    "CodeTable",
    "Edition",
    "Entry",
    "MueRow",
    "MueTable",
    "PairRow",
    "PairTable",
    "Problems",
    "Reading",
    "ReferenceSet",
    "RowTable",
    "SourceFile",
    "Status",
    "Table",
    "compact",
]
