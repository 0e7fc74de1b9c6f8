"""Whether what was read back says the same as what was to be written.

A default that nobody stated and that the guide has no place for is read back as absent.

>>> from billingcore.model import Signatures
>>> agree(Signatures(), Signatures(provider_signature=None))
True
>>> agree(Signatures(provider_signature="N"), Signatures(provider_signature=None))
False
"""

from typing import Any

import attrs

__all__ = ["agree"]


def agree(wanted: Any, found: Any) -> bool:  # noqa: ANN401  # any values of the model
    """Tell whether two values are equal but for defaults that went unsaid."""
    if wanted == found:
        return True
    if type(wanted) is not type(found):
        return False
    if isinstance(wanted, tuple):
        return len(wanted) == len(found) and all(map(agree, wanted, found))
    if not attrs.has(type(wanted)):
        return False
    return all(
        _field_agrees(field, getattr(wanted, field.name), getattr(found, field.name))
        for field in attrs.fields(type(wanted))
        if field.eq
    )


def _field_agrees(field: "attrs.Attribute[Any]", wanted: object, found: object) -> bool:
    unsaid = found is None and isinstance(wanted, str) and wanted == field.default
    return unsaid or agree(wanted, found)
