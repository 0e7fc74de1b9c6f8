"""One shape for the facts of a guide, whoever states them, and what two of them disagree about."""

from collections.abc import Iterator

from attrs import field, frozen


@frozen(kw_only=True)
class ElementFact:
    """One element (``05``) or component (``05-3``)."""

    usage: str
    number: str
    kind: str = ""
    low: int = 0
    high: int = 0
    repeat: int = 1
    codes: frozenset[str] = frozenset()


@frozen(kw_only=True)
class SegmentFact:
    tag: str
    usage: str
    repeat: int
    elements: dict[str, ElementFact]
    id: str = ""
    key: str = ""

    def codes(self, path: str) -> frozenset[str]:
        found = self.elements.get(path)
        return found.codes if found else frozenset()


@frozen(kw_only=True)
class LoopFact:
    """A loop: its usage below each of its parents, and segments and inner loops in wire order."""

    repeat: int
    under: dict[str, str] = field(factory=dict)
    content: list["SegmentFact | str"] = field(factory=list)

    @property
    def segments(self) -> list[SegmentFact]:
        return [item for item in self.content if isinstance(item, SegmentFact)]


Facts = dict[str, LoopFact]


def path_of(prefix: str, position: int) -> str:
    return f"{prefix}-{position}" if prefix else f"{position:02}"


def differences(ours: Facts, theirs: Facts) -> dict[str, str]:
    """Return each disagreement by its key, as ours against theirs."""
    return {key: f"{a} against {b}" for key, a, b in _facts_differ(ours, theirs)}


Difference = tuple[str, object, object]


def _facts_differ(ours: Facts, theirs: Facts) -> Iterator[Difference]:
    for name in sorted(ours.keys() - theirs.keys()):
        yield name, "a loop", None
    for name in sorted(theirs.keys() - ours.keys()):
        yield name, None, "a loop"
    for name in ours:
        if name in theirs:
            yield from _loops_differ(name, ours[name], theirs[name])


def _loops_differ(name: str, ours: LoopFact, theirs: LoopFact) -> Iterator[Difference]:
    if ours.repeat != theirs.repeat:
        yield f"{name} repeat", ours.repeat, theirs.repeat
    for parent in sorted(ours.under.keys() | theirs.under.keys()):
        mine, other = ours.under.get(parent), theirs.under.get(parent)
        if mine != other:
            yield f"{name} usage in {parent or 'nothing'}", mine, other
    pairs = _paired(ours.segments, theirs.segments)
    partner = {id(b): a for a, b in pairs}
    for mine_segment in ours.segments:
        if not any(mine_segment is a for a, _ in pairs):
            yield mine_segment.id, "a segment", None
    for other_segment in theirs.segments:
        if id(other_segment) not in partner:
            codes = "|".join(sorted(other_segment.codes(other_segment.key or "01")))
            yield f"{name}.{other_segment.tag}*{codes}", None, "a segment"
    for a, b in pairs:
        yield from _segments_differ(a, b)
    order = [_label(item) for item in ours.content]
    wanted = [_label(partner.get(id(item), item)) for item in theirs.content]
    if order != wanted and sorted(order) == sorted(wanted):
        yield f"{name} order", order, wanted


def _label(item: SegmentFact | str) -> str:
    return item if isinstance(item, str) else item.id


def _paired(
    ours: list[SegmentFact], theirs: list[SegmentFact]
) -> list[tuple[SegmentFact, SegmentFact]]:
    """Return pairs of one tag: with the same codes, else with some in common, else in order."""
    rest, left, pairs = list(ours), list(theirs), []
    for nearness in (2, 1, 0):
        for b in list(left):
            for a in rest:
                if a.tag == b.tag and _nearness(a, b) >= nearness:
                    pairs.append((a, b))
                    rest = [item for item in rest if item is not a]
                    left = [item for item in left if item is not b]
                    break
    return pairs


def _nearness(a: SegmentFact, b: SegmentFact) -> int:
    key = a.key or "01"
    if a.codes(key) == b.codes(key):
        return 2
    return 1 if a.codes(key) & b.codes(key) else 0


def _segments_differ(a: SegmentFact, b: SegmentFact) -> Iterator[Difference]:
    if a.usage != b.usage:
        yield f"{a.id} usage", a.usage, b.usage
    if a.repeat != b.repeat:
        yield f"{a.id} repeat", a.repeat, b.repeat
    for path in sorted(a.elements.keys() | b.elements.keys()):
        mine, other = a.elements.get(path), b.elements.get(path)
        if mine is None:
            yield f"{a.id}.{path}", None, "an element"
        elif other is None:
            if mine.usage != "N":  # components of an unused composite are not always listed
                yield f"{a.id}.{path}", "an element", None
        else:
            for fact in ("usage", "number", "kind", "low", "high", "repeat"):
                x, y = getattr(mine, fact), getattr(other, fact)
                if x != y and not (fact == "repeat" and mine.usage == "N"):
                    yield f"{a.id}.{path} {fact}", x, y
            if mine.codes != other.codes and mine.usage != "N":
                yield f"{a.id}.{path} codes", _words(mine.codes), _words(other.codes)


def _words(codes: frozenset[str]) -> str:
    return " ".join(sorted(codes)) or "any"
