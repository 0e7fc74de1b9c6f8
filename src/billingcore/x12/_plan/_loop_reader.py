"""Source that reads one loop: which segment goes where. The laws of placement live here."""

from ..maps._vocabulary import Loop, Segment
from ._attributes import (
    attribute_type,
    bound_paths,
    merged_node,
    path_tree,
    spread_class,
)
from ._code import among, guarded_key, key_cell, slot_name
from ._segment_reader import SegmentReader

__all__ = ["LoopReader"]

_FREQUENT = "CAS DTM SV1 DTP REF AMT QTY LQ HI NM1 N3 N4 DMG PRV PER".split()


class LoopReader(SegmentReader):
    """Write the reader of one loop."""

    def declare(self) -> None:
        for segment in self.plan.segments(self.loop):
            self._declare_segment(segment)
        for inner in self.loop.loops:
            if inner.spread is not None:
                prefix = self.plan.spread(inner)
                child = self.plan.prepared(inner, spread_class(self.cls, prefix))
                for path in child.slots:
                    self.slots.setdefault(f"{prefix}.{path}", False)
            elif inner.to is not None:
                many = attribute_type(self.cls, inner.to)[1]
                self.slots[inner.to] = self.slots.get(inner.to, False) or many

    def _declare_segment(self, segment: Segment) -> None:
        if segment.to is not None:
            self.slots[segment.to] = attribute_type(self.cls, segment.to)[1]
            return
        for path in bound_paths(segment.elements):
            self.slots.setdefault(path, False)
        if segment.pack is not None and segment.pack.to is not None:
            self.slots[segment.pack.to] = attribute_type(self.cls, segment.pack.to)[1]

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
        start = []
        names = [slot_name(path) for path in self.slots]
        if names:
            start.append(f"    {' = '.join(names)} = None")
        if self.flags:
            start.append(f"    {' = '.join(self.flags)} = 0")
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
        order = sorted(families, key=rank_of)
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

    def _open_condition(self, inner: list[tuple[int, Loop]]) -> str:
        last = max(number for number, _ in inner)
        keyed = [item for _, item in inner if item.opener.keys]
        forward = f" and g <= {last}"
        if len(inner) == 1 or not keyed:
            return forward
        keys = frozenset(key for item in keyed for key in item.opener.keys)
        known = self.out.constant("KEYS", keys)
        return f"{forward} and {guarded_key(inner[0][1].opener)} in {known}"

    def _enter(self, depth: int, inner: list[tuple[int, Loop]]) -> None:
        add = self.out.add
        word = "if"
        single = len(inner) == 1
        for number, item in inner:
            at = depth
            if not single:
                keys = item.opener.keys
                test = f"{guarded_key(item.opener)} in {keys!r}"
                if len(keys) == 1:
                    test = f"{guarded_key(item.opener)} == {keys[0]!r}"
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
            child = self.plan.prepared(item, spread_class(self.cls, prefix))
            names = ", ".join(slot_name(f"{prefix}.{path}") for path in child.slots)
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
        slot = slot_name(item.to)
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
                tests.append(among(key_cell(segment), segment.keys))
            add(depth, f"{word} {' and '.join(tests)}:")
            add(depth + 1, f"{flag} = 1")
            self._take(depth + 1, segment, segment)
            word = "elif"
        if blocked and lists:
            late = self.out.constant("LATE", blocked)
            add(depth, f"{word} {key_cell(lists[0])} in {late}:")
            self._lost(depth + 1, "i")
            word = "elif"
        if lists:
            merged = merged_node(lists)
            if word == "if":
                self._take(depth, merged, *lists)
            else:
                add(depth, "else:")
                self._take(depth + 1, merged, *lists)
        elif word == "elif":
            add(depth, "else:")
            self._lost(depth + 1, "i")

    def _finish(self) -> None:
        add = self.out.add
        if self.traced:
            add(1, "T.append(('close', i))")
        for path, many in self.slots.items():
            if many:
                add(1, f"{slot_name(path)} = tuple({slot_name(path)}) if {slot_name(path)} else ()")
        if self.loop.spread is not None:
            names = "".join(f"{slot_name(path)}, " for path in self.slots)
            add(1, f"return {names}i")
            return
        self.tuples = frozenset(slot_name(p) for p, many in self.slots.items() if many)
        tree = path_tree(self.slots)
        if self.plan.is_context(self.loop):
            parts = []
            for name, inner in tree.items():
                if inner:
                    self._inner(1, name, inner, "", self.cls, name)
                parts.append(f"{name!r}: {slot_name(name)}")
            add(1, f"return {{{', '.join(parts)}}}, i")
            return
        for name in self.plan.given(self.loop):
            tree[name] = {}
            add(1, f"{slot_name(name)} = given.get({name!r})")
        add(1, f"return {self._built(1, self.cls, tree, '')}, i")


def rank_of(tag: str) -> tuple[int, str]:
    return (_FREQUENT.index(tag) if tag in _FREQUENT else 99, tag)
