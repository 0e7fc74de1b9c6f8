"""The version of stored data, and the way from every earlier one to today's.

A version is raised when a field changes its name, its meaning or its default, and a step is added
here that makes data of the version before into data of the new one. A new field needs no step.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress

from ._errors import ConversionError, Problem
from ._version_2 import from_version_1

__all__ = ["SCHEMA", "STEPS", "Step", "upgrade"]

Step = Callable[[dict[str, object]], dict[str, object]]

_FAMILY = "billingcore/"
_VERSION = 2

SCHEMA = f"{_FAMILY}{_VERSION}"
"""What the root of data written today says under ``schema``."""

STEPS: Mapping[int, Step] = {1: from_version_1}
"""By version, the function that returns the data of the next version.

A step gets the root with its ``type``; it returns a new root and leaves the one it got alone.
"""


def upgrade(data: Mapping[str, object], *, steps: Mapping[int, Step] = STEPS) -> dict[str, object]:
    """Return `data` as today's version would have written it; data of today comes back equal.

    >>> upgrade({"schema": "billingcore/2", "type": "Batch"})
    {'schema': 'billingcore/2', 'type': 'Batch'}
    >>> upgrade({"schema": "billingcore/1", "type": "Claim", "conditions": []})
    {'schema': 'billingcore/2', 'type': 'Claim', 'condition_indicators': []}
    """
    version = _version(data)
    now = {key: value for key, value in data.items() if key != "schema"}
    while version < _VERSION:
        if version not in steps:
            raise ConversionError(
                Problem("schema", f"there is no way from version {version} to {_VERSION}")
            )
        now = _stepped(steps[version], now)
        version += 1
    return {"schema": SCHEMA, **now}


def _stepped(step: Step, data: dict[str, object]) -> dict[str, object]:
    with suppress(RecursionError):
        return {key: value for key, value in step(data).items() if key != "schema"}
    raise ConversionError(Problem("", "is nested too deeply"))


def _version(data: Mapping[str, object]) -> int:
    if not isinstance(data, Mapping):
        raise ConversionError(Problem("", "expected an object with its schema"))
    schema = data.get("schema")
    if schema is None:
        raise ConversionError(Problem("schema", "is missing"))
    number = schema.removeprefix(_FAMILY) if isinstance(schema, str) else ""
    if not (number.isascii() and number.isdigit() and schema == f"{_FAMILY}{number}"):
        raise ConversionError(Problem("schema", f"expected {_FAMILY} and a number"))
    version = int(number)
    if version > _VERSION:
        raise ConversionError(
            Problem("schema", f"is of version {version}; this library knows up to {_VERSION}")
        )
    return version
