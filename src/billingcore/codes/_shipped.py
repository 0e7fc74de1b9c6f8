"""ICD-10-CM and ICD-10-PCS as they ship: codes and days, headers, what an editor asks of codes.

The tables speak of 2015-10-01 to 2027-03-31: what came and went, and nothing of what comes later.
They have no titles; load an order file for those. Attributes are those of the Medicare Code Editor
in words of ours, `ICD10_ATTRIBUTES`.
Source: code tables of the Medicare Code Editor (CMS); order files and tabular lists (CDC/NCHS).

>>> from datetime import date
>>> from billingcore.codes import ReferenceSet
>>> icd10cm = ReferenceSet.default().icd10cm
>>> for code in ("U07.1", "E11", "A33", "E11.9X"):
...     answer = icd10cm.get(code, on=date(2020, 4, 1))
...     print(code, answer.status, *answer.attributes)
U07.1 valid
E11 header
A33 valid newborn
E11.9X unknown
>>> icd10cm.get("U07.1", on=date(2020, 3, 31)).begins
datetime.date(2020, 4, 1)
"""

from collections.abc import Mapping
from functools import cache, partial
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from ._answer import Entry
from ._code_table import CodeTable

if TYPE_CHECKING:
    from ._container import Container

__all__ = ["ShippedTable", "shipped"]


class ShippedTable(CodeTable):
    """A table that comes with the library: pickled by its name, one of each in a process."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return shipped, (self.name,)


@cache
def shipped(name: str) -> ShippedTable:
    """Return the table of that name; its codes are unpacked at the first question."""
    from ._about import edition_of

    with _container(name) as container:
        return ShippedTable(
            name,
            partial(_entries, name),
            edition=edition_of(container.about),
            hierarchical=container.about["hierarchical"],
        )


def _entries(name: str) -> Mapping[str, tuple[Entry, ...]]:
    from ._packed_codes import entries_in

    with _container(name) as container:
        return entries_in(container)


def _container(name: str) -> "Container":
    from ._container import Container

    file = f"{name}.bct"
    return Container.from_bytes(get_data(__package__ or "", f"data/{file}") or b"", name=file)
