"""Where something stands: on the wire (loop, segment, element) and on a form (box)."""

from typing import Protocol

from attrs import frozen

__all__ = ["Location", "Locator", "Place"]


@frozen(kw_only=True)
class Place:
    """Give one place in one format: an X12 element or a box of a form.

    `number` counts the segments of the file from 1 and `span` is the bytes from first to one past
    the last; both are known only for what was read from a file.
    """

    system: str
    label: str
    node: str | None = None
    loop: str | None = None
    segment: str | None = None
    element: int | None = None
    component: int | None = None
    repetition: int | None = None
    number: int | None = None
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        text = f"{self.system} {self.label}"
        return text if self.number is None else f"{text} (segment {self.number})"


@frozen(kw_only=True)
class Location:
    """Give an object's path and every known place of it; `places` may be empty."""

    path: str
    places: tuple[Place, ...] = ()

    def place(self, system: str) -> Place | None:
        """Return the first place in `system` ("x12", "CMS-1500" …), or None."""
        return next((place for place in self.places if place.system == system), None)

    def __str__(self) -> str:
        return " · ".join([self.path or "(root)", *map(str, self.places)])


class Locator(Protocol):
    """Turn a path below an object into places; each format brings its own."""

    def __call__(self, obj: object, path: str) -> tuple[Place, ...]:
        """Return the places of `path` under `obj`; empty where the format has none."""
        ...
