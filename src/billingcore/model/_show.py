"""Reprs that are short and show nobody's name: the one place where that is decided.

Fields marked with `secret` are masked in every repr, str and traceback; inside ``with reveal():``
they are shown.

>>> from billingcore.model import Name, reveal
>>> Name.person("DOE", "JANE")
Name(last=…, first=…)
>>> with reveal():
...     Name.person("DOE", "JANE")
Name(last='DOE', first='JANE')
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import attrs

__all__ = ["reveal", "secret", "short_repr"]

_revealed: ContextVar[bool] = ContextVar("billingcore_revealed", default=False)
_T = TypeVar("_T")


@contextmanager
def reveal() -> Iterator[None]:
    """Show names, birth dates and member numbers in reprs within the ``with`` block."""
    token = _revealed.set(True)
    try:
        yield
    finally:
        _revealed.reset(token)


def secret(default: Any = None, **options: Any) -> Any:  # noqa: ANN401  # an attrs field
    """Declare a field whose value is masked in reprs."""
    return attrs.field(default=default, metadata={"secret": True}, **options)


def short_repr(self: Any) -> str:  # noqa: ANN401  # any attrs object
    """Return the class name and the fields that differ from their defaults, secrets masked."""
    shown = []
    for field in attrs.fields(type(self)):
        if not field.repr:
            continue
        value = getattr(self, field.name)
        default = field.default
        if default is not attrs.NOTHING and value == default:
            continue
        masked = "secret" in field.metadata and not _revealed.get()
        shown.append(f"{field.name}={'…' if masked else repr(value)}")
    return f"{type(self).__name__}({', '.join(shown)})"
