"""The catalogue of structure and envelope findings: one row each, ids never used again.

>>> CATALOGUE["element-missing"].id
'STR010'
"""

import re

from attrs import frozen

from ..findings import Disposition, Finding, Kept, Location, Place, Severity, Snip
from ._walk import Chunk
from .maps._vocabulary import Loop

__all__ = ["CATALOGUE", "Row", "structure"]

_TAG = re.compile(r"[A-Z][A-Z0-9]{1,2}").fullmatch
_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


@frozen
class Row:
    """Give one kind of finding: its id, how bad, its SNIP type, and the message."""

    id: str
    severity: Severity
    snip: Snip
    template: str


def _rows(snip: Snip, rows: tuple[tuple[str, str, Severity, str], ...]) -> dict[str, Row]:
    return {slug: Row(id_, severity, snip, text) for id_, slug, severity, text in rows}


CATALOGUE: dict[str, Row] = {
    **_rows(
        Snip.SYNTAX,
        (
            ("ENV001", "isa-not-padded", _E, "elements of the ISA do not have their fixed lengths"),
            (
                "ENV002",
                "terminator-differs",
                _E,
                "the ISA ends with another terminator than the segments that follow",
            ),
            (
                "ENV003",
                "fragment",
                _W,
                "the content begins at {tag}, without an ISA; delimiters were worked out",
            ),
            ("ENV004", "junk", _E, "{count} characters that are no segment"),
            ("ENV005", "isa-malformed", _E, "the ISA can not be read; delimiters were worked out"),
            ("ENV006", "interchange-not-closed", _E, "an interchange ends without IEA"),
            ("ENV007", "group-not-closed", _E, "a group ends without GE"),
            ("ENV008", "transaction-not-closed", _E, "a transaction ends without SE"),
            ("ENV009", "segment-count", _E, "SE01 counts {stated} segments, there are {count}"),
            ("ENV010", "transaction-control", _E, "SE02 differs from ST02"),
            (
                "ENV011",
                "transaction-count",
                _E,
                "GE01 counts {stated} transactions, there are {count}",
            ),
            ("ENV012", "group-control", _E, "GE02 differs from GS06"),
            ("ENV013", "group-count", _E, "IEA01 counts {stated} groups, there are {count}"),
            ("ENV014", "interchange-control", _E, "IEA02 differs from ISA13"),
            ("ENV015", "control-repeated", _E, "{element} repeats a control number"),
            ("ENV016", "group-code", _E, "GS01 is {found}, a {set} belongs under {expected}"),
            ("ENV017", "envelope-element", _E, "{element} can not be read"),
            ("ENV018", "outside-transaction", _E, "a segment stands outside of any transaction"),
            ("ENV019", "closing-alone", _E, "{tag} closes what was not opened"),
            ("ENV020", "version", _W, "version {version} is read with the map of {map}"),
            ("ENV021", "version-differs", _E, "ST03 is {found}, GS08 is {expected}"),
            (
                "ENV022",
                "transaction-unknown",
                _I,
                "no guide for transaction {set} version {version}; it is kept as it stands",
            ),
            (
                "ENV023",
                "body-differs",
                _E,
                "version {version} names a {stated}, the body is read as what it is: a {found}",
            ),
        ),
    ),
    **_rows(
        Snip.GUIDE,
        (
            ("STR001", "segment-unknown", _E, "there is no segment of this name"),
            ("STR002", "segment-unexpected", _E, "the segment has no place here"),
            ("STR003", "segment-missing", _E, "{segment} is required in loop {loop}"),
            ("STR004", "loop-missing", _E, "loop {inner} is required in loop {loop}"),
            (
                "STR005",
                "segment-repeats",
                _E,
                "{segment} stands {count} times in loop {loop}, {limit} are allowed",
            ),
            (
                "STR006",
                "loop-repeats",
                _E,
                "loop {inner} stands {count} times in loop {loop}, {limit} are allowed",
            ),
            (
                "STR007",
                "segment-order",
                _W,
                "the segment stands behind others of loop {loop} that come after it",
            ),
            ("STR008", "qualifier-unknown", _E, "the qualifier is not one of this place"),
            ("STR010", "element-missing", _E, "{element} is required"),
            ("STR011", "element-not-used", _E, "{element} is not used here"),
            ("STR012", "too-many-elements", _E, "the segment has no element {element}"),
            ("STR013", "too-long", _E, "{element} has {length} characters, at most {limit}"),
            ("STR014", "too-short", _E, "{element} has {length} characters, at least {limit}"),
            ("STR015", "not-a-number", _E, "{element} is not a number"),
            ("STR016", "not-a-date", _E, "{element} is not a date"),
            ("STR017", "not-a-time", _E, "{element} is not a time"),
            ("STR018", "code-not-allowed", _E, "{element} is not one of the codes of this place"),
            ("STR019", "syntax-rule", _E, "rule {rule} of {segment} does not hold"),
            ("STR020", "component-not-used", _E, "{element} is not used here"),
            ("STR021", "line-number", _W, "LX01 does not count up by one: {expected} expected"),
            (
                "STR022",
                "hierarchy-number",
                _E,
                "HL01 does not count up by one: {expected} expected",
            ),
            (
                "STR023",
                "hierarchy-parent",
                _E,
                "HL02 does not name a level that this one belongs under",
            ),
            ("STR024", "hierarchy-level", _E, "HL03 is not a level of this transaction"),
            ("STR025", "level-without-claim", _E, "a level of the hierarchy has no claim"),
            ("STR026", "claim-without-group", _W, "a claim payment stands before any LX"),
            (
                "STR027",
                "component-separator",
                _E,
                "{element} uses {found} between components, the ISA declares {declared}",
            ),
            ("STR028", "separator-in-element", _W, "{element} holds the component separator"),
            ("STR029", "empty-segment", _W, "the segment has no elements"),
            ("STR030", "gap", _W, "an empty place stands before {element}"),
            (
                "STR031",
                "constant-alone",
                _W,
                "{element} stands without the value that it belongs to",
            ),
        ),
    ),
}


def structure(
    slug: str,
    chunk: Chunk,
    index: int,
    element: int = 0,
    component: int = 0,
    *,
    path: str = "",
    loop: Loop | None = None,
    node: str | None = None,
    keep: str | None = None,
    keep_from: int = 0,
    soft: bool = False,
    const: str | None = None,
    **values: int | str,
) -> Finding:
    """Return a finding of the catalogue at a segment of a chunk.

    `keep` is text that lives in no object (from element `keep_from` on), `const` what the guide
    has at a place that differs.
    A `soft` finding is information only: the map was not made for this version.
    """
    row = CATALOGUE[slug]
    tag = chunk.pieces[index].split(chunk.delimiters.element, 1)[0]
    if not _TAG(tag):  # whatever stands there may be anything, a name too
        tag = "???"
    name = f"{tag}{element:02}" + (f"-{component}" if component else "") if element else tag
    where = loop.id if loop is not None else None
    params: dict[str, int | str] = dict(values)
    if const is not None:
        params["expected"] = const
    if "{element}" in row.template:
        params.setdefault("element", name)
    if "{loop}" in row.template:
        params.setdefault("loop", where or "")
    severity = row.severity
    if soft and severity is not _I:
        severity = _I
    place = Place(
        system="x12",
        label=f"{where}/{name}" if where else name,
        node=node,
        loop=where,
        segment=tag,
        element=element or None,
        component=component or None,
        number=chunk.number + index,
        span=chunk.span(index),
    )
    kept = None
    if keep is not None:
        kept = Kept(
            number=chunk.number + index,
            element=keep_from or element,
            component=component,
            text=keep,
            elements=element - keep_from + 1 if keep_from else 1,
        )
    return Finding(
        rule=row.id,
        slug=slug,
        severity=severity,
        disposition=Disposition.RETURN_TO_PROVIDER if severity is _E else Disposition.INFORMATION,
        snip=row.snip,
        template=row.template,
        params=params,
        path=path,
        location=Location(path=path, places=(place,)),
        kept=kept,
    )
