"""Mutants of Python code and of tables of rows: what was changed, and the changed text."""

import ast
import copy
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

__all__ = ["code_mutants", "table_mutants"]

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


def code_mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield a description and the source of each mutant of a module."""
    tree = ast.parse(source)
    places = [node for node in ast.walk(tree) if not isinstance(node, ast.expr_context)]
    skipped = _not_judging(tree)
    for number, node in enumerate(places):
        if id(node) in skipped:
            continue
        for what, change in _changes(node):
            mutant = copy.deepcopy(tree)
            twin = [n for n in ast.walk(mutant) if not isinstance(n, ast.expr_context)][number]
            change(twin)
            line = getattr(node, "lineno", 0)
            yield f"line {line}: {what}", ast.unparse(ast.fix_missing_locations(mutant))


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
        evidence = [
            keyword.value
            for keyword in getattr(node, "keywords", [])
            if keyword.arg in ("evidence", "facts", "what", "source", "expects", "fixes", "related")
        ]
        for part in (*decorators, *annotations, *docstring, *evidence):
            if part is not None:
                found.update(id(below) for below in ast.walk(part))
    return found


def _changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
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

        yield f"{node.value} -> {node.value + 1}", count
    elif isinstance(node, ast.Tuple | ast.Set | ast.List) and _are_words(node.elts):
        for i, item in enumerate(node.elts):

            def drop(twin: ast.Tuple, i: int = i) -> None:
                del twin.elts[i]

            yield f"{ast.unparse(item)} left out", drop


def _are_words(items: list[ast.expr]) -> bool:
    return len(items) > 1 and all(
        isinstance(item, ast.Constant) and isinstance(item.value, str) for item in items
    )


def table_mutants(text: str) -> Iterator[tuple[str, str]]:
    """Yield a description and the text of each mutant of a TOML table of rows."""
    values = tomllib.loads(text)
    for key, rows in values.items():
        if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
            continue
        if key == "source":
            continue
        for i, row in enumerate(rows):
            name = f"{key}[{i}]"
            yield f"{name} left out: {row}", _written({**values, key: rows[:i] + rows[i + 1 :]})
            for what, changed in _row_changes(row):
                mutated = {**values, key: [*rows[:i], changed, *rows[i + 1 :]]}
                yield f"{name}: {what}", _written(mutated)


def _row_changes(row: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in row.items():
        if key == "note":
            continue
        if isinstance(value, list) and len(value) > 1:
            for i, item in enumerate(value):
                yield f"{key} without {item}", {**row, key: value[:i] + value[i + 1 :]}
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
