"""The phase of an injury's treatment, by the seventh character of its code.

>>> is_initial("S42001B"), is_later("S42001K"), is_sequela("S42001S"), is_later("S42001")
(True, True, True, False)
"""

__all__ = ["is_initial", "is_later", "is_sequela"]


def is_initial(code: str) -> bool:
    """Tell whether the injury is under active treatment: A, and B or C of open fractures."""
    return code[6:] in ("A", "B", "C")


def is_later(code: str) -> bool:
    """Tell whether the injury is healing, well or not."""
    return len(code) == 7 and code[6] in "DEFGHJKMNPQR"


def is_sequela(code: str) -> bool:
    """Tell whether the code is of what the injury has led to."""
    return code[6:] == "S"
