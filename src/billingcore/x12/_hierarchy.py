"""The hierarchy of an 837: billing provider, subscriber, patient, each below the other."""

from typing import Any

from ._walk import Chunk

__all__ = ["BELOW", "DEPENDENT", "LOOPS", "Level", "Levels", "loop_of"]

LOOPS = {"20": "2000A", "22": "2000B", "23": "2000C"}
"""The loop of each level, by its code (HL03)."""
PARENTS = {"22": "20", "23": "22"}
BELOW = {"20": ("22", "23"), "22": ("23",), "23": ()}
DEPENDENT = "2000B dependent"
"""Loop 2000B when its claims are another person's: it fills the subscriber, not the patient."""
_REMEMBERED = 200  # levels that a later one may name; more would hold a long transaction's text


def loop_of(code: str, *, own: bool) -> str:
    """Return the name of a level's reader and writer; `own` when the subscriber is the patient."""
    return DEPENDENT if code == "22" and not own else LOOPS[code]


class Level:
    """Hold one level of the hierarchy: its chunk, its parent, and what has been built of it."""

    __slots__ = ("built", "chunk", "code", "dependent", "id", "linked", "parent", "self_", "used")

    def __init__(
        self, chunk: Chunk, code: str, id_: str, parent: "Level | None", linked: bool
    ) -> None:
        self.chunk = chunk
        self.code = code
        self.id = id_
        self.parent = parent
        self.linked = linked
        self.used = False
        self.built: dict[str, Any] | None = None
        self.self_: dict[str, Any] | None = None
        self.dependent: dict[str, Any] | None = None


class Levels:
    """Follow the hierarchy of an 837: which level is open, and whose child each one is."""

    def __init__(self) -> None:
        self._by_id: dict[str, Level] = {}
        self._last: dict[str, Level] = {}
        self.current: Level | None = None

    def open(self, chunk: Chunk) -> Level:
        """Open the level of an HL segment: linked by its parent number, else to the last parent."""
        cells = chunk.pieces[0].split(chunk.delimiters.element)
        cells += [""] * (5 - len(cells))
        id_, up, code = cells[1].strip(), cells[2].strip(), cells[3].strip()
        wanted = PARENTS.get(code)
        parent = self._by_id.get(up) if up else None
        linked = wanted is None or (parent is not None and parent.code == wanted)
        if not linked:
            parent = self._last.get(wanted or "") or self._last.get("20" if code == "23" else "")
        level = Level(chunk, code, id_, parent, linked)
        if code in LOOPS:
            self._by_id[id_] = level
            self._last[code] = level
            if len(self._by_id) > _REMEMBERED:
                open_ones = self._last.values()
                oldest = next(k for k, v in self._by_id.items() if v not in open_ones)
                del self._by_id[oldest]
            for lower in BELOW[code]:
                self._last.pop(lower, None)
            self.current = level
        return level
