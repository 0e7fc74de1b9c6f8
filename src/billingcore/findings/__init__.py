"""What is wrong, where, why, and what to do: findings and reports, as plain values.

X12 structure checks and edits speak with the same `Finding`. A finding carries the path of the
object it is about; a `Locator` turns the path into places on the wire and on a form.

>>> from billingcore.findings import Finding, Severity
>>> print(
...     Finding(
...         rule="DX003",
...         slug="pointer-without-diagnosis",
...         severity=Severity.ERROR,
...         template="pointer {pointer} has no diagnosis",
...         params={"pointer": 2},
...         path="lines[0].diagnosis_pointers",
...     )
... )
error DX003 lines[0].diagnosis_pointers: pointer 2 has no diagnosis
"""

from ._finding import (
    Bypass,
    Citation,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Kept,
    Safety,
    Severity,
    Snip,
)
from ._location import Location, Locator, Place
from ._outputs import Status
from ._report import EngineError, NotEvaluated, Report, Suppressed

__all__ = [
    "Bypass",
    "Citation",
    "Disposition",
    "EngineError",
    "Evidence",
    "ExpectedDenial",
    "Finding",
    "Fix",
    "Kept",
    "Location",
    "Locator",
    "NotEvaluated",
    "Place",
    "Report",
    "Safety",
    "Severity",
    "Snip",
    "Status",
    "Suppressed",
]
