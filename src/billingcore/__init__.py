"""The medical billing cycle: code, check, send, read the answer, post, correct.

>>> import billingcore as bc
>>> bc.__version__
'0.1.0'

Each part is a module that loads when it is first named, so that importing the library costs
nothing and brings in nothing:

>>> bc.money.__name__
'billingcore.money'

What no part can do alone, because it takes several, is done here:

>>> for place in bc.places(bc.testing.a_claim(), "lines[0].procedure.modifiers[0]"):
...     print(place)
x12 2400/SV101-3
CMS-1500 24D line 1
"""

from __future__ import annotations

# `typing` alone would cost more than all of this module; checkers know the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, TypeVar

    from attrs import evolve as evolve

    from . import (
        codes as codes,
        convert as convert,
        edits as edits,
        errors as errors,
        findings as findings,
        forms as forms,
        identifiers as identifiers,
        ledger as ledger,
        model as model,
        money as money,
        periods as periods,
        testing as testing,
        x12 as x12,
    )
    from .findings import Place

    T = TypeVar("T")

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "codes",
    "convert",
    "edits",
    "errors",
    "evolve",
    "findings",
    "forms",
    "identifiers",
    "ledger",
    "model",
    "money",
    "periods",
    "places",
    "testing",
    "x12",
]


def places(obj: object, path: str) -> tuple[Place, ...]:
    """Return every place of a path below an object: on the wire, and on its kind's form.

    It is a `Locator`: ``report.located(bc.places)`` prints the places of each finding, and
    ``bc.ledger.post(ledger, remittance, locate=bc.places)`` keeps those of each amount.
    """
    from . import forms, x12

    return (*x12.locate(obj, path).places, *forms.locate(obj, path))


# A checker that saw `__getattr__` would believe in any name.
if not TYPE_CHECKING:  # pragma: no branch

    def evolve(subject: T, /, **changes: Any) -> T:
        """Return a copy of a frozen object with some of its fields changed."""
        from attrs import evolve as copy_with

        return copy_with(subject, **changes)

    def __getattr__(name: str) -> object:
        """Load a module of the library when it is first named."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return import_module(f".{name}", __name__)


def __dir__() -> list[str]:
    return sorted(__all__)
