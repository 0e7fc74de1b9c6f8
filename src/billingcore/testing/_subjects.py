"""What a case is about: a builder called with arguments, then changed by path."""

from collections.abc import Mapping
from typing import Any

import attrs

from ..edits import changed
from ..edits._paths import steps
from . import builders
from ._shapes import annotations, shaped

__all__ = ["ABSENT", "hint_at", "subject_from"]

ABSENT = "absent"
"""TOML has no null: as a changed value, this word is None."""


def subject_from(values: Mapping[str, Any], base: str) -> object:
    """Return what `base` builds from ``with``, with ``changes`` made."""
    name = values.get("base", base)
    if name not in builders.__all__:
        raise ValueError(f"no builder is called {name}")
    arguments = {key: _absent(value) for key, value in values.get("with", {}).items()}
    subject = getattr(builders, name)(**arguments)
    for path, value in values.get("changes", {}).items():
        value = None if value == ABSENT else shaped(hint_at(type(subject), path), value)
        subject = changed(subject, path, value)
    return subject


def _absent(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, dict):
        return {key: _absent(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_absent(item) for item in value)
    return None if value == ABSENT else value


def hint_at(cls: Any, path: str) -> Any:  # noqa: ANN401 - an annotation
    """Return what the model says may stand at a path below an object of `cls`."""
    hint: Any = cls
    for step in steps(path):
        if isinstance(step, int):
            hint = _options(hint, tuple)[0]
        else:
            owner = next((option for option in _types(hint) if attrs.has(option)), None)
            if owner is None or step not in annotations(owner):
                raise LookupError(f"the model has no {path}")
            hint = annotations(owner)[step]
    return hint


def _types(hint: object) -> list[Any]:
    options = getattr(hint, "__args__", None)
    return [hint] if options is None or getattr(hint, "__origin__", None) else list(options)


def _options(hint: object, origin: type) -> tuple[Any, ...]:
    for option in _types(hint):
        if getattr(option, "__origin__", None) is origin:
            found: tuple[Any, ...] = option.__args__
            return found
    raise LookupError("an index where the model has no tuple")
