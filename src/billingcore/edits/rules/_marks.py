"""Who tells what the Medicare Code Editor asks of codes: a code table, or the editor's lists.

The marks of a code are its attributes. A table without any, as one of the order files that CMS
publishes, is helped by ``medicare_code_edits``, if that is loaded. What was asked once is
remembered for as long as the table lives: claims name the same few codes over and over.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry
>>> table = CodeTable("icd10cm", [Entry("A33", attributes=["newborn"])])
>>> sorted(marks_of(table, None).words("A33", date(2026, 3, 2)))
['newborn']
"""

from datetime import date
from weakref import ReferenceType, WeakKeyDictionary, ref

from ...codes import CodeEdit, CodeTable, MedicareCodeEdits

__all__ = ["Marks", "marks_of"]

Table = CodeTable | MedicareCodeEdits
_MOST = 100_000


class Marks:
    """Tell the marks of codes by one table; `known` has the answers by code and day."""

    __slots__ = ("_covered", "_has_any", "_table", "known")

    def __init__(self, table: Table) -> None:
        self._table: ReferenceType[Table] = ref(table)
        self._covered: set[date] = set()
        # Code tables that ship have attributes, which the first few codes show.
        self._has_any = not isinstance(table, CodeTable) or any(e.attributes for e in table)
        self.known: dict[tuple[str, date], frozenset[str]] = {}

    @property
    def has_any(self) -> bool:
        """Tell whether the table says anything of what the editor asks."""
        return self._has_any

    @property
    def table(self) -> Table:
        """Return the table, which somebody else must hold."""
        table = self._table()
        if table is None:
            raise LookupError("the table is gone")
        return table

    def words(self, code: str, day: date) -> frozenset[str]:
        """Return the marks of a code on a day."""
        words = self.known.get((code, day))
        if words is None:
            if len(self.known) >= _MOST:  # whatever senders write may come as a code
                self.known.clear()
            words = self.known[code, day] = _ask(self.table, code, day)
        return words

    def lacking(self, days: tuple[date, ...]) -> tuple[str, str] | None:
        """Return what it takes to judge codes on these days, and why; None where nothing does."""
        if days and self._covered.issuperset(days):
            return None
        table = self.table
        if not days:
            return "date of service", "the claim states no day"
        if not self.has_any:
            reason = f"{table.name} {table.edition} says nothing of what the code editor asks"
            return "medicare_code_edits", reason
        for day in days:
            if not table.edition.covers(day):
                return table.name, f"edition {table.edition} does not speak of {day}"
        self._covered.update(days)
        return None


_KNOWN: WeakKeyDictionary[Table, Marks] = WeakKeyDictionary()


def marks_of(table: CodeTable, edits: MedicareCodeEdits | None) -> Marks:
    """Return what tells the marks of the table's codes: the table, or else the lists."""
    marks = _of(table)
    return marks if edits is None or marks.has_any else _of(edits)


def _of(table: Table) -> Marks:
    marks = _KNOWN.get(table)
    if marks is None:
        marks = _KNOWN[table] = Marks(table)
    return marks


def _ask(table: Table, code: str, day: date) -> frozenset[str]:
    if isinstance(table, CodeTable):
        return table.get(code, on=day).attributes
    return frozenset(filter(None, map(_word, table.of_code(code, on=day))))


_WORDS = {"unspecified": "unspecified laterality", "length of stay": "long ventilation"}


def _word(row: CodeEdit) -> str | None:
    """Return the mark that a row of a list is; None for procedures not covered on a condition."""
    if row.edit == "non-covered":
        if row.youngest is not None:
            return f"non-covered above {row.youngest - 1}"
        return row.edit if row.section in ("11", "11A") else None
    return _WORDS.get(row.edit, row.edit)
