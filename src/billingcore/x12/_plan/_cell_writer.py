"""Source that writes the cells of a segment, and what of an object has no place in them."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from ...periods import Period
from ..maps._vocabulary import Element, Loop
from ._attributes import attribute_type, bound_paths
from ._marks import COMPONENT

if TYPE_CHECKING:
    from ._writing import WritePlan

__all__ = ["CellWriter"]


class CellWriter:
    """Write the part of a loop's writer that makes cells of values."""

    def __init__(self, plan: "WritePlan", item: Loop, cls: type) -> None:
        self.plan = plan
        self.loop = item
        self.cls = cls
        self.out = plan.source
        self.locals: dict[str, str] = {}
        self.bound: dict[str, set[str]] = {}
        self.body: list[tuple[int, str]] = []
        self.count = 0
        self.formats: str | None = None  # of dates whose formats depend on their qualifier

    def add(self, depth: int, text: str) -> None:
        self.body.append((depth, text))

    def _at(self, path: str, root: str = "o", cls: type | None = None) -> tuple[str, str, str]:
        """Return expression of a value, of the object that has it, and the attribute's name."""
        owner, _, name = path.rpartition(".")
        if root != "o":
            self._bind(root, name if not owner else path.split(".", maxsplit=1)[0])
            if owner:
                variable = f"{root}_{owner.replace('.', '_')}"
                self._bind(variable, name)
                return f"{variable}.{name}", variable, name
            return f"{root}.{name}", root, name
        if not owner:
            self._bind("o", name)
            return f"o.{name}", "o", name
        parts = owner.split(".")
        for i in range(len(parts)):
            at = ".".join(parts[: i + 1])
            self._bind("o" if i == 0 else self.locals[".".join(parts[:i])], parts[i])
            self.locals.setdefault(at, "n_" + at.replace(".", "_"))
        self._bind(self.locals[owner], name)
        return f"{self.locals[owner]}.{name}", self.locals[owner], name

    def _bind(self, variable: str, name: str) -> None:
        self.bound.setdefault(variable, set()).add(name)

    def _temporary(self) -> str:
        self.count += 1
        return f"t{self.count}"

    def _cells(
        self, depth: int, elements: tuple[Element, ...], cls: type, root: str
    ) -> dict[int, str]:
        cells: dict[int, str] = {}
        waiting: Element | None = None  # a situational constant goes with the value behind it
        for item in elements:
            if waiting is not None and item.to is not None:
                variable = self._temporary()
                text = self._value(depth, item, cls, root)
                self.add(depth, f"{variable} = f{text!r}")
                cells[item.position] = field_of(f"{variable}")
                cells[waiting.position] = field_of(f"{waiting.const!r} if {variable} else ''")
                waiting = None
                continue
            if item.kind == "composite":
                cells[item.position] = self._composite(depth, item, cls, root)
            elif item.kind == "run":
                text, owner, name = self._at(item.to or "", root)
                self._many(depth, text, owner, name, item.count)
                cells[item.position] = field_of(f"JOIN({text}, {item.count}, E)")
            elif item.kind == "span":
                text, owner, name = self._at(item.to or "", root)
                formats = self.formats or repr(" ".join(item.codes))
                at = "None"
                if "at" in attrs.fields_dict(cls) and root != "o":
                    at = f"{root}.at"
                    self._bind(root, "at")
                    self.add(
                        depth,
                        f"if {at} is not None and {text} and {text}.start != {text}.end: "
                        f"bad({owner}, {name!r}, 'no-place', 0)",
                    )
                cells[item.position] = field_of(f"SPAN({text}, {at}, {formats})")
            elif item.const is not None and item.usage == "S":
                waiting = item
                continue
            elif item.const is not None:
                cells[item.position] = item.const
            elif item.to == ".":
                self._long(depth, root, item, f"{root}_", ".")
                cells[item.position] = field_of(f"{root}")
            elif item.to is not None:
                cells[item.position] = self._value(depth, item, cls, root)
            elif item.derived == "ordinal":
                cells[item.position] = "{k}"
            elif item.codes and item.derived is None:
                cells[item.position] = item.codes[0]
        return cells

    def _value(self, depth: int, item: Element, cls: type, root: str) -> str:
        text, owner, name = self._at(item.to or "", root)
        wanted = attribute_type(cls, item.to or "")[0]
        if wanted is str:
            variable = self._temporary()
            self.add(depth, f"{variable} = {text} or ''")
            if item.high:
                self.add(
                    depth,
                    f"if len({variable}) > {item.high}: "
                    f"bad({owner}, {name!r}, 'too-long', {item.high})",
                )
            return field_of(f"{variable}")
        if wanted is Decimal:
            variable = self._temporary()
            self.add(depth, f"{variable} = {text}")
            self.add(depth, f"{variable} = '' if {variable} is None else NT[str({variable})]")
            if item.kind in ("R", "N0") and item.high:
                self.add(
                    depth,
                    f"if len({variable}) > {item.high} and DIGITS({variable}) > {item.high}: "
                    f"bad({owner}, {name!r}, 'too-long', {item.high})",
                )
            return field_of(f"{variable}")
        if wanted is int:
            return field_of(f"'' if {text} is None else {text}")
        if wanted is date:
            return field_of(f"'' if {text} is None else DAY[{text}]")
        if wanted is time:
            return field_of(f"'' if {text} is None else CLOCK({text})")
        if wanted is Period:
            self.add(
                depth,
                f"if {text} is not None and {text}.start != {text}.end: "
                f"bad({owner}, {name!r}, 'no-place', 0)",
            )
            return field_of(f"'' if {text} is None else DAY[{text}.start]")
        raise TypeError(f"{item.to}: no text of {wanted}")

    def _long(self, depth: int, text: str, item: Element, owner: str, name: str) -> None:
        if item.high:
            self.add(
                depth,
                f"if {text} and len({text}) > {item.high}: "
                f"bad({owner if name != '.' else 'o'}, {name!r}, 'too-long', {item.high})",
            )

    def _many(self, depth: int, text: str, owner: str, name: str, limit: int) -> None:
        self.add(depth, f"if len({text}) > {limit}: bad({owner}, {name!r}, 'too-many', {limit})")

    def _composite(self, depth: int, item: Element, cls: type, root: str) -> str:
        variable = self._temporary()
        if item.to is not None:
            text, _, _ = self._at(item.to, root)
            inner = self._temporary()
            child = attribute_type(cls, item.to)[0]
            self.add(depth, f"{inner} = {text}")
            self.add(depth, f"if {inner} is None: {variable} = ''")
            self.add(depth, "else:")
            cells = self._parts(depth + 1, item.parts, child, inner)
            self.add(depth + 1, f"{variable} = f{cells!r}.rstrip(C)")
            self._absent(depth + 1, inner, child)
        else:
            self.add(
                depth, f"{variable} = f{self._parts(depth, item.parts, cls, root)!r}.rstrip(C)"
            )
            if not any(True for _ in bound_paths(item.parts)):
                return field_of(f"{variable}")
            bare = COMPONENT.join(
                (p.const or "") if p else "" for p in by_position(item.parts)
            ).rstrip(COMPONENT)
            if bare:
                self.add(depth, f"if {variable} == {bare!r}: {variable} = ''")
        return field_of(f"{variable}")

    def _parts(self, depth: int, parts: tuple[Element, ...], cls: type, root: str) -> str:
        cells: dict[int, str] = {}
        last = 0
        for item in parts:
            if item.kind == "run":
                text, owner, name = self._at(item.to or "", root)
                self._many(depth, text, owner, name, item.count)
                cells[item.position] = field_of(f"JOIN({text}, {item.count}, C)")
                for k in range(1, item.count):
                    cells[item.position + k] = ""
            elif item.kind == "span":
                text, _, _ = self._at(item.to or "", root)
                formats = " ".join(item.codes)
                cells[item.position] = field_of(f"SPAN({text}, None, {formats!r}, C)")
            elif item.const is not None:
                cells[item.position] = item.const
            elif item.to == ".":
                self._long(depth, root, item, "o", ".")
                cells[item.position] = field_of(f"{root}")
            elif item.to:
                cells[item.position] = self._value(depth, item, cls, root)
            last = max(last, item.position + item.count - 1)
        double = {p.position + k for p in parts for k in range(1, p.count)}
        ordered = [cells.get(i, "") for i in range(1, last + 1) if i not in double]
        return COMPONENT.join(ordered)

    def _absent(self, depth: int, variable: str, cls: type) -> None:
        """Tell of attributes that are set but have no place in the map."""
        for owner, names in list(self.bound.items()):
            if owner != variable and not owner.startswith(variable + "_"):
                continue
            owned = cls
            if owner != variable:
                path = owner[len(variable) + 1 :]
                found = class_behind(cls, path)
                if found is None:
                    continue
                owned = found
            self._missing(depth, owner, owned, names)
            self.bound.pop(owner)

    def _missing(self, depth: int, owner: str, cls: type, names: set[str]) -> None:
        tests = []
        for field in attrs.fields(cls):
            if field.name in names or not field.init:
                continue
            value = f"{owner}.{field.name}"
            said = value if field.default == () else f"{value} is not None"
            if isinstance(field.default, str):  # a default that nobody stated may be left out
                said = f"{value} not in (None, {field.default!r})"
            tests.append((field.name, said))
        if tests:
            self.add(depth, f"if {' or '.join(t for _, t in tests)}:")
            for name, test in tests:
                self.add(depth + 1, f"if {test}: bad({owner}, {name!r}, 'no-place', 0)")


def field_of(expression: str) -> str:
    """Return an expression as a field of an f-string."""
    return "{" + expression + "}"


def by_position(parts: tuple[Element, ...]) -> Iterator[Element | None]:
    by = {p.position: p for p in parts}
    last = max((p.position + p.count - 1 for p in parts), default=0)
    for position in range(1, last + 1):
        yield by.get(position)


def class_behind(cls: type, path: str) -> type | None:
    """Return the class behind a local's name such as ``id`` or ``name``."""
    try:
        found: type = attribute_type(cls, path)[0]
    except KeyError:
        return None
    return found
