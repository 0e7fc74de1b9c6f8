"""JSON text: the same with and without the optional extra ``fast`` (orjson).

Reading always takes the standard library, which keeps every digit of a number: orjson makes a
float of a whole one that needs more than 64 bits.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from typing import TypeVar, overload

from ._data import from_data, to_data
from ._errors import ConversionError, Problem

__all__ = ["from_json", "to_json"]

_T = TypeVar("_T")
_lone_surrogate = re.compile("[\ud800-\udfff]")


def to_json(obj: object) -> str:
    """Return `obj` as one line of JSON, which is valid in UTF-8 whatever its texts hold."""
    return _dumps()(to_data(obj))


@overload
def from_json(text: str | bytes) -> object: ...
@overload
def from_json(text: str | bytes, cls: type[_T]) -> _T: ...
def from_json(text: str | bytes, cls: type[_T] | None = None) -> object:
    """Return the object that JSON text or its UTF-8 bytes describe; a key given twice is an error.

    The arguments are otherwise those of `from_data`.
    """
    data = _loads(text)
    if not isinstance(data, dict):
        raise ConversionError(Problem("", "expected an object with its schema"))
    return from_data(data) if cls is None else from_data(data, cls)


@cache
def _dumps() -> Callable[[object], str]:
    try:
        import orjson
    except ImportError:
        return _dumps_exactly

    def dumps(data: object) -> str:
        try:
            text: bytes = orjson.dumps(data)
        except TypeError:  # a lone surrogate, or a number of more than 64 bits
            return _dumps_exactly(data)
        return text.decode()

    return dumps


def _dumps_exactly(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A byte that was no UTF-8 when it was read is a lone surrogate in our text: write its escape.
    return _lone_surrogate.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class _KeyTwiceError(Exception):
    pass


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _KeyTwiceError
    return made


def _loads(text: str | bytes) -> object:
    what = "has a key twice in one object"
    try:
        data: object = json.loads(text, object_pairs_hook=_once)
        return data
    except _KeyTwiceError:
        pass
    except json.JSONDecodeError as error:
        what = f"is not JSON, at character {error.pos}"
    except (ValueError, RecursionError):  # not UTF-8, a number of thousands of digits, a bomb
        what = "is not JSON that can be read"
    raise ConversionError(Problem("", what))
