"""Source that takes one segment: its values into slots, or an object of its own."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from .. import _values as values
from ..maps._vocabulary import Element, Loop, Pack, Segment
from ._attributes import attribute_type, bound_paths, is_optional, path_tree, tree_leaves
from ._code import among, key_cell, node_width, slot_name
from ._remembered import converter

if TYPE_CHECKING:
    from ._reading import Plan

__all__ = ["SegmentReader"]


class SegmentReader:
    """Write the part of a loop's reader that takes segments."""

    def __init__(self, plan: "Plan", item: Loop, cls: type, traced: bool) -> None:
        self.plan = plan
        self.loop = item
        self.cls = cls
        self.traced = traced
        self.out = plan.source
        self.slots: dict[str, bool] = {}  # path → collects a list while reading
        self.flags: list[str] = []
        self.made = 0
        self.tuples: frozenset[str] = frozenset()

    def _pad(self, depth: int, *family: Segment) -> None:
        needed = max(node_width(segment) for segment in family) + 1
        self.out.add(depth, f"if len(e) < {needed}:")
        self.out.add(depth + 1, f"e += PAD[len(e):{needed}]")

    def _flag(self, name: str) -> str:
        flag = f"f{len(self.flags)}"
        self.flags.append(flag)
        return flag

    def _take(self, depth: int, segment: Segment, *nodes: Segment) -> None:
        """Put the segment's values into slots, or build its object."""
        add = self.out.add
        if segment.to is None:
            if self.traced:
                add(depth, f"T.append(('take', i, {self._node(nodes)}, P))")
            for path, text in self._assignments(segment.elements, self.cls, "e"):
                add(depth, f"{path} = {text}")
            return
        slot = slot_name(segment.to)
        cls, many = attribute_type(self.cls, segment.to)
        if segment.pack is not None and segment.pack.to is None:
            if self.traced:
                add(depth, f"k = len({slot}) if {slot} else 0")
                place = f"f'{{P}}{segment.to}[{{k}}].'"
                add(depth, f"T.append(('take', i, {self._node(nodes)}, {place}))")
            self._packed(depth, segment, cls, slot)
            return
        if self.traced:
            if many:
                add(depth, f"k = len({slot}) if {slot} else 0")
            place = f"f'{{P}}{segment.to}[{{k}}].'" if many else f"P + {segment.to + '.'!r}"
            add(depth, f"T.append(('take', i, {self._node(nodes)}, {place}))")
        text = self._object(depth, segment, cls)
        if many:
            add(depth, f"if {slot} is None:")
            add(depth + 1, f"{slot} = [{text}]")
            add(depth, "else:")
            add(depth + 1, f"{slot}.append({text})")
        else:
            add(depth, f"{slot} = {text}")

    def _node(self, nodes: tuple[Segment, ...]) -> str:
        """Return the expression of the node's number: the one whose keys fit, else the first."""
        numbers = [self.plan.node_number(self.loop, node) for node in nodes]
        if len(numbers) == 1:
            return str(numbers[0])
        choice: dict[str, int] = {}
        special = ""
        for node, number in zip(nodes, numbers, strict=True):
            if node.also is not None:
                position, codes = node.also
                test = f"{among(key_cell(node), node.keys)} and e[{position}] in {codes!r}"
                special += f"{number} if {test} else "
                continue
            for key in node.keys:
                choice.setdefault(key, number)
        unkeyed = next((n for s, n in zip(nodes, numbers, strict=True) if not s.keys), numbers[0])
        known = self.out.constant("NODES", choice)
        return f"({special}{known}.get({key_cell(nodes[0])}, {unkeyed}))"

    def _object(self, depth: int, segment: Segment, cls: type) -> str:
        add = self.out.add
        if cls is str:
            return f"{self._text(segment.elements[0], 'e')} or ''"
        if repeats_word_for_word(segment):
            make = self.plan.makers.segment(segment, cls)
            return f"{self.out.constant('SEG', values.Memo(make))}[R[i]]"
        parts = []
        for path, text in self._assignments(segment.elements, cls, "e"):
            names = [name.strip() for name in path.split(",") if name.strip()]
            left = ", ".join(f"w{name}" for name in names) + ("," if "," in path else "")
            add(depth, f"{left} = {text}")
            parts += names
        if segment.pack is not None and segment.pack.to is not None:
            inner = attribute_type(cls, segment.pack.to)[0]
            self._items(depth, segment, inner, "w" + slot_name(segment.pack.to))
            parts.append(slot_name(segment.pack.to))
        tree = path_tree([part.removeprefix("v_").replace("__", ".") for part in parts])
        return self._built(depth, cls, tree, "w")

    def _built(
        self, depth: int, cls: type, tree: dict[str, Any], mark: str, prefix: str = ""
    ) -> str:
        """Write the building of a `cls` and return its variable; absent inner objects are None."""
        values_: dict[str, str] = {}
        for name, inner in tree.items():
            path = f"{prefix}{name}"
            variable = mark + slot_name(path)
            if inner:
                self._inner(depth, path, inner, mark, cls, name)
            default = attrs.fields_dict(cls)[name].default
            loose = default == () and not inner and variable not in self.tuples
            values_[name] = f"{variable} or ()" if loose else variable
        return self._made(depth, cls, values_)

    def _inner(
        self, depth: int, path: str, tree: dict[str, Any], mark: str, cls: type, name: str
    ) -> None:
        """Write the building of the object at `path`; None where all of it is absent."""
        add = self.out.add
        variable = mark + slot_name(path)
        child = attribute_type(cls, name)[0]
        if not is_optional(cls, name) or self.plan.always(path):
            add(depth, f"{variable} = {self._built(depth, child, tree, mark, path + '.')}")
            return
        many = self._empties(mark, child, path, tree)
        leaves = [mark + slot_name(f"{path}.{leaf}") for leaf in tree_leaves(tree)]
        tests = [f"not {leaf}" if leaf in many else f"{leaf} is None" for leaf in leaves]
        add(depth, f"if {' and '.join(tests)}:")
        add(depth + 1, f"{variable} = None")
        add(depth, "else:")
        add(depth + 1, f"{variable} = {self._built(depth + 1, child, tree, mark, path + '.')}")

    def _made(self, depth: int, cls: type, given: dict[str, str]) -> str:
        """Write the making of a frozen object, and return its variable.

        The object is filled as an instance of an open twin with the same slots and then given its
        class: a third of the cost of a frozen class's own constructor.
        """
        add = self.out.add
        self.made += 1
        variable = f"o{self.made}"
        add(depth, f"{variable} = {self.out.twin(cls)}()")
        blank: dict[str, list[str]] = {}
        for field in attrs.fields(cls):
            text = given.get(field.name)
            if text is None:
                # What the guide has no place for was not said, whatever its default says.
                unsaid = None if is_optional(cls, field.name) else field.default
                if unsaid is None or unsaid == ():
                    blank.setdefault(repr(unsaid), []).append(field.name)
                    continue
                text = self.out.constant("DEFAULT", field.default)
            add(depth, f"{variable}.{field.name} = {text}")
        for text, names in blank.items():
            targets = " = ".join(f"{variable}.{name}" for name in names)
            add(depth, f"{targets} = {text}")
        add(depth, f"{variable}.__class__ = {self.out.cls(cls)}")
        return variable

    def _empties(self, mark: str, cls: type, path: str, tree: dict[str, Any]) -> set[str]:
        found = set()
        for leaf in tree_leaves(tree):
            if attribute_type(cls, leaf)[1]:
                found.add(mark + slot_name(f"{path}.{leaf}"))
        return found

    def _assignments(
        self, elements: tuple[Element, ...], cls: type, e: str
    ) -> Iterator[tuple[str, str]]:
        for item in elements:
            if item.kind == "composite":
                yield from self._composite(item, cls, f"{e}[{item.position}]")
            elif item.kind == "run":
                wanted = attribute_type(cls, item.to or "")[0]
                convert = "INT" if wanted is int else ""
                cells = f"{e}[{item.position}:{item.position + item.count}]"
                text = f"tuple([x for x in {cells} if x])"
                if convert:
                    text = f"tuple([INT[x] for x in {cells} if INT[x] is not None])"
                yield slot_name(item.to or ""), text
            elif item.kind == "span" and item.to:
                pair = f"{e}[{item.position}] + ' ' + {e}[{item.position + 1}]"
                yield slot_name(item.to), f"PERIOD[{pair}]"
            elif item.to and item.const is None:
                yield slot_name(item.to), self._value(item, cls, f"{e}[{item.position}]")

    def _value(self, item: Element, cls: type, text: str) -> str:
        wanted = attribute_type(cls, item.to or "")[0]
        return f"{converter(item, wanted)}[{text}]" if wanted is not str else f"{text} or None"

    def _text(self, item: Element, e: str) -> str:
        return f"{e}[{item.position}]"

    def _composite(self, item: Element, cls: type, text: str) -> Iterator[tuple[str, str]]:
        if item.to is not None:
            make = self.plan.makers.composite(item, attribute_type(cls, item.to)[0])
            yield slot_name(item.to), f"{self.out.constant('COMP', values.Memo(make))}[{text}]"
            return
        paths = list(bound_paths(item.parts))
        if not paths:
            return
        make = self.plan.makers.parts(item, cls)
        memo = self.out.constant("PARTS", values.Memo(make))
        names = ", ".join(slot_name(path) for path in paths)
        yield names if len(paths) > 1 else names + ",", f"{memo}[{text}]"

    def _packed(self, depth: int, segment: Segment, cls: type, slot: str) -> None:
        """Read a segment whose items are objects of their own behind shared elements (CAS, PLB)."""
        add = self.out.add
        pack = segment.pack
        assert pack is not None  # noqa: S101  # the caller looked
        shared: dict[str, str] = {}
        for path, text in self._assignments(segment.elements, cls, "e"):
            add(depth, f"w{path} = {text}")
            shared[path.removeprefix("v_")] = f"w{path}"
        add(depth, f"if {slot} is None:")
        add(depth + 1, f"{slot} = []")
        last = pack.start + pack.step * pack.times
        self._item(depth, pack, cls, slot, shared, lambda k: f"e[{pack.start + k}]")
        add(depth, f"m = min(len(e), {last})")
        add(depth, f"if m > {pack.start + pack.step}:")
        add(depth + 1, f"e += PAD[:{pack.step}]")
        add(depth + 1, f"for j in range({pack.start + pack.step}, m, {pack.step}):")
        filled = " or ".join(f"e[j + {k}]" if k else "e[j]" for k in range(pack.step))
        add(depth + 2, f"if {filled}:")
        self._item(depth + 3, pack, cls, slot, shared, lambda k: f"e[j + {k}]" if k else "e[j]")

    def _item(
        self,
        depth: int,
        pack: Pack,
        cls: type,
        slot: str,
        shared: dict[str, str],
        cell: Callable[[int], str],
    ) -> None:
        """Write one item of a packed segment."""
        add = self.out.add
        given = dict(shared)
        for item in pack.elements:
            for path, text in self._relative(item, cls, cell(item.position - 1)):
                if "," in path:
                    add(depth, f"{path.replace('v_', 'wv_')} = {text}")
                    names = [name.strip() for name in path.split(",") if name.strip()]
                    given.update({n.removeprefix("v_"): f"w{n}" for n in names})
                else:
                    given[path.removeprefix("v_")] = text
        add(depth, f"{slot}.append({self._made(depth, cls, given)})")

    def _relative(self, item: Element, cls: type, cell: str) -> Iterator[tuple[str, str]]:
        if item.kind == "composite":
            yield from self._composite(item, cls, cell)
        elif item.to and item.const is None:
            yield slot_name(item.to), self._value(item, cls, cell)

    def _items(self, depth: int, segment: Segment, cls: type, variable: str) -> None:
        """Read items within one segment into a tuple of their own (PER)."""
        add = self.out.add
        pack = segment.pack
        assert pack is not None  # noqa: S101  # the caller looked
        arguments = []
        for item in pack.elements:
            cell = f"e[j + {item.position - 1}]" if item.position > 1 else "e[j]"
            arguments += [f"{p.removeprefix('v_')}={t}" for p, t in self._relative(item, cls, cell)]
        last = pack.start + pack.step * pack.times
        filled = " or ".join(f"e[j + {k}]" if k else "e[j]" for k in range(pack.step))
        add(depth, f"m = min(len(e), {last})")
        add(depth, f"if (m - {pack.start}) % {pack.step}:")
        add(depth + 1, f"e += PAD[:{pack.step}]")
        made = f"{self.out.cls(cls)}({', '.join(arguments)})"
        cells = f"range({pack.start}, m, {pack.step})"
        add(depth, f"{variable} = tuple([{made} for j in {cells} if {filled}])")

    def _coded(self, depth: int, family: list[Segment]) -> None:
        """Read HI: each composite's first component tells which attribute it feeds."""
        add = self.out.add
        choice: dict[str, tuple[int, Segment]] = {}
        paths: list[str] = []
        for segment in family:
            if segment.pack is None or segment.pack.to is None:
                raise ValueError(segment.id)
            path = segment.pack.to
            if path not in paths:
                paths.append(path)
            for key in segment.keys:
                choice[key] = (paths.index(path), segment)
        make = self.plan.makers.coded(self.cls, choice, paths)
        memo = self.out.constant("CODED", values.Memo(make))
        add(depth, "for j in range(1, len(e)):")
        add(depth + 1, "if e[j]:")
        add(depth + 2, f"k, o = {memo}[e[j]]")
        word = "if"
        for index, path in enumerate(paths):
            slot, many = slot_name(path), self.slots[path]
            add(depth + 2, f"{word} k == {index}{'' if many else f' and {slot} is None'}:")
            if many:
                add(depth + 3, f"if {slot} is None:")
                add(depth + 4, f"{slot} = [o]")
                add(depth + 3, "else:")
                add(depth + 4, f"{slot}.append(o)")
            else:
                add(depth + 3, f"{slot} = o")
            if self.traced:
                numbers = {
                    key: self.plan.node_number(self.loop, segment)
                    for key, (at, segment) in choice.items()
                    if at == index
                }
                known = self.out.constant("NODES", numbers)
                place = f"f'{{P}}{path}[{{len({slot}) - 1}}].'" if many else f"P + {path + '.'!r}"
                key = "e[j].split(SUB, 1)[0].rstrip()"
                add(depth + 3, f"T.append(('item', i, {known}[{key}], {place}, j))")
            word = "elif"
        if self.traced:
            add(depth + 2, "else:")
            add(depth + 3, "T.append(('part', i, P, j))")
            add(depth, "if not any(e[1:]):")
            self._lost(depth + 1, "i")

    def _lost(self, depth: int, index: str) -> None:
        if self.traced:
            self.out.add(depth, f"T.append(('kept', {index}, P))")
        else:
            self.out.add(depth, "pass")


def repeats_word_for_word(segment: Segment) -> bool:
    return segment.tag in ("DTP", "DTM")
