"""Tell kinds of procedures apart by their codes.

>>> is_a("99213", "evaluation"), is_a("97597", "evaluation"), is_a("0001U", "laboratory")
(True, False, True)
"""

from functools import cache

from ._rows import table

__all__ = ["is_a", "kinds_of"]


@cache
def _ranges(kind: str) -> tuple[tuple[str, str], ...]:
    spans = (text.partition("-") for text in table("procedure_classes")[kind])
    return tuple((first, last or first) for first, _, last in spans)


@cache
def is_a(code: str, kind: str) -> bool:
    """Tell whether the code is of this kind."""
    return any(
        first <= code <= last and _form(code) == _form(first) for first, last in _ranges(kind)
    )


def _form(code: str) -> tuple[str, str]:
    """Return the letter before and the letter after the digits: codes of one form are in a row."""
    return ("" if code[:1].isdigit() else code[:1], "" if code[-1:].isdigit() else code[-1:])


@cache
def kinds_of(code: str) -> tuple[str, ...]:
    """Return the kinds that the code is of."""
    return tuple(kind for kind in table("procedure_classes") if is_a(code, kind))
