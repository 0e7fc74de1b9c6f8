"""From version 1 of stored data to 2: fields that took the names which the trade has for them.

The `values` and `treatments` of an institutional claim became `value_codes` and `treatment_codes`,
and the `conditions` of claims and lines `condition_indicators`; so did they in paths.

>>> from_version_1({"type": "Claim", "institutional": {"treatments": ["A01"]}})
{'type': 'Claim', 'institutional': {'treatment_codes': ['A01']}}
>>> from_version_1({"type": "Location", "path": "lines[0].conditions[1].applies"})
{'type': 'Location', 'path': 'lines[0].condition_indicators[1].applies'}
"""

import re

__all__ = ["from_version_1"]

# No other class of version 1 had fields of these names, but for one: the `conditions` of an
# indicator itself are codes, and kept their name.
_NAMES = {
    "values": "value_codes",
    "treatments": "treatment_codes",
    "conditions": "condition_indicators",
}
_INDICATOR = "ConditionIndicator"
_CODES = re.compile(r"\binstitutional\.(values|treatments)\b")
_INDICATORS = re.compile(r"\bconditions\b(\[\d+\]\.conditions\b)?")


def from_version_1(data: dict[str, object]) -> dict[str, object]:
    """Return the root of version 2 that says what one of version 1 said."""
    return _object(data, str(data.get("type")))


def _object(data: dict[str, object], kind: str) -> dict[str, object]:
    names = {} if kind == _INDICATOR else _NAMES
    renamed = {names.get(key, key): value for key, value in data.items()}
    return {key: _field(key, value) for key, value in renamed.items()}


def _field(name: str, value: object) -> object:
    if name in ("path", "related"):
        return _path(value)
    if name == "changes" and isinstance(value, list):
        return [_change(item) for item in value]
    return _value(value, _INDICATOR if name == "condition_indicators" else "")


def _value(value: object, kind: str = "") -> object:
    if isinstance(value, list):
        return [_value(item, kind) for item in value]
    if isinstance(value, dict):
        return _object(value, str(value.get("type", kind)))
    return value


def _change(item: object) -> object:
    if isinstance(item, list) and item:
        return [_path(item[0]), *map(_value, item[1:])]
    return item


def _path(value: object) -> object:
    if isinstance(value, list):
        return [_path(item) for item in value]
    if not isinstance(value, str):
        return value
    coded = _CODES.sub(lambda found: f"institutional.{_NAMES[found[1]]}", value)
    return _INDICATORS.sub(r"condition_indicators\1", coded)
