"""Source that writes one segment: its cells, and what of the object has no place."""

from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from ...periods import Period
from .. import _values as values
from ..maps._vocabulary import Element, Loop, Pack, Segment
from ._attributes import attribute_type, bound_paths
from ._code import among

if TYPE_CHECKING:
    from ._writing import WritePlan

__all__ = ["COMPONENT", "ELEMENT", "Limits", "SegmentWriter", "all_absent", "coded"]

ELEMENT = "\ufdd0"
COMPONENT = "\ufdd1"


class SegmentWriter:
    """Write the part of a loop's writer that makes segments."""

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

    def _counted(
        self, text: str, key: str, limits: tuple[tuple[tuple[str, ...], int], ...], name: str
    ) -> None:
        """Tell of kinds that stand more often than their nodes allow."""
        least = min(limit for _, limit in limits)
        memo = self.out.constant("COUNT", values.Memo(Limits(limits)))
        self.add(1, f"if len({text}) > {least}:")
        self.add(2, f"for limit in {memo}[tuple([x.{key} for x in {text}])]:")
        self.add(3, f"bad(o, {name!r}, 'too-many', limit)")

    def _temporary(self) -> str:
        self.count += 1
        return f"t{self.count}"

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

    def _line(self, segment: Segment, cells: dict[int, str], spans: tuple[Element, ...]) -> str:
        double = {
            e.position + k for e in spans for k in range(1, e.count) if e.kind in ("span", "run")
        }
        last = max([*cells, 0])
        ordered = [cells.get(i, "") for i in range(1, last + 1) if i not in double]
        return ELEMENT.join([segment.tag, *ordered])

    def _own_key(self, depth: int, segment: Segment) -> None:
        """Refuse the object `x` whose role is not this place's: no reader would find it again."""
        position, component = segment.key
        name = next((e.to for e in segment.elements if e.position == position), None)
        if segment.keys and name is not None and not component:
            self.add(depth, f"if x.{name} not in {segment.keys!r}: bad(x, {name!r}, 'no-place', 0)")

    def _one(self, depth: int, segment: Segment, cls: type) -> None:
        self.bound.pop("x", None)
        for path in bound_paths(segment.elements):
            parts = path.split(".")
            for i in range(1, len(parts)):
                variable = "x_" + "_".join(parts[:i])
                owner = "x" if i == 1 else "x_" + "_".join(parts[: i - 1])
                blank = self.out.constant(
                    "BLANK", all_absent(attribute_type(cls, ".".join(parts[:i]))[0])
                )
                line = f"{variable} = {owner}.{parts[i - 1]} or {blank}"
                if (depth, line.split(" or ", maxsplit=1)[0]) not in {
                    (d, t.split(" or ")[0]) for d, t in self.body[-12:]
                }:
                    self.add(depth, line)
        cells = self._cells(depth, segment.elements, cls, "x")
        if segment.pack is not None and segment.pack.to is not None:
            self._inner_pack(depth, segment.pack, cls, cells)
        line = self._line(segment, cells, segment.elements)
        self.add(depth, f"out.append(f{line!r}.rstrip(E))")
        self._absent(depth, "x", cls)

    def _inner_pack(self, depth: int, pack: Pack, cls: type, cells: dict[int, str]) -> None:
        """Write items within one segment (PER)."""
        inner = attribute_type(cls, pack.to or "")[0]
        self._bind("x", pack.to or "")
        self._many(depth, f"x.{pack.to}", "x", pack.to or "", pack.times)
        self.add(depth, "p = []")
        self.add(depth, f"for y in x.{pack.to}:")
        item = self._cells(depth + 1, pack.elements, inner, "y")
        ordered = ELEMENT.join(item.get(i, "") for i in range(1, pack.step + 1))
        self.add(depth + 1, f"p.append(f{ordered!r})")
        cells[pack.start] = "{E.join(p)}"

    def _listed(self, segment: Segment, family: list[Segment]) -> None:
        text, _, _ = self._at(segment.to or "")
        cls = attribute_type(self.cls, segment.to or "")[0]
        if segment.pack is not None and segment.pack.to is None:
            self._packed(segment, text, cls)
            return
        keyed = {key: s.repeat for s in family for key in s.keys}
        total = sum(s.repeat for s in family)
        first = segment.elements[0]
        if keyed and first.to and all(s.keys for s in family):
            self._counted(
                text, first.to, tuple((s.keys, s.repeat) for s in family), segment.to or ""
            )
        else:
            self.add(1, f"if len({text}) > {total}: bad(o, {segment.to!r}, 'too-many', {total})")
        self.add(1, f"for x in {text}:")
        self.formats = self._formats(family)
        if cls is str:
            cells = self._cells(2, segment.elements, cls, "x")
            line = self._line(segment, cells, segment.elements)
            self.add(2, f"out.append(f{line!r}.rstrip(E))")
        else:
            self._one(2, segment, cls)
        self.formats = None

    def _formats(self, family: list[Segment]) -> str | None:
        """Return the expression of a date's formats, None where they are the same for all."""
        known = {
            key: " ".join(item.codes)
            for segment in family
            for item in segment.elements
            if item.kind == "span"
            for key in segment.keys
        }
        if len(set(known.values())) < 2:
            return None
        formats = self.out.constant("FORMATS", known)
        return f"{formats}.get(x.{family[0].elements[0].to}, 'D8 RD8')"

    def _packed(self, segment: Segment, text: str, cls: type) -> None:
        """Write items behind shared elements, as many to a segment as fit (CAS, PLB)."""
        pack = segment.pack
        if pack is None:
            raise ValueError(segment.id)
        shared = list(bound_paths(segment.elements))
        key = ", ".join(f"x.{p}" for p in shared)
        limit = segment.repeat * pack.times
        self.add(1, f"if {text}:")
        self.add(2, "last = p = None")
        self.add(2, "used = 0")
        self.add(2, f"for x in {text}:")
        self.add(3, f"key = ({key},)")
        self.add(3, f"if key != last or used == {pack.times}:")
        self.add(4, "if p is not None: out.append(E.join(p).rstrip(E))")
        cells = self._cells(4, segment.elements, cls, "x")
        line = self._line(segment, cells, segment.elements)
        self.add(4, f"p = [f{line!r}]")
        self.add(4, "last, used = key, 0")
        item = self._cells(3, pack.elements, cls, "x")
        ordered = ELEMENT.join(item.get(i, "") for i in range(1, pack.step + 1))
        self.add(3, f"p.append(f{ordered!r})")
        self.add(3, "used += 1")
        self._absent(3, "x", cls)
        self.add(2, "out.append(E.join(p).rstrip(E))")
        if limit < 10_000:
            self.add(1, f"if len({text}) > {limit}: bad(o, {segment.to!r}, 'too-many', {limit})")

    def _coded(self, family: list[Segment]) -> None:
        """Write HI: the items of one attribute in order, each by the node of its kind."""
        path = family[0].pack.to if family[0].pack else None
        if path is None:
            raise ValueError(family[0].id)
        text, _, _ = self._at(path)
        cls, many = attribute_type(self.cls, path)
        self.add(1, "p = []")
        self.add(1, f"for x in {text if many else f'(() if {text} is None else ({text},))'}:")
        depth, word = 2, "if"
        limits = []
        for number, segment in enumerate(family):
            pack = segment.pack
            assert pack is not None  # noqa: S101  # the caller looked
            limits.append((pack.times, segment.repeat))
            (item,) = pack.elements
            qualified = any(part.to == "qualifier" for part in item.parts)
            if qualified:
                self.add(2, f"{word} {among('x.qualifier', segment.keys)}:")
                depth, word = 3, "elif"
            cells = self._parts(depth, item.parts, cls, "x")
            self.add(depth, f"p.append(({number}, f{cells!r}.rstrip(C)))")
            if cls is not str:
                self._absent(depth, "x", cls)
        if depth == 3:
            self.add(2, "else: bad(x, 'qualifier', 'no-place', 0)")
        tag = family[0].tag
        self.add(1, f"if p: out.extend(CODED({tag!r}, p, {tuple(limits)!r}, o, {path!r}, bad))")

    def _fill(self, segment: Segment, *, always: bool) -> None:
        depth = 1
        if not always:
            tests = []
            for path in bound_paths(segment.elements):
                text, _, _ = self._at(path)
                many = attribute_type(self.cls, path)[1]
                tests.append(text if many else f"{text} is not None")
            self.add(1, f"if {' or '.join(tests)}:" if tests else "if True:")
            depth = 2
        cells = self._cells(depth, segment.elements, self.cls, "o")
        line = self._line(segment, cells, segment.elements)
        self.add(depth, f"out.append(f{line!r}.rstrip(E))")

    def _single(self, segment: Segment) -> None:
        text, _, _ = self._at(segment.to or "")
        cls = attribute_type(self.cls, segment.to or "")[0]
        self.add(1, f"x = {text}")
        self.add(1, "if x is not None:")
        self._one(2, segment, cls)
        self._own_key(2, segment)

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


def all_absent(cls: type) -> object:
    """Return an object of `cls` in which everything is absent."""
    return cls(**{f.name: () if f.default == () else None for f in attrs.fields(cls) if f.init})


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
