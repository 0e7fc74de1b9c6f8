"""The two ways in which this package refuses: it is not X12, or it can not be written."""

from ..errors import BillingcoreError
from ..findings import Finding

__all__ = ["CannotWrite", "NotX12"]


class NotX12(BillingcoreError, ValueError):  # noqa: N818  # the public name says what it is
    """The content is not X12 at all; the message says what was found instead."""


class CannotWrite(BillingcoreError, ValueError):  # noqa: N818  # the public name says what it is
    """The objects hold something that X12 could not carry back; `findings` say what and where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        shown = "; ".join(f"{f.path}: {f.message}" for f in findings[:3])
        more = f" and {len(findings) - 3} more" if len(findings) > 3 else ""
        super().__init__(f"{shown}{more}")
