"""The medical billing cycle: code, check, send, read the answer, post, correct.

>>> import billingcore as bc
>>> bc.__version__
'0.1.0'

Every part is a submodule that loads when it is first named, so that importing the library costs
nothing and brings in nothing:

>>> bc.money.__name__
'billingcore.money'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
else:

    def evolve(subject, /, **changes):
        """Return a copy of a frozen object with some of its fields changed."""
        from attrs import evolve as copy_with

        return copy_with(subject, **changes)


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
    "testing",
    "x12",
]


def __getattr__(name: str) -> Any:
    """Load a submodule when it is first named."""
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
