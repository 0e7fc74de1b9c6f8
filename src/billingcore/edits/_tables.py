"""A rule from a TOML text: its declaration, and a table of rows that one of four judges reads.

``kind = "conflict"``: values of a row's `values` exclude each other (or those of `first` exclude
those of `second`). ``kind = "required"``: one of `values` wants one of `wanted`. ``kind =
"listed"``: each value is in the table `table` of the reference set on that day, or in a row.
``kind = "limited"``: one of `values` may stand only where the row's `kinds`, `codes` and
`not_codes` say; ranges such as "99202-99499" take codes of the same form.

`in` is the path of the values below the subject, through everything that is a tuple. A row holds
between its `since` and `until`; one of the first two kinds is only for the procedures that its
`codes` and `not_codes` leave, if it has them.

>>> from billingcore.model import Claim, Procedure, ServiceLine
>>> acme = table_rule('''
... id = "ACME002"
... slug = "component-modifiers-together"
... message = "{value} and {other} exclude each other"
... page = "Two modifiers of a line exclude each other."
... source = [{ authority = "Acme manual", section = "4.2" }]
... kind = "conflict"
... in = "procedure.modifiers"
... rows = [{ values = ["26", "TC"] }]
... ''')
>>> line = ServiceLine(procedure=Procedure("71046", modifiers=("26", "TC")))
>>> for finding in acme.check(Claim(lines=(line,))):
...     print(finding)
error ACME002 lines[0].procedure.modifiers[1]: TC and 26 exclude each other
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import fields

from ..findings import Citation, Disposition, ExpectedDenial, Severity, Snip
from ._row_kinds import KINDS, Clash
from ._rows import Row, RowJudge
from ._rule import Rule
from ._scope import Applies, Scope
from ._triggers import Triggers

__all__ = ["table_rule"]

_TEXTS = ("id", "slug", "message", "page", "since", "lifecycle", "replaced_by", "liability")
_LISTS = ("aliases", "tags", "needs")
_CHOICES = {"scope": Scope, "severity": Severity, "disposition": Disposition, "snip": Snip}
_COLUMNS = {attribute.name for attribute in fields(Row)}
_OTHERS = {"applies", "expects", "source", "kind", "in", "also_in", "table", "rows", "mandatory"}


def table_rule(text: str, *, package: str = "") -> Rule:
    """Return the rule that a TOML text declares; a text that does not is a ValueError.

    `package` is what it came with, which is named where the rule breaks.
    """
    values = tomllib.loads(text)
    unknown = sorted(set(values) - {*_TEXTS, *_LISTS, *_CHOICES} - _OTHERS)
    if unknown:
        raise ValueError(f"{values.get('id', 'a table')}: unknown key {', '.join(unknown)}")
    for key in ("id", "slug", "message", "source", "kind", "in"):
        if key not in values:
            raise ValueError(f"{values.get('id', 'a table')}: {key} is missing")
    given: dict[str, Any] = {key: values[key] for key in _TEXTS if key in values}
    given |= {key: tuple(values[key]) for key in _LISTS if key in values}
    given |= {key: choice(values[key]) for key, choice in _CHOICES.items() if key in values}
    given.setdefault("scope", Scope.LINE)
    given["page"] = values.get("page", "").strip()
    if "table" in values:
        given["needs"] = (*given.get("needs", ()), values["table"])
    judge, kind = _judge(values, package), values["kind"]
    return Rule(
        judge=judge,
        triggers=Triggers(
            modifiers=judge.modifiers,
            procedures=judge.procedures,
            parts=judge.parts,
            coding=Clash(judge.rows) if judge.of_modifiers and kind == "conflict" else None,
        ),
        citations=tuple(Citation(**source) for source in values["source"]),
        applies=Applies(**values.get("applies", {})),
        expects=_expected(values.get("expects")),
        mandatory=values.get("mandatory", False),
        **given,
    )


def _judge(values: Mapping[str, Any], package: str) -> RowJudge:
    kind = values["kind"]
    if kind not in KINDS:
        raise ValueError(f"{values['id']}: kind is none of {', '.join(KINDS)}")
    rows = tuple(_row(values["id"], row) for row in values.get("rows", ()))
    named = frozenset(v for row in rows for v in (*row.values, *row.first, *row.second))
    return RowJudge(
        find=KINDS[kind],
        path=tuple(values["in"].split(".")),
        also=tuple(values.get("also_in", values["in"]).split(".")),
        table=values.get("table"),
        rows=rows,
        named=None if kind == "listed" else named,
        package=package,
    )


def _row(rule: str, row: Mapping[str, Any]) -> Row:
    unknown = sorted(set(row) - _COLUMNS)
    if unknown:
        raise ValueError(f"{rule}: unknown key {', '.join(unknown)} in a row")
    days = [value for key, value in row.items() if key in ("since", "until")]
    if not all(type(day) is date for day in days):
        raise ValueError(f"{rule}: since and until of a row are days")
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    return Row(**{**row, **lists})


def _expected(values: Mapping[str, Any] | None) -> ExpectedDenial | None:
    if values is None:
        return None
    return ExpectedDenial(**{**values, "status": tuple(values.get("status", ()))})
