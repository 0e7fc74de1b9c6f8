"""The caller's own mistakes with edits."""

from ..errors import BillingcoreError

__all__ = ["InvalidConfiguration"]


class InvalidConfiguration(BillingcoreError, ValueError):  # noqa: N818 - like InvalidIdentifier
    """A configuration that cannot be understood: a wrong type, an unknown key, a missing reason."""
