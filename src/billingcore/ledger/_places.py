"""Where posted amounts stand on the wire: asked once, when a fact is made, and kept as words.

The ledger knows no format; the caller brings a `Locator`, such as the one of `billingcore.x12`.

>>> known("subject", ["paid"], as_words(lambda subject, path: ()))
()
"""

from collections.abc import Callable, Iterable

from ..findings import Locator

__all__ = ["Places", "as_words", "known", "nowhere"]

Places = Callable[[object, str], str | None]


def nowhere(subject: object, path: str) -> str | None:
    """Return None: nobody can tell."""
    return None


def as_words(locate: Locator | None) -> Places:
    """Return a function that gives the first place of a path as text."""
    if locate is None:
        return nowhere

    def first(subject: object, path: str) -> str | None:
        return next((str(place) for place in locate(subject, path)), None)

    return first


def known(subject: object, paths: Iterable[str], place: Places) -> tuple[tuple[str, str], ...]:
    """Return the paths whose place is known, each with its place."""
    if place is nowhere:
        return ()
    return tuple((path, where) for path in paths if (where := place(subject, path)))
