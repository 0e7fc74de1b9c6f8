"""Maps compiled to readers: the one place that trades looks for speed.

A map is turned, once per set of delimiters, into the source of one Python function per loop and
compiled; tracebacks and debuggers see that source. The same generator makes two readers. The fast
one only builds objects. The traced one builds the same objects and also writes down which node
took which segment and what nobody took, which is all that checks and locations stand on: there is
one algorithm of placement, and it can not drift from itself.

The laws of placement, all decided here:

- A walk moves forward only. Once an inner loop is open, a segment goes to it, or opens a loop of
  an outer one at the same place or further on, or is left over.
- An occupied single place is never overwritten: the second goes to the list of its kind if the
  loop has one, and is left over otherwise.
- A segment of a known kind with an unknown qualifier joins the list of its kind, unless an outer
  loop declares that qualifier: then it came too late and is left over.
- After an opening segment that nobody knows, what follows is left over until the next opening
  segment, so that an unknown party's address never becomes a known one's.
"""

import linecache
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any

import attrs

from ..periods import Period
from . import _values as values
from .maps._vocabulary import Element, Loop, Pack, Segment, Transaction

__all__ = ["Plan", "Reader", "annotation", "item_type", "loop_classes", "root_classes"]

_FREQUENT = "CAS DTM SVC AMT REF QTY LQ DTP SV1 HI NM1 N3 N4 PRV DMG PER".split()


# -- what an attribute takes -----------------------------------------------------------------


def annotation(cls: type, name: str) -> Any:  # noqa: ANN401  # a typing form
    """Return the type of an attribute, resolved."""
    attrs.resolve_types(cls)
    return attrs.fields_dict(cls)[name].type


def _members(form: Any) -> list[Any]:  # noqa: ANN401
    if typing.get_origin(form) in (typing.Union, types.UnionType):
        return [m for m in typing.get_args(form) if m is not type(None)]
    return [form]


def item_type(form: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """Return the class of an attribute's items, and whether it is a tuple of them."""
    first = _members(form)[0]
    if typing.get_origin(first) is tuple:
        return typing.get_args(first)[0], True
    return first, False


def _target(cls: type, path: str) -> tuple[Any, bool]:
    form: Any = cls
    many = False
    for name in path.split("."):
        form, many = item_type(annotation(form, name))
    return form, many


def _optional(cls: type, name: str) -> bool:
    form = annotation(cls, name)
    origin = typing.get_origin(form)
    return origin in (typing.Union, types.UnionType) and type(None) in typing.get_args(form)


# -- generated source ------------------------------------------------------------------------


class _Source:
    """Collect lines of a function, and the constants that it refers to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.names: dict[str, Any] = {}
        self._given: dict[str, str] = {}

    def add(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def constant(self, hint: str, value: Any) -> str:  # noqa: ANN401
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


def _slot(path: str) -> str:
    return "v_" + path.replace(".", "__")


class _LoopPlan:
    """Write the reader of one loop."""

    def __init__(self, plan: "Plan", item: Loop, cls: type, traced: bool) -> None:
        self.plan = plan
        self.loop = item
        self.cls = cls
        self.traced = traced
        self.out = plan.source
        self.slots: dict[str, bool] = {}  # path → collects a list while reading
        self.flags: list[str] = []
        self.made = 0

    # .. declarations: which slots there are ..................................................

    def declare(self) -> None:
        for segment in self.plan.segments(self.loop):
            self._declare_segment(segment)
        for inner in self.loop.loops:
            if inner.spread is not None:
                prefix = self.plan.spread(inner)
                child = self.plan.prepared(inner, _spread_class(self.cls, prefix))
                for path in child.slots:
                    self.slots.setdefault(f"{prefix}.{path}", False)
            elif inner.to is not None:
                many = _target(self.cls, inner.to)[1]
                self.slots[inner.to] = self.slots.get(inner.to, False) or many

    def _declare_segment(self, segment: Segment) -> None:
        if segment.to is not None:
            self.slots[segment.to] = _target(self.cls, segment.to)[1]
            return
        for path in _paths(segment.elements):
            self.slots.setdefault(path, False)
        if segment.pack is not None and segment.pack.to is not None:
            self.slots[segment.pack.to] = True

    # .. the function .........................................................................

    def write(self) -> None:
        add = self.out.add
        trace = ", T, P" if self.traced else ""
        add(0, f"def {self.name}(S, R, i, n{trace}):")
        body = len(self.out.lines)
        if self.traced:
            add(1, f"T.append(('open', {self.plan.loop_number(self.loop)}, P, i))")
        opener = self.loop.opener
        if self.plan.has_opener(self.loop):
            add(1, "e = S[i]")
            self._pad(1, opener)
            self._take(1, opener, opener)
            add(1, "i += 1")
        rest = self.plan.segments(self.loop)[1 if self.plan.has_opener(self.loop) else 0 :]
        rest = tuple(s for s in rest if s.tag not in ("ST", "SE"))
        self._main(rest)
        self._finish()
        start = [f"    {_slot(path)} = None" for path in self.slots]
        start += [f"    {flag} = 0" for flag in self.flags]
        self.out.lines[body:body] = start
        add(0, "")

    @property
    def name(self) -> str:
        return self.plan.function_name(self.loop)

    def _main(self, segments: tuple[Segment, ...]) -> None:
        add = self.out.add
        families: dict[str, list[Segment]] = {}
        for segment in segments:
            families.setdefault(segment.tag, []).append(segment)
        groups: dict[str, list[tuple[int, Loop]]] = {}
        number, last = 0, None
        for inner in self.loop.loops:
            if inner.opener.tag != last:
                number, last = number + 1, inner.opener.tag
            groups.setdefault(inner.opener.tag, []).append((number, inner))
        if groups:
            add(1, "g = 0")
        add(1, "while i < n:")
        add(2, "e = S[i]")
        add(2, "t = e[0]")
        word = "if"
        order = sorted(families, key=_rank)
        for tag in order:
            add(2, f"{word} t == {tag!r}:")
            self._family(3, families[tag])
            word = "elif"
        for tag, entered in groups.items():
            add(2, f"{word} t == {tag!r}{self._open_condition(entered)}:")
            self._enter(3, entered)
            add(3, "continue")
            word = "elif"
        outer = self.plan.outer(self.loop)
        if outer:
            known = self.out.constant("OUTER", outer)
            add(2, f"{word} t in {known} and {known}[t](e):")
            add(3, "break")
            word = "elif"
        if word == "if":
            self._stray(2)
        else:
            add(2, "else:")
            self._stray(3)
        add(2, "i += 1")

    def _stray(self, depth: int) -> None:
        add = self.out.add
        openers = self.out.constant("OPENERS", self.plan.openers)
        self._lost(depth, "i")
        add(depth, f"if t in {openers}:")
        add(depth + 1, f"while i + 1 < n and S[i + 1][0] not in {openers}:")
        add(depth + 2, "i += 1")
        self._lost(depth + 2, "i")
        if not self.traced:
            add(depth + 2, "pass")

    def _lost(self, depth: int, index: str) -> None:
        if self.traced:
            self.out.add(depth, f"T.append(('kept', {index}, P))")
        else:
            self.out.add(depth, "pass")

    def _open_condition(self, inner: list[tuple[int, Loop]]) -> str:
        last = max(number for number, _ in inner)
        keyed = [item for _, item in inner if item.opener.keys]
        forward = f" and g <= {last}"
        if len(inner) == 1 or not keyed:
            return forward
        keys = frozenset(key for item in keyed for key in item.opener.keys)
        known = self.out.constant("KEYS", keys)
        return f"{forward} and {_key_guarded(inner[0][1].opener)} in {known}"

    def _enter(self, depth: int, inner: list[tuple[int, Loop]]) -> None:
        add = self.out.add
        word = "if"
        single = len(inner) == 1
        for number, item in inner:
            at = depth
            if not single:
                keys = item.opener.keys
                test = f"{_key_guarded(item.opener)} in {keys!r}"
                if len(keys) == 1:
                    test = f"{_key_guarded(item.opener)} == {keys[0]!r}"
                add(depth, f"{word} {test}:")
                word = "elif"
                at = depth + 1
            add(at, f"g = {number}")
            self._call(at, item)

    def _call(self, depth: int, item: Loop) -> None:
        add = self.out.add
        name = self.plan.function_name(item)
        args = "S, R, i, n"
        if item.spread is not None:
            prefix = self.plan.spread(item)
            child = self.plan.prepared(item, _spread_class(self.cls, prefix))
            names = ", ".join(_slot(f"{prefix}.{path}") for path in child.slots)
            flag = self._flag(item.id)
            trace = f", T, P + {prefix + '.'!r}" if self.traced else ""
            add(depth, f"if {flag}:")
            self._drop(depth + 1, item, name, args)
            add(depth, "else:")
            add(depth + 1, f"{flag} = 1")
            add(depth + 1, f"({names}, i) = {name}({args}{trace})")
            return
        if item.to is None:
            raise ValueError(item.id)
        slot = _slot(item.to)
        if self.slots[item.to]:
            trace = ""
            if self.traced:
                add(depth, f"k = len({slot}) if {slot} else 0")
                trace = f", T, f'{{P}}{item.to}[{{k}}].'"
            add(depth, f"o, i = {name}({args}{trace})")
            add(depth, f"if {slot} is None:")
            add(depth + 1, f"{slot} = [o]")
            add(depth, "else:")
            add(depth + 1, f"{slot}.append(o)")
        else:
            flag = self._flag(item.id)
            trace = f", T, P + {item.to + '.'!r}" if self.traced else ""
            add(depth, f"if {flag}:")
            self._drop(depth + 1, item, name, args)
            add(depth, "else:")
            add(depth + 1, f"{flag} = 1")
            add(depth + 1, f"{slot}, i = {name}({args}{trace})")

    def _drop(self, depth: int, item: Loop, name: str, args: str) -> None:
        """Read a loop that has no place left, and keep all of it as text."""
        add = self.out.add
        if self.traced:
            add(depth, "k = i")
            add(depth, f"i = {name}({args}, [], P)[-1]")
            add(depth, "T.extend(('kept', j, P) for j in range(k, i))")
        else:
            add(depth, f"i = {name}({args})[-1]")

    # .. segments .............................................................................

    def _pad(self, depth: int, *family: Segment) -> None:
        needed = max(_width(segment) for segment in family) + 1
        self.out.add(depth, f"if len(e) < {needed}:")
        self.out.add(depth + 1, f"e += PAD[len(e):{needed}]")

    def _family(self, depth: int, family: list[Segment]) -> None:
        add = self.out.add
        if family[0].tag == "HI":
            self._coded(depth, family)
            return
        self._pad(depth, *family)
        lists = [s for s in family if s.to is not None and self.slots[s.to]]
        singles = [s for s in family if s not in lists]
        blocked = self.plan.blocked(self.loop, family)
        word = "if"
        for segment in singles:
            flag = self._flag(segment.id)
            tests = [f"not {flag}"]
            if segment.keys and (lists or len(singles) > 1):
                tests.append(_among(_key(segment), segment.keys))
            add(depth, f"{word} {' and '.join(tests)}:")
            add(depth + 1, f"{flag} = 1")
            self._take(depth + 1, segment, segment)
            word = "elif"
        if blocked and lists:
            late = self.out.constant("LATE", blocked)
            add(depth, f"{word} {_key(lists[0])} in {late}:")
            self._lost(depth + 1, "i")
            word = "elif"
        if lists:
            merged = _merged(lists)
            if word == "if":
                self._take(depth, merged, *lists)
            else:
                add(depth, "else:")
                self._take(depth + 1, merged, *lists)
        elif word == "elif":
            add(depth, "else:")
            self._lost(depth + 1, "i")

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
            if segment.pack is not None:
                self._pack_into(depth, segment)
            return
        slot = _slot(segment.to)
        cls, many = _target(self.cls, segment.to)
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
                test = f"{_among(_key(node), node.keys)} and e[{position}] in {codes!r}"
                special += f"{number} if {test} else "
                continue
            for key in node.keys:
                choice.setdefault(key, number)
        unkeyed = next((n for s, n in zip(nodes, numbers, strict=True) if not s.keys), numbers[0])
        known = self.out.constant("NODES", choice)
        return f"({special}{known}.get({_key(nodes[0])}, {unkeyed}))"

    def _object(self, depth: int, segment: Segment, cls: Any) -> str:  # noqa: ANN401
        add = self.out.add
        if cls is str:
            return f"{self._text(segment.elements[0], 'e')} or ''"
        if _memorable(segment):
            make = self.plan.segment_maker(segment, cls)
            return f"{self.out.constant('SEG', values.Memo(make))}[R[i]]"
        parts = []
        for path, text in self._assignments(segment.elements, cls, "e"):
            names = [name.strip() for name in path.split(",") if name.strip()]
            left = ", ".join(f"w{name}" for name in names) + ("," if "," in path else "")
            add(depth, f"{left} = {text}")
            parts += names
        if segment.pack is not None and segment.pack.to is not None:
            inner = _target(cls, segment.pack.to)[0]
            self._items(depth, segment, inner, "w" + _slot(segment.pack.to))
            parts.append(_slot(segment.pack.to))
        tree = _tree([part.removeprefix("v_").replace("__", ".") for part in parts])
        return self._built(depth, cls, tree, "w")

    def _built(
        self, depth: int, cls: type, tree: dict[str, Any], mark: str, prefix: str = ""
    ) -> str:
        """Write the building of a `cls` and return its variable; absent inner objects are None."""
        add = self.out.add
        values_: dict[str, str] = {}
        for name, inner in tree.items():
            path = f"{prefix}{name}"
            variable = mark + _slot(path)
            if inner:
                child = _target(cls, name)[0]
                if _optional(cls, name):
                    many = self._empties(mark, child, path, inner)
                    leaves = [mark + _slot(f"{path}.{leaf}") for leaf in _leaves(inner)]
                    tests = [
                        f"not {leaf}" if leaf in many else f"{leaf} is None" for leaf in leaves
                    ]
                    add(depth, f"if {' and '.join(tests)}:")
                    add(depth + 1, f"{variable} = None")
                    add(depth, "else:")
                    made = self._built(depth + 1, child, inner, mark, path + ".")
                    add(depth + 1, f"{variable} = {made}")
                else:
                    made = self._built(depth, child, inner, mark, path + ".")
                    add(depth, f"{variable} = {made}")
            default = attrs.fields_dict(cls)[name].default
            loose = default == () and not inner and variable not in self._tuples
            values_[name] = f"{variable} or ()" if loose else variable
        return self._made(depth, cls, values_)

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
                if field.default is None or field.default == ():
                    blank.setdefault(repr(field.default), []).append(field.name)
                    continue
                text = self.out.constant("DEFAULT", field.default)
            add(depth, f"{variable}.{field.name} = {text}")
        for text, names in blank.items():
            targets = " = ".join(f"{variable}.{name}" for name in names)
            add(depth, f"{targets} = {text}")
        add(depth, f"{variable}.__class__ = {self.out.cls(cls)}")
        return variable

    _tuples: frozenset[str] = frozenset()

    def _empties(self, mark: str, cls: type, path: str, tree: dict[str, Any]) -> set[str]:
        found = set()
        for leaf in _leaves(tree):
            if _target(cls, leaf)[1]:
                found.add(mark + _slot(f"{path}.{leaf}"))
        return found

    # .. elements .............................................................................

    def _assignments(
        self, elements: tuple[Element, ...], cls: type, e: str
    ) -> Iterator[tuple[str, str]]:
        for item in elements:
            if item.kind == "composite":
                yield from self._composite(item, cls, f"{e}[{item.position}]")
            elif item.kind == "run":
                wanted = _target(cls, item.to or "")[0]
                convert = "INT" if wanted is int else ""
                cells = f"{e}[{item.position}:{item.position + item.count}]"
                text = f"tuple([x for x in {cells} if x])"
                if convert:
                    text = f"tuple([INT[x] for x in {cells} if INT[x] is not None])"
                yield _slot(item.to or ""), text
            elif item.kind == "span" and item.to:
                pair = f"{e}[{item.position}] + ' ' + {e}[{item.position + 1}]"
                yield _slot(item.to), f"PERIOD[{pair}]"
            elif item.to and item.const is None:
                yield _slot(item.to), self._value(item, cls, f"{e}[{item.position}]")

    def _value(self, item: Element, cls: type, text: str) -> str:
        wanted = _target(cls, item.to or "")[0]
        return f"{_converter(item, wanted)}[{text}]" if wanted is not str else f"{text} or None"

    def _text(self, item: Element, e: str) -> str:
        return f"{e}[{item.position}]"

    def _composite(self, item: Element, cls: type, text: str) -> Iterator[tuple[str, str]]:
        if item.to is not None:
            make = self.plan.composite_maker(item, _target(cls, item.to)[0])
            yield _slot(item.to), f"{self.out.constant('COMP', values.Memo(make))}[{text}]"
            return
        paths = list(_paths(item.parts))
        if not paths:
            return
        make = self.plan.parts_maker(item, cls)
        memo = self.out.constant("PARTS", values.Memo(make))
        names = ", ".join(_slot(path) for path in paths)
        yield names if len(paths) > 1 else names + ",", f"{memo}[{text}]"

    # .. items within one segment .............................................................

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
            yield _slot(item.to), self._value(item, cls, cell)

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

    def _pack_into(self, depth: int, segment: Segment) -> None:
        raise NotImplementedError(segment.id)

    def _coded(self, depth: int, family: list[Segment]) -> None:
        """Read HI: each composite's first component tells which attribute it feeds."""
        add = self.out.add
        choice: dict[str, tuple[int, Segment]] = {}
        paths: list[str] = []
        for segment in family:
            if segment.pack is None or segment.pack.to is None:
                raise ValueError(segment.id)
            path = segment.pack.to
            if path not in self.slots:
                self.slots[path] = True
            if path not in paths:
                paths.append(path)
            for key in segment.keys:
                choice[key] = (paths.index(path), segment)
        make = self.plan.coded_maker(self.cls, choice, paths)
        memo = self.out.constant("CODED", values.Memo(make))
        add(depth, "for j in range(1, len(e)):")
        add(depth + 1, "if e[j]:")
        add(depth + 2, f"k, o = {memo}[e[j]]")
        word = "if"
        for index, path in enumerate(paths):
            slot = _slot(path)
            add(depth + 2, f"{word} k == {index}:")
            add(depth + 3, f"if {slot} is None:")
            add(depth + 4, f"{slot} = [o]")
            add(depth + 3, "else:")
            add(depth + 4, f"{slot}.append(o)")
            if self.traced:
                numbers = {
                    key: self.plan.node_number(self.loop, segment)
                    for key, (at, segment) in choice.items()
                    if at == index
                }
                known = self.out.constant("NODES", numbers)
                place = f"f'{{P}}{path}[{{len({slot}) - 1}}].'"
                key = "e[j].split(SUB, 1)[0].rstrip()"
                add(depth + 3, f"T.append(('item', i, {known}[{key}], {place}, j))")
            word = "elif"
        if self.traced:
            add(depth + 2, "else:")
            add(depth + 3, "T.append(('part', i, P, j))")
            add(depth, "if not any(e[1:]):")
            self._lost(depth + 1, "i")

    # .. the end ..............................................................................

    def _finish(self) -> None:
        add = self.out.add
        if self.traced:
            add(1, "T.append(('close', i))")
        for path, many in self.slots.items():
            if many:
                add(1, f"{_slot(path)} = tuple({_slot(path)}) if {_slot(path)} else ()")
        if self.loop.spread is not None:
            names = "".join(f"{_slot(path)}, " for path in self.slots)
            add(1, f"return {names}i")
            return
        self._tuples = frozenset(_slot(p) for p, many in self.slots.items() if many)
        tree = _tree(self.slots)
        if self.plan.is_context(self.loop):
            parts = []
            for name, inner in tree.items():
                if inner:
                    child = _target(self.cls, name)[0]
                    made = self._built(1, child, inner, "", name + ".")
                    add(1, f"{_slot(name)} = {made}")
                parts.append(f"{name!r}: {_slot(name)}")
            add(1, f"return {{{', '.join(parts)}}}, i")
            return
        for name in self.plan.given(self.loop):
            tree[name] = {}
            add(1, f"{_slot(name)} = given.get({name!r})")
        add(1, f"return {self._built(1, self.cls, tree, '')}, i")


def loop_classes(transaction: Transaction) -> dict[str, type]:
    """Return the class whose attributes each loop fills, by the loop's id."""
    found: dict[str, type] = {}

    def visit(item: Loop, cls: type) -> None:
        found[item.id] = cls
        for inner in item.loops:
            path = inner.spread if inner.spread is not None else inner.to or ""
            visit(inner, _target(cls, "patient" if path == "INSURED" else path)[0])

    for item, cls in root_classes(transaction):
        visit(item, cls)
    return found


def _width(segment: Segment) -> int:
    ends = [e.position + e.count - 1 for e in segment.elements] or [1]
    if segment.pack is not None:
        ends.append(segment.pack.start + segment.pack.step - 1)
    return max(ends)


def _rank(tag: str) -> tuple[int, str]:
    return (_FREQUENT.index(tag) if tag in _FREQUENT else 99, tag)


def _key(segment: Segment) -> str:
    element, component = segment.key
    text = f"e[{element}]"
    return text if not component else f"{text}.split(SUB, 1)[0]"


def _key_guarded(segment: Segment) -> str:
    element, component = segment.key
    text = f"(e[{element}] if len(e) > {element} else '')"
    return text if not component else f"{text}.split(SUB, 1)[0]"


def _among(text: str, keys: tuple[str, ...]) -> str:
    return f"{text} == {keys[0]!r}" if len(keys) == 1 else f"{text} in {keys!r}"


def _paths(elements: tuple[Element, ...]) -> Iterator[str]:
    for item in elements:
        if item.kind == "composite" and item.to is None:
            yield from _paths(item.parts)
        elif item.to and item.const is None:
            yield item.to


def _tree(paths: Any) -> dict[str, Any]:  # noqa: ANN401
    tree: dict[str, Any] = {}
    for path in paths:
        node = tree
        for name in path.split("."):
            node = node.setdefault(name, {})
    return tree


def _leaves(tree: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, inner in tree.items():
        if inner:
            yield from _leaves(inner, f"{prefix}{name}.")
        else:
            yield prefix + name


def _merged(nodes: list[Segment]) -> Segment:
    """Return one node that binds all that any of its siblings binds."""
    elements: dict[int, Element] = {}
    for node in nodes:
        for item in node.elements:
            elements.setdefault(item.position, item)
    ordered = tuple(elements[position] for position in sorted(elements))
    pack = max((n.pack for n in nodes if n.pack), key=lambda p: p.times, default=None)
    return attrs.evolve(nodes[0], elements=ordered, pack=pack)


def _memorable(segment: Segment) -> bool:
    return segment.tag in ("DTP", "DTM")


def _spread_class(cls: type, prefix: str) -> type:
    found: type = _target(cls, prefix)[0]
    return found


def _converter(item: Element, wanted: Any) -> str:  # noqa: ANN401
    if wanted is Decimal:
        return "NUMBER"
    if wanted is int:
        return "INT"
    if wanted is date:
        return "DAY"
    if wanted is time:
        return "CLOCK"
    if wanted is Period:
        return "DAYS"
    raise TypeError(f"{item.to}: no converter to {wanted}")


def _days(text: str) -> Period | None:
    return values.period("D8", text)


def _paired(text: str) -> Period | None:
    form, _, rest = text.partition(" ")
    return values.period(form, rest)


NUMBER = values.Memo(values.number)
INT = values.Memo(values.whole)
DAY = values.Memo(values.day)
CLOCK = values.Memo(values.clock)
DAYS = values.Memo(_days)
PERIOD = values.Memo(_paired)

Reader = Callable[..., Any]


def root_classes(transaction: Transaction) -> Iterator[tuple[Loop, type]]:
    """Yield the loops that are read apart from the others, with what each builds."""
    from .. import model

    claims = transaction.set == "837"
    root = model.Claim if claims else model.ClaimPayment
    yield transaction.header, model.Batch if claims else model.RemittanceHeader
    for level in transaction.levels:
        yield level, (_target(root, level.to)[0] if level.to else root)
    yield transaction.root, root
    if transaction.trailer is not None:
        yield transaction.trailer, model.Remittance


class Plan:
    """Hold the compiled readers of one map for one set of delimiters."""

    def __init__(
        self, transaction: Transaction, element: str, component: str, *, traced: bool
    ) -> None:
        self.transaction = transaction
        self.element, self.component = element, component
        self.insured = "patient"
        self.traced = traced
        self.source = _Source()
        self.loops = [item for item, _ in transaction.loops()]
        self._numbers = {id(item): k for k, item in enumerate(self.loops)}
        self._parents = {id(item): parent for item, parent in transaction.loops()}
        self.nodes = [(item, node) for item in self.loops for node in item.segments]
        self._node_numbers = {(id(item), node.id): k for k, (item, node) in enumerate(self.nodes)}
        self.openers = frozenset(
            item.opener.tag
            for item in self.loops
            if item is not transaction.header and item is not transaction.trailer
        )
        self._prepared: dict[int, _LoopPlan] = {}
        self._readers: dict[str, Reader] = {}

    # .. structure ............................................................................

    def loop_number(self, item: Loop) -> int:
        return self._numbers[id(item)]

    def node_number(self, item: Loop, node: Segment) -> int:
        return self._node_numbers[id(item), node.id]

    def function_name(self, item: Loop) -> str:
        return f"read_{item.id}"

    def has_opener(self, item: Loop) -> bool:
        return item is not self.transaction.header and item is not self.transaction.trailer

    def is_context(self, item: Loop) -> bool:
        return item in self.transaction.levels and item.to is None

    def given(self, item: Loop) -> tuple[str, ...]:
        """Return the attributes that the caller of the loop's reader gives."""
        claims = self.transaction.set == "837"
        if item is self.transaction.root:
            return ("kind", "billing", "coverage", "patient") if claims else ("header", "group")
        return ("kind",) if claims and item is self.transaction.header else ()

    def spread(self, item: Loop) -> str:
        return self.insured if item.spread == "INSURED" else str(item.spread)

    def outer(self, item: Loop) -> dict[str, Callable[[list[str]], bool]]:
        """Return what opens a loop of an outer one from within `item`: tag to test of the keys."""
        found: dict[str, set[str] | None] = {}
        where: dict[str, Segment] = {}
        inner: Loop | None = item
        while inner is not None:
            parent = self._parents[id(inner)]
            if parent is not None:
                at = parent.loops.index(inner)
                first = at
                while first and parent.loops[first - 1].opener.tag == inner.opener.tag:
                    first -= 1
                for sibling in parent.loops[first:]:
                    opener = sibling.opener
                    where.setdefault(opener.tag, opener)
                    same = [s for s in parent.loops if s.opener.tag == opener.tag]
                    if not opener.keys or len(same) == 1:
                        found[opener.tag] = None
                    elif found.get(opener.tag, set()) is not None:
                        found.setdefault(opener.tag, set()).update(opener.keys)  # type: ignore[union-attr]
            inner = parent
        return {tag: _test(where[tag], keys, self.component) for tag, keys in found.items()}

    def blocked(self, item: Loop, family: list[Segment]) -> frozenset[str]:
        """Return qualifiers of this tag that only an outer loop declares: they come too late."""
        own = {key for segment in family for key in segment.keys}
        late: set[str] = set()
        parent = self._parents[id(item)]
        while parent is not None:
            late.update(key for s in parent.segments if s.tag == family[0].tag for key in s.keys)
            parent = self._parents[id(parent)]
        return frozenset(late - own)

    def prepared(self, item: Loop, cls: type) -> _LoopPlan:
        plan = self._prepared.get(id(item))
        if plan is None:
            plan = _LoopPlan(self, item, cls, self.traced)
            self._prepared[id(item)] = plan
            plan.declare()
        return plan

    # .. compiling ............................................................................

    def reader(self, name: str) -> Reader:
        """Return the reader of the loop `name`, compiled on first use.

        "2000B dependent" is loop 2000B when its claims are another person's.
        """
        found = self._readers.get(name)
        if found is None:
            found = self._readers[name] = self._compile(name)
        return found

    def _compile(self, name: str) -> Reader:
        loop_id, _, variant = name.partition(" ")
        item, cls = next((i, c) for i, c in root_classes(self.transaction) if i.id == loop_id)
        self.insured = "coverage.subscriber" if variant else "patient"
        self._prepared.clear()
        self.source = src = _Source()
        src.names.update(
            NUMBER=NUMBER,
            INT=INT,
            DAY=DAY,
            CLOCK=CLOCK,
            DAYS=DAYS,
            PERIOD=PERIOD,
            PAD=[""] * 40,
            SUB=self.component,
        )
        self._write(item, cls)
        text = "\n".join(src.lines)
        kind = "traced" if self.traced else "fast"
        file = f"<billingcore {self.transaction.id} {name} {kind} {self.component!r}>"
        namespace = dict(src.names)
        exec(compile(text, file, "exec"), namespace)  # noqa: S102  # our own generated source
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        found: Reader = namespace[self.function_name(item)]
        return found

    def segments(self, item: Loop) -> tuple[Segment, ...]:
        """Return the loop's segments; what is the patient's own has no place for a dependent."""
        if self.insured == "patient" or item.level is None:
            return item.segments
        return tuple(
            s
            for s in item.segments
            if not any((e.to or "").startswith("patient.") for e in s.elements)
        )

    def _write(self, item: Loop, cls: type) -> None:
        plan = self.prepared(item, cls)
        for inner in item.loops:
            if inner.spread is not None:
                self._write(inner, _spread_class(cls, self.spread(inner)))
            else:
                self._write(inner, _target(cls, inner.to or "")[0])
        start = len(self.source.lines)
        plan.write()
        if self.given(item):
            head = self.source.lines[start]
            self.source.lines[start] = head.replace("n, T, P)", "n, T, P, given)").replace(
                "i, n)", "i, n, given)"
            )

    # .. makers of remembered values ..........................................................

    def composite_maker(self, item: Element, cls: Any) -> Callable[[str], Any]:  # noqa: ANN401
        """Return text → object of the composite, None for no text."""
        fill = self.parts_maker(item, cls)
        paths = list(_paths(item.parts))

        def make(text: str) -> Any:  # noqa: ANN401
            if not text.strip(self.component + " "):
                return None
            return cls(**_nonempty(dict(zip(paths, fill(text), strict=True)), cls))

        return make

    def parts_maker(self, item: Element, cls: Any) -> Callable[[str], tuple[Any, ...]]:  # noqa: ANN401
        """Return text → values of the bound parts, in order."""
        readers = [_part_reader(p, cls) for p in item.parts if p.to and p.const is None]
        width = max((p.position + p.count for p in item.parts), default=1)
        sub = self.component

        def make(text: str) -> tuple[Any, ...]:
            cells = [cell.rstrip(" ") for cell in text.split(sub)]
            cells += [""] * (width - len(cells))
            return tuple(read(cells) for read in readers)

        return make

    def segment_maker(self, segment: Segment, cls: Any) -> Callable[[str], Any]:  # noqa: ANN401
        """Return raw text → object, for segments that repeat word for word (dates)."""
        timed = "at" in attrs.fields_dict(cls)
        key, item = segment.elements[0], segment.elements[1]
        assert key.to is not None  # noqa: S101  # dates are declared with their qualifier

        def make(raw: str) -> Any:  # noqa: ANN401
            e = [cell.rstrip(" ") for cell in raw.split(self.element)]
            e += [""] * (5 - len(e))
            if item.kind == "span":
                found, at = values.moment(e[2], e[3])
                extra = {"at": at} if timed else {}
                return cls(**{str(key.to): e[1] or None, str(item.to): found}, **extra)
            return cls(**{str(key.to): e[1] or None, str(item.to): values.period("D8", e[2])})

        return make

    def coded_maker(
        self, cls: type, choice: dict[str, tuple[int, Segment]], paths: list[str]
    ) -> Callable[[str], tuple[int, Any]]:
        """Return text of a composite → which attribute, and the item."""
        makers: dict[str, tuple[int, Callable[[str], Any]]] = {}
        for key, (index, segment) in choice.items():
            assert segment.pack is not None  # noqa: S101  # looked at before
            wanted = _target(cls, paths[index])[0]
            item = segment.pack.elements[0]
            if wanted is str:
                part = next(p for p in item.parts if p.to == ".")
                makers[key] = (index, _cell_maker(part.position, self.component))
            else:
                makers[key] = (index, self.composite_maker(item, wanted))
        sub = self.component

        def make(text: str) -> tuple[int, Any]:
            index, build = makers.get(text.split(sub, 1)[0].rstrip(), (-1, None))
            return (index, build(text)) if build else (-1, None)

        return make


def _cell_maker(position: int, sub: str) -> Callable[[str], str]:
    def make(text: str) -> str:
        cells = text.split(sub)
        return cells[position - 1].rstrip(" ") if len(cells) >= position else ""

    return make


def _part_reader(item: Element, cls: Any) -> Callable[[list[str]], Any]:  # noqa: ANN401
    at = item.position - 1
    wanted, _ = _target(cls, item.to or "")
    if item.kind == "run":
        if wanted is int:
            return lambda cells: tuple(
                number
                for number in map(values.whole, cells[at : at + item.count])
                if number is not None
            )
        return lambda cells: tuple(c for c in cells[at : at + item.count] if c)
    if item.kind == "span":
        return lambda cells: values.period(cells[at], cells[at + 1])
    if wanted is str:
        return lambda cells: cells[at] or None
    if wanted is Decimal:
        return lambda cells: values.number(cells[at])
    if wanted is int:
        return lambda cells: values.whole(cells[at])
    raise TypeError(f"{item.to}: no reader to {wanted}")


def _nonempty(found: dict[str, Any], cls: Any) -> dict[str, Any]:  # noqa: ANN401
    return found


def _test(opener: Segment, keys: set[str] | None, component: str) -> Callable[[list[str]], bool]:
    if keys is None:
        return lambda e: True
    known = frozenset(keys)
    position, part = opener.key
    if part:
        return lambda e: len(e) > position and e[position].split(component, 1)[0] in known
    return lambda e: len(e) > position and e[position] in known
