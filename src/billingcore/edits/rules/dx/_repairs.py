"""What the tabular list says that a code lacks: a seventh character, or placeholders before it.

Where the code table is loaded too, it decides which codes are valid; a code that lacks what is
said here is then a heading or none at all, and what is said here is what a person wants to know.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from ....codes import CodeProblem, CodeRepair, CodeTable, TabularTable
from ....identifiers import icd10cm
from ... import Citation, Context, Disposition, ExpectedDenial, Fix, Safety, Scope, Snip, rule
from ._evidence import CODE_SET
from ._listed import TABULAR_LIST, Listed, judged, known
from ._memory import memory_of

__all__ = ["choices", "lacking", "repair_rule", "said_by_the_list"]

_MOST = 8
"""So many codes are proposed; a fracture may have sixteen."""

repair_rule = partial(
    rule,
    scope=Scope.CLAIM,
    needs="icd10cm_notes",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    source=(
        *CODE_SET,
        Citation(authority="ICD-10-CM Official Guidelines", section="I.A.4, I.A.5 and I.B.2"),
        TABULAR_LIST,
    ),
    expects=ExpectedDenial(carc="16", rarc="M76", group="CO", status=("A7:255",)),
    aliases=("IOCE 1", "MCE 1"),
)
"""Declare a rule about what a code lacks."""


def lacking(context: Context, problem: CodeProblem) -> Iterator[tuple[Listed, CodeRepair]]:
    """Yield the diagnoses that have this problem, and what the list proposes."""
    for one in judged(context).lacking:
        found = _repair(context, one)
        if found is not None and found.problem is problem:
            yield one, found


def said_by_the_list(context: Context, place: int) -> bool:
    """Tell whether a rule on the tabular list says of a diagnosis what it lacks."""
    if context.optional_table("icd10cm_notes") is None:
        return False
    return any(one.place == place and _repair(context, one) for one in known(context).lacking)


def choices(context: Context, one: Listed, found: CodeRepair) -> list[Fix]:
    """Return a fix for each code that it may become, with what the seventh character means."""
    path = context.path(one.path)
    meanings = {each.character: each.meaning for each in found.seventh_characters}
    return [
        Fix(
            text=f"report {icd10cm.format(code)} if the record says: {meanings.get(code[-1], '')}",
            safety=Safety.NEEDS_DOCUMENTATION,
            changes=((path, code),),
        )
        for code in found.choices[:_MOST]
    ]


def _repair(context: Context, one: Listed) -> CodeRepair | None:
    """Return what the code lacks: on every day of a bill, on some day of another claim."""
    table: TabularTable = context.optional_table("icd10cm_notes")
    memory = memory_of(table)
    found = [memory.standing(table, one.code, day).lack for day in one.days]
    found = [
        None if lack and _is_valid(context, one.code, day) else lack
        for lack, day in zip(found, one.days, strict=True)
    ]
    if context.claim.kind == "institutional" and not all(found):
        return None
    return next((lack for lack in found if lack), None)


def _is_valid(context: Context, code: str, day: date) -> bool:
    codes: CodeTable | None = context.optional_table("icd10cm")
    return codes is not None and codes.is_valid(code, on=day)
