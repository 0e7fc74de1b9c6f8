"""Source that writes one loop: its segments in order, then its inner loops."""

from ..maps._vocabulary import UNLIMITED, Loop
from ._attributes import attribute_type, bound_paths, merged_node
from ._segment_writer import SegmentWriter, all_absent

__all__ = ["LoopWriter"]


class LoopWriter(SegmentWriter):
    """Write the writer of one loop."""

    def write(self) -> None:
        self._segments()
        self._loops()
        self.out.add(0, f"def write_{self.loop.id}(o, out, bad, k=0):")
        for path, variable in self.locals.items():
            blank = self.out.constant("BLANK", all_absent(attribute_type(self.cls, path)[0]))
            owner, _, name = path.rpartition(".")
            parent = self.locals[owner] if owner else "o"
            self.out.add(1, f"{variable} = {parent}.{name}")
            self.out.add(1, f"if {variable} is None: {variable} = {blank}")
        for depth, text in self.body:
            self.out.add(depth, text)
        self._unplaced()
        self.out.add(1, "return")
        self.out.add(0, "")

    def _segments(self) -> None:
        listed: set[tuple[str, str]] = set()
        segments = self.plan.segments(self.loop)
        for segment in segments:
            opener = segment.id == self.loop.opener.id
            if segment.pack is not None and segment.to is None:
                mark = (segment.tag, str(segment.pack.to))
                if mark not in listed:
                    listed.add(mark)
                    same = [s for s in segments if s.pack is not None and s.to is None]
                    self._coded([s for s in same if s.pack and s.pack.to == segment.pack.to])
            elif segment.to is None:
                self._fill(segment, always=opener)
            elif attribute_type(self.cls, segment.to)[1]:
                mark = (segment.tag, segment.to)
                if mark not in listed:
                    listed.add(mark)
                    family = [s for s in segments if (s.tag, s.to) == mark]
                    self._listed(merged_node(family), family)
            else:
                self._single(segment)

    def _unplaced(self) -> None:
        if self.loop.level is not None and self.loop.to is None:
            return
        self.body.clear()
        given = {
            "kind",
            "guide",
            "billing",
            "coverage",
            "patient",
            "header",
            "group",
            "claims",
            "groups",
        }
        for owner, names in self.bound.items():
            if owner == "o":
                known = given if is_root(self.cls) else self._bound_above()
                self._missing(1, "o", self.cls, names | known)
            else:
                path = next((p for p, v in self.locals.items() if v == owner), None)
                if path is not None:
                    self._missing(1, owner, attribute_type(self.cls, path)[0], names)
        for depth, text in self.body:
            self.out.add(depth, text)

    def _says(self, inner: Loop) -> str:
        """Return the test whether a spread loop has anything to write of the object `x`."""
        cls = attribute_type(self.cls, self.plan.spread(inner))[0]
        filling = [s for s in inner.segments if s.to is None]
        paths = [path for s in filling for path in bound_paths(s.elements)]
        paths += [s.to for s in inner.segments if s.to is not None]
        names = dict.fromkeys(path.split(".")[0] for path in paths)
        tests = [
            f"x.{name}" if attribute_type(cls, name)[1] else f"x.{name} is not None"
            for name in names
        ]
        return " or ".join(tests)

    def _bound_above(self) -> set[str]:
        """Return attributes of a spread loop's object that the loop around it writes (PAT)."""
        if self.loop.spread is None:
            return set()
        parent = next(p for item, p in self.plan.transaction.loops() if item is self.loop)
        prefix = self.plan.spread(self.loop) + "."
        segments = self.plan.segments(parent) if parent else []
        paths = [path for s in segments for path in bound_paths(s.elements)]
        return {p.removeprefix(prefix).split(".")[0] for p in paths if p.startswith(prefix)}

    def _loops(self) -> None:
        done: set[str] = set()
        for position, inner in enumerate(self.loop.loops):
            if inner.id in done:
                continue
            if inner.spread is not None:
                text, _, _ = self._at(self.plan.spread(inner))
                self.add(1, f"x = {text}")
                self.add(1, f"if x is not None and ({self._says(inner)}):")
                self.add(2, f"write_{inner.id}(x, out, bad)")
                continue
            text, _, _ = self._at(inner.to or "")
            if not attribute_type(self.cls, inner.to or "")[1]:
                self.add(1, f"x = {text}")
                self.add(1, "if x is not None:")
                self.add(2, f"write_{inner.id}(x, out, bad)")
                self._own_key(2, inner.opener)
                continue
            same = [
                item
                for item in self.loop.loops[position:]
                if item.to == inner.to and item.opener.tag == inner.opener.tag
            ]
            done.update(item.id for item in same)
            if len(same) == 1:
                if inner.repeat < UNLIMITED:
                    self._many(1, text, "o", inner.to or "", inner.repeat)
                self.add(1, f"for k, x in enumerate({text}, 1): write_{inner.id}(x, out, bad, k)")
                continue
            role = next(e.to for e in inner.opener.elements if e.position == inner.opener.key[0])
            limits = tuple((item.opener.keys, item.repeat) for item in same)
            self._counted(text, str(role), limits, inner.to or "")
            self.add(1, f"for x in {text}:")
            self.add(2, f"r = x.{role}")
            word = "if"
            for item in same:
                self.add(2, f"{word} r in {item.opener.keys!r}: write_{item.id}(x, out, bad)")
                word = "elif"
            self.add(2, f"else: bad(x, {role!r}, 'no-place', 0)")


def is_root(cls: type) -> bool:
    return cls.__name__ in ("Claim", "ClaimPayment", "Batch", "Remittance")
