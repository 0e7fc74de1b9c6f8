"""A claim's diagnoses that differ in the side alone."""

from ....codes import TabularTable
from ... import Context
from ._listed import Listed, known
from ._sides import Sided, side_of

__all__ = ["groups_of_sides"]


def groups_of_sides(context: Context) -> tuple[tuple[Sided, dict[str, Listed]], ...]:
    """Return groups of two and more, each diagnosis by its side; ask through ``context.once``.

    What differs in its seventh character too is another finding, and not of the group.
    """
    found = known(context).main
    categories = [one.code[:3] for one in found]
    table: TabularTable = context.table("icd10cm_notes")
    groups: dict[Sided, dict[str, Listed]] = {}
    for one in found:
        if categories.count(one.code[:3]) > 1:
            sided = side_of(table, one.code, one.days[-1])
            if sided is not None:
                same = groups.setdefault(sided._replace(side="any"), {})
                same.setdefault(sided.side, one)
    return tuple((sided, sides) for sided, sides in groups.items() if len(sides) > 1)
