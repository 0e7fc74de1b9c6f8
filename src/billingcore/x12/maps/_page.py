"""A map as a page: what the guide allows at each place, and the attribute that it fills.

>>> from billingcore.x12 import maps
>>> print(maps.page(maps.remittance).splitlines()[0])
# 835 remittance advice, 005010X221A1
"""

from collections.abc import Iterable, Iterator

from .._standard import SYNTAX
from ._vocabulary import INSURED, UNLIMITED, Element, Loop, Segment, Transaction

__all__ = ["page_of"]

# What a set's header, claims and trailer become.
_OBJECTS = {
    "837": ("Batch", "Claim", ""),
    "835": ("RemittanceHeader", "ClaimPayment", "Remittance"),
}
_USAGES = {"R": "required", "S": "situational"}
_INSURED = "patient"  # or a subscriber apart, where the patient has a level of his own
_HEAD = ("place", "use", "type", "length", "codes", "becomes")
_WORKED_OUT = {
    "child": "whether levels follow below",
    "control": "the number of the transaction",
    "count": "the number of segments",
    "number": "the number of the level",
    "ordinal": "the number of the line",
    "parent": "the number of the level above",
}
_RULES = {
    "P": ("{all} all, or none", " and "),
    "R": ("at least one of {all}", ", "),
    "E": ("at most one of {all}", ", "),
    "C": ("{first} only with {rest}", " and "),
    "L": ("{first} only with one of {rest}", ", "),
}


def page_of(transaction: Transaction) -> str:
    """Return the page of a guide in Markdown; a patched map's page shows the patch."""
    return "\n".join(_lines(transaction)) + "\n"


def _lines(transaction: Transaction) -> Iterator[str]:
    header, root, trailer = _OBJECTS[transaction.set]
    yield f"# {transaction.set} {transaction.name}, {transaction.id}"
    yield ""
    yield f"What a {transaction.name} may say, loop by loop, and where the model keeps each value."
    yield f"The map is made for {_listed(transaction.accepts)}."
    yield (
        "Usage is required or situational; a place that is not listed is not used. "
        "Lengths of numbers count digits only."
    )
    if transaction.set == "837":
        yield (
            f"Loop 2010BA is the {_INSURED} who is the subscriber; "
            "where the patient has a level of his own, it fills `Claim.coverage.subscriber`."
        )
    tops = [(transaction.header, header), *((level, root) for level in transaction.levels)]
    tops += [(transaction.root, root)]
    tops += [(transaction.trailer, trailer)] if transaction.trailer else []
    yield from ("", "```{contents}", ":local:", ":depth: 1", "```", "")
    for top, owner in tops:
        yield from _loop_lines(top, owner)


def _loop_lines(loop: Loop, owner: str, above: str | None = None) -> Iterator[str]:
    """Yield the lines of a loop and of those within it."""
    part = _INSURED if loop.spread == INSURED else loop.spread or loop.to
    path = f"{owner}.{part}" if part else owner
    yield f"## Loop {loop.id}"
    yield ""
    within = f", within {above}" if above else ""
    yield f"{_USAGES[loop.usage].capitalize()}, {_times(loop.repeat)}{within}; fills `{path}`."
    yield ""
    for segment in loop.segments:
        yield from _segment_lines(segment, path)
    for inner in loop.loops:
        yield from _loop_lines(inner, path, loop.id)


def _segment_lines(segment: Segment, owner: str) -> Iterator[str]:
    """Yield the lines of a segment: a heading, a table, and the rules between its elements."""
    path = f"{owner}.{segment.to}" if segment.to else owner
    yield f"### {segment.id}"
    yield ""
    yield f"{_USAGES[segment.usage].capitalize()}, {_times(segment.repeat)}."
    yield ""
    yield _row(_HEAD)
    yield _row("---" for _ in _HEAD)
    for element in segment.elements:
        yield from _element_rows(element, path)
    pack = segment.pack
    if pack is not None:
        inner = f"{path}.{pack.to}" if pack.to else path
        for element in pack.elements:
            yield from _element_rows(element, inner, shift=pack.start - 1)
    yield ""
    if pack is not None and pack.times > 1:
        first = "nothing of this is required" if pack.optional else "only the first is required"
        last = pack.start + pack.step - 1
        places = f"{pack.start:02}" if pack.step == 1 else f"{pack.start:02} to {last:02}"
        yield f"Up to {pack.times} times: {places} and so on, of which {first}."
        yield ""
    ruled = list(filter(None, (_rule_text(rule, segment) for rule in SYNTAX.get(segment.tag, ()))))
    if ruled:
        yield f"{'; '.join(ruled).capitalize()}."
        yield ""


def _element_rows(element: Element, owner: str, prefix: str = "", shift: int = 0) -> Iterator[str]:
    """Yield the table's rows for an element, and for the components of a composite."""
    at = element.position + shift
    place = f"{prefix}-{at}" if prefix else f"{at:02}"
    path = owner if element.to in (None, ".") else f"{owner}.{element.to}"
    usage = _USAGES[element.usage]
    if element.kind == "composite":
        yield _row((place, usage, element.number, "", "", f"`{path}`" if element.to else ""))
        for part in element.parts:
            yield from _element_rows(part, path, place)
        return
    if element.count > 1:
        last = at + element.count - 1
        place = f"{place} to {f'{prefix}-{last}' if prefix else f'{last:02}'}"
    if element.kind == "run" and element.needed:
        usage = "first required" if element.needed < element.count else "required"
    kind = {"run": "", "span": "date"}.get(element.kind, element.kind)
    length = (
        str(element.high) if element.low == element.high else f"{element.low} to {element.high}"
    )
    codes = "; then ".join(" ".join(codes) for codes in (element.codes, *element.extra) if codes)
    if element.derived is not None:
        becomes = f"{_WORKED_OUT[element.derived]}, worked out"
    elif element.to is not None:
        becomes = f"`{path}`"
    else:
        becomes = "always this"
    yield _row((place, usage, kind, length, codes, becomes))


def _rule_text(rule: str, segment: Segment) -> str:
    """Return a rule between elements in words, or nothing where its elements are not used."""
    used = {
        k for item in segment.elements for k in range(item.position, item.position + item.count)
    }
    if segment.pack is not None:
        pack = segment.pack
        used |= set(range(pack.start, pack.start + pack.step * pack.times))
    places = [rule[k : k + 2] for k in range(1, len(rule), 2)]
    if not all(int(place) in used for place in places):
        return ""
    words, glue = _RULES[rule[0]]
    return words.format(all=glue.join(places), first=places[0], rest=glue.join(places[1:]))


def _times(repeat: int) -> str:
    """Return how often, in words."""
    return {1: "once", UNLIMITED: "any number of times"}.get(repeat, f"up to {repeat} times")


def _listed(names: Iterable[str]) -> str:
    """Return names as code, in one list."""
    return ", ".join(f"`{name}`" for name in names)


def _row(cells: Iterable[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"
