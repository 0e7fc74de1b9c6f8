"""The exceptions of this library: all of them are the caller's mistakes.

What is wrong with data is a finding, never an exception, except where a function was asked
to vouch for one value and cannot.

    BillingcoreError
        InvalidIdentifier (also a ValueError)
            InvalidFormat
            InvalidLength
            InvalidChecksum
            InvalidComponent
        LoadError (also a ValueError)
            WrongFile
            UnsafeFile
            DamagedFile
        MissingExtra (also an ImportError)

An exception tells where and why, never who: none of them carries the value it speaks of.

>>> try:
...     raise InvalidLength("npi", "length", "an NPI has 10 digits")
... except ValueError as error:
...     error.identifier, error.reason, str(error)
('npi', 'length', 'an NPI has 10 digits')
"""

__all__ = [
    "BillingcoreError",
    "DamagedFile",
    "InvalidChecksum",
    "InvalidComponent",
    "InvalidFormat",
    "InvalidIdentifier",
    "InvalidLength",
    "LoadError",
    "MissingExtra",
    "UnsafeFile",
    "WrongFile",
]


class BillingcoreError(Exception):
    """Anything that this library raises on purpose."""


class InvalidIdentifier(BillingcoreError, ValueError):  # noqa: N818 - says what is wrong
    """A value that is not a well-formed identifier.

    The message is the same for every value that fails for the same reason.
    """

    identifier: str
    """The module of `billingcore.identifiers` that judged: "npi"."""
    reason: str
    """What is wrong, for a program to read: "check-digit"."""

    def __init__(self, identifier: str, reason: str, message: str) -> None:
        super().__init__(identifier, reason, message)
        self.identifier = identifier
        self.reason = reason

    def __str__(self) -> str:
        return str(self.args[2])


class InvalidFormat(InvalidIdentifier):
    """The characters are not those of this identifier, or stand in the wrong places."""


class InvalidLength(InvalidIdentifier):
    """There are too many or too few characters."""


class InvalidChecksum(InvalidIdentifier):
    """The check digit contradicts the other digits."""


class InvalidComponent(InvalidIdentifier):
    """The form is right, but one part holds something that is never issued."""


class LoadError(BillingcoreError, ValueError):
    """A file of reference data that cannot be loaded.

    The message names the file and what it looks like, and repeats nothing of what it holds.
    """

    file: str
    """The name of the file, with the part of the archive if that is what it is about."""

    def __init__(self, file: str, message: str) -> None:
        super().__init__(file, message)
        self.file = file

    def __str__(self) -> str:
        return f"{self.args[0]}: {self.args[1]}"


class WrongFile(LoadError):  # noqa: N818 - says what is wrong
    """The file is something else than was asked for: the message says what it looks like."""


class UnsafeFile(LoadError):  # noqa: N818 - says what is wrong
    """The file would take more memory or time than a file of its kind may, or reach elsewhere."""


class DamagedFile(LoadError):  # noqa: N818 - says what is wrong
    """The file breaks off, or does not match its own checksum, or is of another format version."""


class MissingExtra(BillingcoreError, ImportError):  # noqa: N818 - says what is wrong
    """Something needs a package that comes with an optional extra.

    >>> str(MissingExtra("xlsx", "openpyxl"))
    "openpyxl is not installed; it comes with pip install 'billingcore[xlsx]'"
    """

    extra: str
    """The extra to install: "xlsx"."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package)
        self.extra: str = extra
        self.name: str | None = package

    def __str__(self) -> str:
        return (
            f"{self.name} is not installed; it comes with pip install 'billingcore[{self.extra}]'"
        )
