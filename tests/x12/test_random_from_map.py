"""Whatever a map allows is read, judged clean, written and read back: random values everywhere."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

import pytest
from hypothesis import given, settings, strategies as st

from billingcore import x12
from billingcore.model import Batch, Remittance
from billingcore.testing.accounting import unaccounted
from billingcore.testing.from_map import file_from_map
from billingcore.x12.maps._vocabulary import Element, Segment, Transaction

GUIDES = ("dental", "institutional", "professional", "remittance")
WHEN = datetime(2026, 4, 1, 12, 30, tzinfo=UTC)

guides = pytest.mark.parametrize("guide", GUIDES)


def guide_map(guide: str) -> Transaction:
    found: Transaction = getattr(x12.maps, guide)
    return found


@lru_cache(maxsize=4)
def filled(guide: str) -> x12.Document:
    """Return a file with everything in it."""
    return x12.read(file_from_map(guide_map(guide), seed=1))


def known(document: x12.Document) -> list[Batch | Remittance]:
    return [t for t in document.transactions if not isinstance(t, x12.TransactionSet)]


def again(document: x12.Document) -> x12.Document:
    written = x12.write(known(document), sender="SENDER", receiver="RECEIVER", created=WHEN)
    return x12.read(written)


# -- everything at once ----------------------------------------------------------------------


@guides
@pytest.mark.slow
def test_a_file_with_everything_in_it_has_no_finding(guide: str) -> None:
    assert filled(guide).findings == ()


@guides
@pytest.mark.slow
def test_everything_that_a_map_allows_lives_in_an_object(guide: str) -> None:
    assert unaccounted(filled(guide)) == ([], [])


@guides
@pytest.mark.slow
def test_everything_that_a_map_allows_reads_back_equal(guide: str) -> None:
    back = again(filled(guide))

    assert known(back) == known(filled(guide))
    assert back.findings == ()


@guides
def test_every_segment_of_the_map_is_there(guide: str) -> None:
    wanted = {
        (node.tag, node.key[0], key)
        for node in nodes(guide_map(guide))
        if node.key[1] == 0
        for key in node.keys or ("",)
    }
    there = {(s.tag, at, text) for s in filled(guide).segments() for at, text in texts(s)}

    assert {place for place in wanted if place[2] and place not in there} == set()
    assert {tag for tag, _, key in wanted if not key} <= {tag for tag, _, _ in there}


@guides
def test_every_code_of_the_map_is_there(guide: str) -> None:
    packs = {node.tag: node.pack for node in nodes(guide_map(guide)) if node.pack is not None}
    there = set()
    for segment in filled(guide).segments():
        pack = packs.get(segment.tag)
        for at, whole in texts(segment):
            # The places of a pack count as one: each list of codes goes on from place to place.
            inner = -((at - pack.start) % pack.step) - 1 if pack and at >= pack.start else at
            for part, text in enumerate((whole, *whole.split(":"))):
                there.add((segment.tag, inner, part, text))
    missing = {
        place for node in nodes(guide_map(guide)) for place in coded(node) if place not in there
    }

    assert missing == set()


def nodes(transaction: Transaction) -> Iterator[Segment]:
    for loop, _ in transaction.loops():
        yield from loop.segments


def texts(segment: x12.Segment) -> Iterator[tuple[int, str]]:
    yield from enumerate(segment.elements, 1)


def coded(node: Segment) -> Iterator[tuple[str, int, int, str]]:
    """Yield every code that the node allows somewhere: tag, element, component, code."""
    for item in node.elements:
        yield from _coded(node.tag, item.position, item)
    if node.pack is not None:
        for item in node.pack.elements:
            yield from _coded(node.tag, -item.position, item)


def _coded(tag: str, at: int, item: Element) -> Iterator[tuple[str, int, int, str]]:
    inner = [(part.position, part) for part in item.parts] or [(0, item)]
    for component, one in inner:
        if one.derived is None:
            yield from ((tag, at, component, code) for code in (*one.codes, *sum(one.extra, ())))


# -- by chance -------------------------------------------------------------------------------


@guides
@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=25)
def test_any_choice_of_what_a_map_allows_is_read_and_written_without_loss(
    guide: str, seed: int
) -> None:
    document = x12.read(file_from_map(guide_map(guide), seed=seed, every=False))

    assert document.findings == ()
    assert unaccounted(document) == ([], [])
    back = again(document)
    assert known(back) == known(document)
    assert back.findings == ()


@guides
def test_the_same_seed_gives_the_same_file(guide: str) -> None:
    chosen = guide_map(guide)

    assert file_from_map(chosen, seed=3, every=False) == file_from_map(chosen, seed=3, every=False)
    assert file_from_map(chosen, seed=3, every=False) != file_from_map(chosen, seed=4, every=False)


@guides
def test_a_patched_map_makes_files_that_follow_the_patch(guide: str) -> None:
    tag, node, codes = {
        "dental": ("CLM", "2300.CLM.07", ("C",)),
        "institutional": ("CLM", "2300.CLM.07", ("C",)),
        "professional": ("CLM", "2300.CLM.07", ("C",)),
        "remittance": ("CLP", "2100.CLP.02", ("4",)),
    }[guide]
    patched = guide_map(guide).patch(node, codes=codes)

    document = x12.read(file_from_map(patched, seed=1, every=False))

    at = int(node[-2:])
    assert {s.elements[at - 1] for s in document.segments() if s.tag == tag} == set(codes)
