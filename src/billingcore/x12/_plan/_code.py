"""Generated source: collecting its lines, and the small expressions that all of it uses."""

from typing import Any

from ..maps._vocabulary import Segment

__all__ = ["Code", "among", "guarded_key", "key_cell", "node_width", "slot_name"]


class Code:
    """Collect lines of a function, and the constants that it refers to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.names: dict[str, Any] = {}
        self._given: dict[str, str] = {}

    def add(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def constant(self, hint: str, value: object) -> str:
        name = f"{hint}_{len(self.names)}"
        self.names[name] = value
        return name

    def cls(self, value: type) -> str:
        self.names[value.__name__] = value
        return value.__name__

    def twin(self, value: type) -> str:
        """Return the name of an open class with the slots of the frozen class `value`."""
        name = f"New{value.__name__}"
        slots = value.__dict__["__slots__"]
        self.names.setdefault(name, type(name, (), {"__slots__": slots}))
        return name


def slot_name(path: str) -> str:
    return "v_" + path.replace(".", "__")


def node_width(segment: Segment) -> int:
    ends = [e.position + e.count - 1 for e in segment.elements] or [1]
    if segment.pack is not None:
        ends.append(segment.pack.start + segment.pack.step - 1)
    return max(ends)


def key_cell(segment: Segment) -> str:
    element, component = segment.key
    text = f"e[{element}]"
    return text if not component else f"{text}.split(SUB, 1)[0]"


def guarded_key(segment: Segment) -> str:
    element, component = segment.key
    text = f"(e[{element}] if len(e) > {element} else '')"
    return text if not component else f"{text}.split(SUB, 1)[0]"


def among(text: str, keys: tuple[str, ...]) -> str:
    return f"{text} == {keys[0]!r}" if len(keys) == 1 else f"{text} in {keys!r}"
