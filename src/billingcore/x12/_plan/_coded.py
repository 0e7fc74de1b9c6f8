"""Lists of coded items: which limits they break, and which segment takes which item."""

from collections.abc import Callable

from ._marks import ELEMENT

__all__ = ["Limits", "coded"]


class Limits:
    """Answer which limits a row of qualifiers breaks."""

    def __init__(self, limits: tuple[tuple[tuple[str, ...], int], ...]) -> None:
        self._limits = limits

    def __call__(self, found: tuple[str | None, ...]) -> tuple[int, ...]:
        return tuple(
            limit for keys, limit in self._limits if sum(item in keys for item in found) > limit
        )


def coded(
    tag: str,
    rows: list[tuple[int, str]],
    limits: tuple[tuple[int, int], ...],
    owner: object,
    name: str,
    bad: Callable[[object, str, str, int], None],
) -> list[str]:
    """Return segments of composites, each with the number of its node.

    A segment takes composites of one node, so many as its limit says. They keep their order
    unless that takes more segments than the node allows.
    """
    found = _runs(rows, limits)
    for number, (times, repeat) in enumerate(limits):
        if sum(at == number for at, _ in rows) > times * repeat:
            bad(owner, name, "too-many", times * repeat)
        elif sum(at == number for at, _ in found) > repeat:
            found = _runs(sorted(rows, key=lambda row: row[0]), limits)
    return [ELEMENT.join((tag, *cells)) for _, cells in found]


def _runs(
    rows: list[tuple[int, str]], limits: tuple[tuple[int, int], ...]
) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    for number, text in rows:
        if not found or found[-1][0] != number or len(found[-1][1]) == limits[number][0]:
            found.append((number, []))
        found[-1][1].append(text)
    return found
