"""Guides of the claim's own shape for other ends, as patches of the claim maps.

A predetermination asks what a service would pay before it is rendered (005010X291, X292; a dental
one is a dental claim with CLM19). A post-adjudicated claim tells a third party what a payer decided
(005010X298, X299, X300). What they change is what public samples of them show.

>>> from billingcore.x12 import maps
>>> maps.professional_predetermination.id, maps.professional_reporting.id
('005010X291', '005010X298')
"""

from collections.abc import Iterable

from attrs import evolve

from ._dental import DENTAL
from ._institutional import INSTITUTIONAL
from ._professional import PROFESSIONAL
from ._segments import address, name, payer_name
from ._vocabulary import Element, Loop, S, Segment, Transaction, loop, segment

__all__ = [
    "DENTAL_REPORTING",
    "INSTITUTIONAL_PREDETERMINATION",
    "INSTITUTIONAL_REPORTING",
    "PROFESSIONAL_PREDETERMINATION",
    "PROFESSIONAL_REPORTING",
]


def _variant(base: Transaction, id_: str, name_: str) -> Transaction:
    """Return the map under another guide's name, which its batches keep."""
    renamed = evolve(base, id=id_, guide=id_, name=name_, accepts=(id_, f"{id_}A1"))
    return renamed.patch("ST.ST.837.03", const=id_, codes=(id_,))


def _with(node: Segment, *items: Element) -> tuple[Element, ...]:
    """Return the elements of a node and further ones, in place of its own."""
    added = segment(node.tag, node.usage, *items).elements
    taken = {item.position for item in added}
    kept = (item for item in node.elements if item.position not in taken)
    return tuple(sorted((*kept, *added), key=lambda item: item.position))


def _node(base: Transaction, id_: str) -> Segment:
    return next(node for item, _ in base.loops() for node in item.segments if node.id == id_)


def _optional(base: Transaction, nodes: Iterable[str]) -> Transaction:
    for id_ in nodes:
        base = base.patch(id_, usage="S")
    return base


# -- before the service ----------------------------------------------------------------------


def _predetermination(base: Transaction, id_: str, day: str) -> Transaction:
    """Return a claim map for what is not rendered yet: its `day` is open, CLM19 says so."""
    variant = _variant(base, id_, f"{base.kind} predetermination")
    said = _with(_node(base, "2300.CLM"), S(19, "predetermination", "08"))
    return _optional(variant.patch("2300.CLM", elements=said), (day,))


PROFESSIONAL_PREDETERMINATION = _predetermination(PROFESSIONAL, "005010X291", "2400.DTP.472")
INSTITUTIONAL_PREDETERMINATION = _predetermination(INSTITUTIONAL, "005010X292", "2300.DTP.434")


# -- after the decision ----------------------------------------------------------------------


def _reporting(base: Transaction, id_: str) -> Transaction:
    """Return a claim map of a payer that reports: the receiver of the data is where payers are."""
    variant = _variant(base, id_, f"post-adjudicated {base.kind} claims")
    loops = {item.id: item for item, _ in base.loops()}
    receiver = loop("2010BB", "S", payer_name("ZD", "S"), loops["2010BB"].segments[1:])
    patient = loop("2010CA", "R", name("QC", "1", ids="II MI"), loops["2010CA"].segments[1:])
    variant = variant.patch("2010BB", usage="S", segments=receiver.segments)
    variant = variant.patch("2010CA", segments=patient.segments)
    signed = [f"2300.CLM.{e.position:02}" for e in _node(base, "2300.CLM").elements]
    variant = _optional(variant, (id_ for id_ in signed if id_[-2:] in ("06", "07", "08", "09")))
    variant = _optional(variant, ("2320.OI", "2000B.SBR.09"))
    sequences = (*_node(base, "2000B.SBR").elements[0].codes, "N")
    variant = variant.patch("2000B.SBR.01", codes=sequences)
    other = _with(_node(base, "2320.SBR"), S(6, "coverage.coordination"))
    return variant.patch("2320.SBR", elements=other).patch("2320", loops=_others(loops["2320"]))


def _others(coverage: Loop) -> tuple[Loop, ...]:
    """Return what another coverage holds: its patient before the providers, who move on by one."""
    subscriber, payer, *providers = coverage.loops
    known = loop("2330C", "S", name("QC", "1", ids="II MI"), address(), to="patient")
    moved = (_lettered(item, chr(ord("D") + k)) for k, item in enumerate(providers))
    return subscriber, payer, known, *moved


def _lettered(item: Loop, letter: str) -> Loop:
    return evolve(
        item,
        id=f"2330{letter}",
        segments=tuple(
            evolve(node, id=f"2330{letter}{node.id.removeprefix(item.id)}")
            for node in item.segments
        ),
    )


PROFESSIONAL_REPORTING = _reporting(PROFESSIONAL, "005010X298")
INSTITUTIONAL_REPORTING = _reporting(INSTITUTIONAL, "005010X299")
DENTAL_REPORTING = _reporting(DENTAL, "005010X300")
