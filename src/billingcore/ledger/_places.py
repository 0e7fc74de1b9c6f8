"""Where posted amounts stand on the wire: asked once, when a fact is made, and kept as words.

The ledger knows no format; the caller brings a locator, such as `billingcore.x12.locate`.

>>> known("subject", ["paid"], as_words(lambda subject, path: ()))
()
"""

from collections.abc import Callable, Iterable

from ..findings import Location, Place

__all__ = ["NAME", "Locate", "Places", "as_words", "known", "nowhere"]

NAME = "patient_control_number"
"""The path by which a claim or a claim payment as a whole is located."""

Locate = Callable[[object, str], Location | tuple[Place, ...]]
"""A `Locator`, or a function that gives a whole location, such as `billingcore.x12.locate`."""

Places = Callable[[object, str], str | None]


def nowhere(subject: object, path: str) -> str | None:
    """Return None: nobody can tell."""
    return None


def as_words(locate: Locate | None) -> Places:
    """Return a function that gives the first place of a path as text."""
    if locate is None:
        return nowhere

    def first(subject: object, path: str) -> str | None:
        found = locate(subject, path)
        places = found.places if isinstance(found, Location) else found
        return next((str(place) for place in places), None)

    return first


def known(subject: object, paths: Iterable[str], place: Places) -> tuple[tuple[str, str], ...]:
    """Return the paths whose place is known, each with its place."""
    if place is nowhere:
        return ()
    return tuple((path, where) for path in paths if (where := place(subject, path)))
