"""Write a page for each map: what the guide allows at each place, and the attribute it fills."""

from billingcore.x12 import maps
from billingcore.x12._standard import SYNTAX
from billingcore.x12.maps._vocabulary import UNLIMITED, Transaction

# What a set's header, claims and trailer become.
OBJECTS = {
    "837": ("Batch", "Claim", ""),
    "835": ("RemittanceHeader", "ClaimPayment", "Remittance"),
}
USAGES = {"R": "required", "S": "situational"}
INSURED = "patient"  # or a subscriber apart, where the patient has a level of his own
HEAD = ("place", "use", "type", "length", "codes", "becomes")
WORKED_OUT = {
    "child": "whether levels follow below",
    "control": "the number of the transaction",
    "count": "the number of segments",
    "number": "the number of the level",
    "ordinal": "the number of the line",
    "parent": "the number of the level above",
}
RULES = {
    "P": ("{all} all, or none", " and "),
    "R": ("at least one of {all}", ", "),
    "E": ("at most one of {all}", ", "),
    "C": ("{first} only with {rest}", " and "),
    "L": ("{first} only with one of {rest}", ", "),
}


def map_pages():
    """Yield a page for each transaction that has a map."""
    for name in sorted(maps.__all__):
        found = getattr(maps, name)
        if isinstance(found, Transaction):
            yield f"maps/{found.id}.md", "\n".join(page(found)) + "\n"


def page(transaction):
    """Yield the lines of a transaction's page."""
    header, root, trailer = OBJECTS[transaction.set]
    yield f"# {transaction.set} {transaction.name}, {transaction.id}"
    yield ""
    yield f"What a {transaction.name} may say, loop by loop, and where the model keeps each value."
    yield f"The map is made for {listed(transaction.accepts)}."
    yield (
        "Usage is required or situational; a place that is not listed is not used. "
        "Lengths of numbers count digits only."
    )
    if transaction.set == "837":
        yield (
            f"Loop 2010BA is the {INSURED} who is the subscriber; "
            "where the patient has a level of his own, it fills `Claim.coverage.subscriber`."
        )
    tops = [(transaction.header, header), *((level, root) for level in transaction.levels)]
    tops += [(transaction.root, root)]
    tops += [(transaction.trailer, trailer)] if transaction.trailer else []
    yield from ("", "```{contents}", ":local:", ":depth: 1", "```", "")
    for top, owner in tops:
        yield from loop_lines(top, owner)


def loop_lines(loop, owner, above=None):
    """Yield the lines of a loop and of those within it."""
    part = INSURED if loop.spread == "INSURED" else loop.spread or loop.to
    path = f"{owner}.{part}" if part else owner
    yield f"## Loop {loop.id}"
    yield ""
    within = f", within {above}" if above else ""
    yield f"{USAGES[loop.usage].capitalize()}, {times(loop.repeat)}{within}; fills `{path}`."
    yield ""
    for segment in loop.segments:
        yield from segment_lines(segment, path)
    for inner in loop.loops:
        yield from loop_lines(inner, path, loop.id)


def segment_lines(segment, owner):
    """Yield the lines of a segment: a heading, a table, and the rules between its elements."""
    path = f"{owner}.{segment.to}" if segment.to else owner
    yield f"### {segment.id}"
    yield ""
    yield f"{USAGES[segment.usage].capitalize()}, {times(segment.repeat)}."
    yield ""
    yield row(HEAD)
    yield row("---" for _ in HEAD)
    for element in segment.elements:
        yield from element_rows(element, path)
    pack = segment.pack
    if pack is not None:
        inner = f"{path}.{pack.to}" if pack.to else path
        for element in pack.elements:
            yield from element_rows(element, inner, shift=pack.start - 1)
    yield ""
    if pack is not None and pack.times > 1:
        first = "nothing of this is required" if pack.optional else "only the first is required"
        last = pack.start + pack.step - 1
        places = f"{pack.start:02}" if pack.step == 1 else f"{pack.start:02} to {last:02}"
        yield f"Up to {pack.times} times: {places} and so on, of which {first}."
        yield ""
    ruled = list(filter(None, (rule_text(rule, segment) for rule in SYNTAX.get(segment.tag, ()))))
    if ruled:
        yield f"{'; '.join(ruled).capitalize()}."
        yield ""


def element_rows(element, owner, prefix="", shift=0):
    """Yield the table's rows for an element, and for the components of a composite."""
    at = element.position + shift
    place = f"{prefix}-{at}" if prefix else f"{at:02}"
    path = owner if element.to in (None, ".") else f"{owner}.{element.to}"
    usage = USAGES[element.usage]
    if element.kind == "composite":
        yield row((place, usage, element.number, "", "", f"`{path}`" if element.to else ""))
        for part in element.parts:
            yield from element_rows(part, path, place)
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
        becomes = f"{WORKED_OUT[element.derived]}, worked out"
    elif element.to is not None:
        becomes = f"`{path}`"
    else:
        becomes = "always this"
    yield row((place, usage, kind, length, codes, becomes))


def rule_text(rule, segment):
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
    words, glue = RULES[rule[0]]
    return words.format(all=glue.join(places), first=places[0], rest=glue.join(places[1:]))


def times(repeat):
    """Return how often, in words."""
    return {1: "once", UNLIMITED: "any number of times"}.get(repeat, f"up to {repeat} times")


def listed(names):
    """Return names as code, in one list."""
    return ", ".join(f"`{name}`" for name in names)


def row(cells):
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"
