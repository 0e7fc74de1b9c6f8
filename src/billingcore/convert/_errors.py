"""What is wrong with data that cannot be converted: places and types, never values."""

from attrs import frozen

from ..errors import BillingcoreError

__all__ = ["ConversionError", "Mismatch", "Problem"]


@frozen
class Problem:
    """Say what is wrong at one place; an empty path is the root."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path or '(root)'}: {self.what}"


class ConversionError(BillingcoreError, ValueError):
    """Data that is not what it says it is, or an object that cannot be written down exactly.

    `problems` lists every one that was found. Neither they nor the message hold a value.

    >>> print(ConversionError(Problem("lines[0].charge", "expected an exact decimal as text")))
    lines[0].charge: expected an exact decimal as text
    """

    problems: tuple[Problem, ...]

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(map(str, self.problems))


class Mismatch(ValueError):  # noqa: N818  (a signal inside this package, never shown)
    """Tell that a value does not fit its type; the text says what was expected and found."""

    def __init__(self, expected: str, found: object) -> None:
        super().__init__(f"expected {expected}, found {described(found)}")


def described(value: object) -> str:
    """Return the type of a value in the words of JSON where it has one."""
    return _WORDS.get(type(value), type(value).__name__)


_WORDS = {
    dict: "an object",
    list: "a list",
    str: "text",
    int: "a whole number",
    float: "a float",
    bool: "true or false",
    type(None): "null",
}
