"""The version of stored data, and the way from every earlier one to today's.

A version is raised when a field changes its name, its meaning or its default, and a step is added
here that makes data of the version before into data of the new one. A new field needs no step.
"""

from collections.abc import Callable, Mapping

from ._errors import ConversionError, Problem

__all__ = ["SCHEMA", "STEPS", "Step", "upgrade"]

Step = Callable[[dict[str, object]], dict[str, object]]

_FAMILY = "billingcore/"
_VERSION = 1

SCHEMA = f"{_FAMILY}{_VERSION}"
"""What the root of data written today says under ``schema``."""

STEPS: Mapping[int, Step] = {}
"""By version, the function that returns the data of the next version.

A step gets the root with its ``type``; it returns a new root and leaves the one it got alone.
"""


def upgrade(data: Mapping[str, object], *, steps: Mapping[int, Step] = STEPS) -> dict[str, object]:
    """Return `data` as today's version would have written it; data of today comes back equal.

    >>> upgrade({"schema": "billingcore/1", "type": "Batch"})
    {'schema': 'billingcore/1', 'type': 'Batch'}
    >>> older = {"schema": "billingcore/0", "type": "Batch", "ref": "B1"}
    >>> upgrade(older, steps={0: lambda old: {"type": old["type"], "reference": old["ref"]}})
    {'schema': 'billingcore/1', 'type': 'Batch', 'reference': 'B1'}
    """
    version = _version(data)
    now = {key: value for key, value in data.items() if key != "schema"}
    while version < _VERSION:
        if version not in steps:
            raise ConversionError(
                Problem("schema", f"there is no way from version {version} to {_VERSION}")
            )
        now = {key: value for key, value in steps[version](now).items() if key != "schema"}
        version += 1
    return {"schema": SCHEMA, **now}


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
