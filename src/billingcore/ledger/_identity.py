"""Ids made from content: the same fact has the same id wherever and whenever it arrives.

What a fact says is written as canonical JSON and hashed; fields that are at their default do not
count, so that a field added later changes no id. `beside` marks what is not part of the content:
positions in a file, which change when a clearinghouse wraps the same payment anew.

>>> from decimal import Decimal
>>> digest({"paid": Decimal("80.00")}) == digest({"paid": Decimal("80")})
True
"""

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from typing import Any

import attrs

__all__ = ["beside", "digest", "identity"]


def beside(default: object = None) -> Any:  # noqa: ANN401  # as attrs.field itself
    """Declare a field that is neither compared nor part of the identity."""
    return attrs.field(default=default, eq=False, repr=False)


def identity(kind: str, fact: object) -> str:
    """Return the id of a fact: its kind and the hash of its content."""
    return f"{kind}-{digest(fact)}"


def digest(content: object) -> str:
    """Return the hash of the canonical JSON of `content`."""
    text = json.dumps(_plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return blake2b(text.encode(), digest_size=12).hexdigest()


def _plain(value: object) -> object:
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return {"money": _shortest(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    fields = attrs.fields(type(value))  # type: ignore[arg-type]  # only attrs objects are left
    return {
        field.name: _plain(getattr(value, field.name))
        for field in fields
        if field.eq and getattr(value, field.name) != field.default
    }


def _shortest(value: Decimal) -> str:
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
