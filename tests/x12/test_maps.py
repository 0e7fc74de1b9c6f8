"""Which map reads what, and what holds in every map."""

import pytest

from billingcore.x12 import maps
from billingcore.x12.maps import dental, for_version, institutional, professional, remittance
from billingcore.x12.maps._vocabulary import Transaction

every = pytest.mark.parametrize(
    "item", [dental, institutional, professional, remittance], ids=lambda item: item.id
)


@every
def test_a_map_is_found_by_each_version_that_it_is_made_for(item: Transaction) -> None:
    assert {for_version(item.set, version) for version in item.accepts} == {(item, True)}


@pytest.mark.parametrize(
    "set_id, version, found",
    [
        ("837", "004010X098A1", professional),
        ("837", "004010X096A1", institutional),
        ("837", "004010X097A1", dental),
        ("837", "", professional),
        ("837", "008020X323", professional),
        ("835", "004010X091A1", remittance),
        ("835", "005010X221A9", remittance),
    ],
)
def test_another_version_is_read_by_the_map_of_its_set(
    set_id: str, version: str, found: Transaction
) -> None:
    assert for_version(set_id, version) == (found, False)


@pytest.mark.parametrize("set_id, version", [("278", "005010X217"), ("270", "005010X279A1")])
def test_what_no_map_could_read_has_none(set_id: str, version: str) -> None:
    assert for_version(set_id, version) == (None, False)


def test_a_name_that_is_no_map_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'invoice'"):
        maps.invoice  # noqa: B018


def nodes(item: Transaction) -> list[str]:
    return [node for loop, _ in item.loops() for node in (loop.id, *(s.id for s in loop.segments))]


@every
def test_an_id_names_one_node(item: Transaction) -> None:
    found = nodes(item)

    assert len(found) == len(set(found))


@every
def test_two_segments_of_a_loop_never_claim_one_qualifier(item: Transaction) -> None:
    for loop, _ in item.loops():
        keys = [(node.tag, node.key, key) for node in loop.segments for key in node.keys]
        assert len(keys) == len(set(keys)), loop.id


@every
def test_each_element_stands_once(item: Transaction) -> None:
    for loop, _ in item.loops():
        for node in loop.segments:
            places = [e.position + k for e in node.elements for k in range(e.count)]
            pack = node.pack
            places += range(pack.start, pack.start + pack.step * pack.times) if pack else ()
            assert len(places) == len(set(places)), node.id
            assert max(places) <= node.positions, node.id
