"""What others say about a guide: the tables of facts, and the maps of pyx12."""

import csv
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from billingcore.x12.maps._vocabulary import UNLIMITED
from tests.x12.facts import ElementFact, Facts, LoopFact, SegmentFact, path_of

# -- the tables of facts ---------------------------------------------------------------------


def tabled(folder: Path, guide: str) -> Facts:
    """Return what the tables of a guide's facts say."""
    facts: Facts = {}
    order: dict[str, dict[int, SegmentFact | str]] = {}
    for row in rows(folder / f"{guide}.loops.tsv"):
        loop = facts.setdefault(row["loop"], LoopFact(repeat=_count(row["repeat"])))
        loop.under[row["parent"]] = row["usage"]
        order.setdefault(row["parent"], {})[int(row["order"])] = row["loop"]
    for row in rows(folder / f"{guide}.elements.tsv"):
        segment = order.setdefault(row["loop"], {}).setdefault(
            int(row["segment_order"]),
            SegmentFact(
                tag=row["segment"],
                usage=row["segment_usage"],
                repeat=_count(row["max_use"]),
                elements={},
                key=row["qualifier"].partition("=")[0],
            ),
        )
        assert isinstance(segment, SegmentFact)
        segment.elements[row["element"]] = ElementFact(
            usage=row["usage"],
            number=row["data_element"],
            kind=row["type"],
            low=int(row["min"] or 0),
            high=int(row["guide_max"] or row["max"] or 0),
            repeat=_count(row["repeat"]),
            codes=frozenset(filter(None, row["codes"].split("|"))),
        )
    for name, loop in facts.items():
        loop.content.extend(order[name][at] for at in sorted(order[name]))
    return facts


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _count(text: str) -> int:
    return UNLIMITED if text == ">1" else int(text)


# -- the maps of pyx12 -----------------------------------------------------------------------


def mapped(folder: Path, file: str) -> Facts:
    """Return what a map of pyx12 says."""
    lengths = {
        item.get("ele_num", ""): (
            item.get("data_type", ""),
            int(item.get("min_len", "0")),
            int(item.get("max_len", "0")),
        )
        for item in ElementTree.parse(folder / "dataele.xml").iter("data_ele")  # noqa: S314
    }
    tree = ElementTree.parse(folder / file)  # noqa: S314  # a file of an installed package
    top = next(item for item in tree.iter("loop") if item.get("xid") == "ST_LOOP")
    facts: Facts = {}
    _xml_loop(top, "", facts, lengths)
    return facts


Lengths = dict[str, tuple[str, int, int]]


def _text(node: ElementTree.Element, name: str) -> str:
    return (node.findtext(name) or "").strip()


def _xml_loop(node: ElementTree.Element, parent: str, facts: Facts, lengths: Lengths) -> str:
    name = node.get("xid", "").removesuffix("_LOOP")
    known = name in facts  # 2300 is written out below each of its parents
    loop = facts.setdefault(name, LoopFact(repeat=_count(_text(node, "repeat"))))
    loop.under[parent] = _text(node, "usage")
    if not known:
        loop.content.extend(_xml_content(node, name, facts, lengths))
    return name


def _xml_content(
    node: ElementTree.Element, name: str, facts: Facts, lengths: Lengths
) -> Iterator[SegmentFact | str]:
    for item in node:
        if item.tag == "segment":
            yield SegmentFact(
                tag=item.get("xid", ""),
                usage=_text(item, "usage"),
                repeat=_count(_text(item, "max_use")),
                elements=dict(_xml_elements(item, lengths)),
            )
        elif item.tag == "loop" and item.get("type") == "wrapper":
            yield from _xml_content(item, name, facts, lengths)
        elif item.tag == "loop":
            yield _xml_loop(item, name, facts, lengths)


def _xml_elements(
    node: ElementTree.Element, lengths: Lengths, prefix: str = ""
) -> Iterator[tuple[str, ElementFact]]:
    for item in node:
        if item.tag not in ("element", "composite"):
            continue
        path = path_of(prefix, int(_text(item, "seq")))
        number = _text(item, "data_ele")
        if item.tag == "composite":
            kind, low, high = "composite", 0, 0
            yield from _xml_elements(item, lengths, path)
        else:
            kind, low, high = lengths[number]
        yield (
            path,
            ElementFact(
                usage=_text(item, "usage"),
                number=number,
                kind=kind,
                low=low,
                high=high,
                codes=frozenset(code.text or "" for code in item.iterfind("valid_codes/code")),
            ),
        )
