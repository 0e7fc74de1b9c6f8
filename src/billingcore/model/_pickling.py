"""Pickle an object without its `source`: what was read goes to another process, the file does not.

>>> import pickle
>>> from billingcore.model import Batch
>>> pickle.loads(pickle.dumps(Batch(reference="B1")))
Batch(reference='B1')
"""

from typing import Any

import attrs

__all__ = ["without_source"]


def without_source(self: attrs.AttrsInstance) -> tuple[Any, ...]:
    """Return how to make the object again, as ``__reduce__`` must."""
    fields = attrs.fields(type(self))
    return _rebuilt, (type(self), {f.name: getattr(self, f.name) for f in fields if f.init})


def _rebuilt(kind: type[Any], values: dict[str, Any]) -> object:
    return kind(**values)
