"""Read the tables in `_tables`: what several rules know, or one rule in code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["rows", "table"]


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table in the file of this name."""
    file = files("billingcore.edits.rules").joinpath("_tables", f"{name}.toml")
    return tomllib.loads(file.read_text("utf-8"))


def rows(name: str) -> list[dict[str, Any]]:
    """Return its rows, each a ``[[row]]`` of the file."""
    found: list[dict[str, Any]] = table(name)["row"]
    return found
