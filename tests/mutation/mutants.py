"""Mutants of Python code and of tables of rows: what was changed, and the changed text."""

import ast
import copy
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve, frozen

__all__ = ["Mutant", "code_mutants", "table_mutants"]


@frozen
class Mutant:
    """Give a changed text. `change` says what was changed, the same wherever in the file it moves.

    `line` is where it stands now; 0 in a table.
    """

    change: str
    text: str
    line: int = 0


_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_DECIDES_NOTHING = ("evidence", "facts", "what", "source", "expects", "fixes", "related", "aliases")

_Change = tuple[str, Callable[[Any], None]]


def code_mutants(source: str) -> Iterator[Mutant]:
    """Yield each mutant of a module."""
    return _told_apart(_code_mutants(ast.parse(source)))


def table_mutants(text: str) -> Iterator[Mutant]:
    """Yield each mutant of a TOML file: of its rows, or of its lists of words."""
    return _told_apart(_table_mutants(tomllib.loads(text)))


def _told_apart(mutants: Iterator[Mutant]) -> Iterator[Mutant]:
    """Number the changes that read alike."""
    times: dict[str, int] = {}
    for mutant in mutants:
        change = mutant.change
        times[change] = times.get(change, 0) + 1
        number = f" ({times[change]})" if times[change] > 1 else ""
        yield evolve(mutant, change=change + number)


# -- code --------------------------------------------------------------------------------------


def _code_mutants(tree: ast.Module) -> Iterator[Mutant]:
    places = list(_nodes(tree))
    skipped = _not_judging(tree)
    for number, (node, statement) in enumerate(places):
        if id(node) in skipped:
            continue
        for what, change in _changes(node, statement):
            mutant = copy.deepcopy(tree)
            change(list(_nodes(mutant))[number][0])
            text = ast.unparse(ast.fix_missing_locations(mutant))
            yield Mutant(what, text, getattr(node, "lineno", 0))


def _nodes(tree: ast.AST, statement: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Yield each node with the first line of the statement that it is in."""
    for node in ast.iter_child_nodes(tree):
        inner = statement
        if isinstance(node, ast.stmt):
            inner = ast.unparse(node).split("\n", 1)[0]
        if not isinstance(node, ast.expr_context):
            yield node, inner
        yield from _nodes(node, inner)


def _not_judging(tree: ast.Module) -> set[int]:
    """Return the nodes that say something and decide nothing: declarations, docstrings, imports."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            found.update(id(below) for below in ast.walk(node))
        decorators = getattr(node, "decorator_list", [])
        annotations = [getattr(node, "returns", None), getattr(node, "annotation", None)]
        docstring = (
            [node.value]
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            else []
        )
        said = [
            keyword.value
            for keyword in getattr(node, "keywords", [])
            if keyword.arg in _DECIDES_NOTHING
        ]
        for part in (*decorators, *annotations, *docstring, *said):
            if part is not None:
                found.update(id(below) for below in ast.walk(part))
    return found


def _changes(node: ast.AST, statement: str) -> Iterator[_Change]:
    if isinstance(node, ast.Compare) and len(node.ops) >= 1:
        for i, op in enumerate(node.ops):
            other = _TURNED[type(op)]

            def turn(twin: ast.Compare, i: int = i, other: type[ast.cmpop] = other) -> None:
                twin.ops[i] = other()

            yield f"{type(op).__name__} -> {other.__name__} in {ast.unparse(node)}", turn
    elif isinstance(node, ast.BoolOp):

        def flip(twin: ast.BoolOp) -> None:
            twin.op = ast.Or() if isinstance(twin.op, ast.And) else ast.And()

        yield f"and <-> or in {ast.unparse(node)}", flip
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):

        def affirm(twin: ast.UnaryOp) -> None:
            twin.operand = ast.UnaryOp(ast.Not(), twin.operand)

        yield f"not dropped from {ast.unparse(node)}", affirm
    elif isinstance(node, ast.Constant) and type(node.value) is int:

        def count(twin: ast.Constant) -> None:
            twin.value = int(str(twin.value)) + 1

        yield f"{node.value} -> {node.value + 1} in {statement}", count
    elif isinstance(node, ast.Tuple | ast.Set | ast.List) and _are_words(node.elts):
        for i, item in enumerate(node.elts):

            def drop(twin: ast.Tuple, i: int = i) -> None:
                del twin.elts[i]

            yield f"{ast.unparse(item)} left out of {statement}", drop


def _are_words(items: list[ast.expr]) -> bool:
    return len(items) > 1 and all(
        isinstance(item, ast.Constant) and isinstance(item.value, str) for item in items
    )


# -- tables ------------------------------------------------------------------------------------


def _table_mutants(values: dict[str, Any]) -> Iterator[Mutant]:
    for key, rows in values.items():
        if not isinstance(rows, list) or not rows or key in ("source", "aliases"):
            continue
        if not isinstance(rows[0], dict):
            for i, item in enumerate(rows):
                rest = {**values, key: rows[:i] + rows[i + 1 :]}
                yield Mutant(f"{key} without {item}", _written(rest))
            continue
        for i, row in enumerate(rows):
            name = f"{key} {_toml(row)}"
            rest = {**values, key: rows[:i] + rows[i + 1 :]}
            yield Mutant(f"left out: {name}", _written(rest))
            for what, changed in _row_changes(row):
                mutated = {**values, key: [*rows[:i], changed, *rows[i + 1 :]]}
                yield Mutant(f"{what} in {name}", _written(mutated))


def _row_changes(row: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in row.items():
        if key == "note":
            continue
        if isinstance(value, list) and len(value) > 1:
            for i, item in enumerate(value):
                yield f"{key} without {item}", {**row, key: value[:i] + value[i + 1 :]}
        elif isinstance(value, bool):
            yield f"{key} {_toml(not value)}", {**row, key: not value}
        elif isinstance(value, int):
            yield f"{key} {value + 1}", {**row, key: value + 1}
        elif isinstance(value, date):
            for days in (-1, 1):
                yield f"{key} {days:+} day", {**row, key: value + timedelta(days=days)}


def _written(values: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {_toml(value)}" for key, value in values.items())


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k)} = {_toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return str(value)


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() else _toml(key)
