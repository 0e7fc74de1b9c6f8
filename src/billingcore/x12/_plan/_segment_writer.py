"""Source that writes the segments of a loop: single, listed, packed, and coded ones."""

import attrs

from .. import _values as values
from ..maps._vocabulary import UNLIMITED, Element, Pack, Segment
from ._attributes import attribute_type, bound_paths
from ._cell_writer import CellWriter
from ._code import among
from ._coded import Limits
from ._marks import ELEMENT

__all__ = ["SegmentWriter", "all_absent"]


class SegmentWriter(CellWriter):
    """Write the part of a loop's writer that makes segments."""

    def _counted(
        self, text: str, key: str, limits: tuple[tuple[tuple[str, ...], int], ...], name: str
    ) -> None:
        """Tell of kinds that stand more often than their nodes allow."""
        least = min(limit for _, limit in limits)
        memo = self.out.constant("COUNT", values.Memo(Limits(limits)))
        self.add(1, f"if len({text}) > {least}:")
        self.add(2, f"for limit in {memo}[tuple([x.{key} for x in {text}])]:")
        self.add(3, f"bad(o, {name!r}, 'too-many', limit)")

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
        if limit < UNLIMITED:
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


def all_absent(cls: type) -> object:
    """Return an object of `cls` in which everything is absent."""
    return cls(**{f.name: () if f.default == () else None for f in attrs.fields(cls) if f.init})
