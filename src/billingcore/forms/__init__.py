"""Where on a paper form a value stands: one module for each form.

Each has `locate`, a Locator for reports, and `BOXES`, what its boxes hold in our own words;
`locate` here asks the form of the claim's kind.

>>> from billingcore import forms
>>> from billingcore.model import Claim, Diagnosis
>>> found = (Diagnosis("E119", qualifier="ABK"), Diagnosis("I10"))
>>> for kind in ("professional", "institutional", "dental"):
...     print(*forms.locate(Claim(kind=kind, diagnoses=found), "diagnoses[1].code"))
CMS-1500 21B
UB-04 67A
ADA 34a B
"""

from ..findings import Place
from . import ada, cms1500, ub04

__all__ = ["ada", "cms1500", "locate", "ub04"]


def locate(obj: object, path: str) -> tuple[Place, ...]:
    """Return the boxes of `path` on the form of the claim's kind: a Locator.

    `obj` is a claim or a batch of claims; anything else has no form, and no boxes.
    """
    # Each form knows its own claims only.
    return (*cms1500.locate(obj, path), *ub04.locate(obj, path), *ada.locate(obj, path))
