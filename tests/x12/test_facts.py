"""Every fact of our maps is one of the guides', or is listed here with the reason."""

from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest
from attrs import frozen

from billingcore.x12._standard import COMPOSITES, ELEMENTS, SEGMENTS, SYNTAX
from billingcore.x12.maps import dental, institutional, professional, remittance
from billingcore.x12.maps._vocabulary import Transaction
from tests.shared import shared_files
from tests.x12.declared import declared
from tests.x12.facts import Facts, differences
from tests.x12.sources import mapped, rows, tabled


@frozen
class Guide:
    """A map of ours and the file of the same guide in pyx12, if it has one."""

    ours: Transaction
    pyx12: str | None = None


GUIDES = (
    Guide(professional, "837.5010.X222.A1.xml"),
    Guide(institutional, "837Q3.I.5010.X223.A1.xml"),
    Guide(dental),
    Guide(remittance, "835.5010.X221.A1.xml"),
)

# -- the differences, with the reason for each -----------------------------------------------

_SUBROGATION = "31 is in the two sister guides and in stupidedi's list for this one"
_SUBSCRIBER = "S in the two sister guides and in stupidedi: an employer has no member number"
_PLB = "one list for all six places, as stupidedi has it; the other states it for the first alone"
_LIMIT = "the limit in both sister guides; the one source has that of the data element"
_SHORTER = "the guide's limit; pyx12 has that of the data element"

_ACCOUNT = "20 is what a receiver must at least keep; data element 1028 has 38"
_CONDITIONS = "the codes of the first place; pyx12 states them for that one alone"
_LEFT_OVER = "left over from another guide in the one source; the sister guides have what we have"
_PERSON = "the one source leaves out given names here, and lists them for every other person"

# The tables of facts, whose basis is pyx12 where two sources differ.
TABLED = {
    "005010X222A1": {
        "ST.BHT.0019.06 codes": _SUBROGATION,
        "2010BA.NM1.IL.08 usage": _SUBSCRIBER,
        "2010BA.NM1.IL.09 usage": _SUBSCRIBER,
        "2300.CLM.01 high": _ACCOUNT,
    },
    "005010X223A2": {"2300.CLM.01 high": _ACCOUNT, "2300.CRC.ZZ.0[45] codes": _CONDITIONS},
    "005010X224A2": {
        "ST.BHT.0019.03 high": _LIMIT,
        "2300.PWK.06 high": _LIMIT,
        "2400.REF.6R.02 high": _LIMIT,
        "2430.SVD.05 high": _LIMIT,
        "2010AA.NM1.85.07 usage": _PERSON,
        "2010AB.NM1.87.02 codes": "the other source has persons too, as loop 2010AA has",
        "2300.CLM.11-2 codes": "the codes of the first place; one source states them",
        "2300.HI.ABK.??-9 usage": "the other source has none: a dentist admits nobody",
        "2310E.NM1.DQ.0[457] usage": _PERSON,
        "2330D.NM1.82.02 codes": "the provider of loop 2310B, who may be an organization",
        "2400.SV3.11-? codes": "twelve diagnoses as in 837P; the one source has no list",
        "2400.SV3.01 usage": "its components are required in the same source",
        "2400.HCP.09 codes": "the union: the other source has AD alone, as SV3 has",
        "2430.SVD.03-1 codes": "the union: the other source has AD alone, as SV3 has",
        "2430.SVD.03 usage": "its components are required in the same source",
        "2430.SVD.04 usage": "a revenue code, which no dental line has",
        "2310D.NM1.DD.06 usage": _LEFT_OVER,
        "2420?.NM1.*.0? usage": _LEFT_OVER,
        "2420?.NM1.*.10 usage": _LEFT_OVER,
        "2420A.PRV.PE usage": "S in loop 2310B of the same provider, and in 837P",
        "2420B.PRV.AS.0? usage": "required in loop 2310D of the same provider",
        "2420D.N4.0? usage": "as in every other address of the guide",
    },
    "005010X221A1": {"PLB.PLB.*-1 codes": _PLB},
}

MAPPED = {
    "005010X222A1": {
        "ST.ST.837.03 usage": "R since 5010; pyx12 takes a transaction without it",
        "ST.ST.837.03 codes": "the guide's own number; pyx12 compares it with that of the group",
        "ST.BHT.0019.03 high": _SHORTER,
        "ST.BHT.0019.06 codes": _SUBROGATION,
        "2010BA.NM1.IL.08 usage": _SUBSCRIBER,
        "2010BA.NM1.IL.09 usage": _SUBSCRIBER,
        "2300 usage in 2000C": "one of two places for a claim, so situational in both",
        "2300.PWK.06 high": _SHORTER,
        "2400.PWK.06 high": _SHORTER,
        "2400.SV1.04 high": _SHORTER,
        "2400.REF.6R.02 high": _SHORTER,
        "2400.HCP.12 high": _SHORTER,
        "2430.SVD.05 high": _SHORTER,
    },
    "005010X223A2": {
        "ST.BHT.0019.03 high": _SHORTER,
        "2300 usage in 2000C": "one of two places for a claim, so situational in both",
        "2300.PWK.06 high": _SHORTER,
        "2300.REF.D9.02 high": _SHORTER,
        "2300.CRC.ZZ.0[45] codes": _CONDITIONS,
        "2400.PWK.06 high": _SHORTER,
        "2400.REF.6R.02 high": _SHORTER,
        "2400.HCP.12 high": _SHORTER,
        "2430.SVD.05 high": _SHORTER,
    },
    "005010X221A1": {
        "ST.BPR.02 high": _SHORTER,
        "2100.MOA.0[289] high": _SHORTER,
        "2110.SVC.AD.0[23] high": _SHORTER,
        "2110.CAS.?? high": _SHORTER,
        "2110.AMT.B6.02 high": _SHORTER,
        "PLB.PLB.?? high": _SHORTER,
        "PLB.PLB.*-1 codes": _PLB,
    },
}

# Rules between elements that only one source has, and that we do not take.
SYNTAX_NOT_TAKEN = {
    ("PLB", "P0508"): "a slip for P0506: pairs are side by side",
    ("SV3", "P0405"): "the rule of SV2; in SV3 a prosthesis needs no area, and samples have it so",
}


# -- the comparison --------------------------------------------------------------------------

by_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.ours.id)


@pytest.fixture(scope="session")
def pyx12_maps() -> Path:
    pyx12 = pytest.importorskip("pyx12")
    return Path(pyx12.__file__).parent / "map"


def assert_explained(guide: Guide, theirs: Facts, reasons: dict[str, str]) -> None:
    found = differences(declared(guide.ours), theirs)
    explained = {key: pattern for key in found for pattern in reasons if fnmatch(key, pattern)}

    assert {key: text for key, text in found.items() if key not in explained} == {}
    assert set(explained.values()) == set(reasons), "a reason without its difference"


@by_guide
def test_a_map_says_what_the_tables_of_facts_say(guide: Guide, shared: Path) -> None:
    theirs = tabled(shared / "guides", guide.ours.id)

    assert_explained(guide, theirs, TABLED[guide.ours.id])


@by_guide
def test_a_map_says_what_pyx12_says(guide: Guide, pyx12_maps: Path) -> None:
    if guide.pyx12 is None:
        pytest.skip("pyx12 has no map of this guide")
    theirs = mapped(pyx12_maps, guide.pyx12)

    assert_explained(guide, theirs, MAPPED[guide.ours.id])


@pytest.mark.parametrize(
    "node, changes, keys",
    [
        ("2320", {"repeat": 9}, {"2320 repeat"}),
        ("2330B", {"usage": "S"}, {"2330B usage in 2320"}),
        ("2010AA.REF.EI", {"usage": "S"}, {"2010AA.REF.EI usage"}),
        ("2400.PWK.CT", {"repeat": 2}, {"2400.PWK.CT repeat"}),
        ("2300.CLM.07", {"codes": ("A", "B")}, {"2300.CLM.07 codes"}),
        ("2300.CLM.02", {"high": 10}, {"2300.CLM.02 high"}),
        ("2300.CLM.05", {"parts": ()}, {f"2300.CLM.05-{k} usage" for k in (1, 2, 3)}),
        ("2300.HI.ABK", {"pack": None}, {"2300.HI.ABK.01 usage"}),
        ("2300.REF.9A", {"tag": "DTP"}, {"2300.REF.9A", "2300.REF*9A"}),
        ("2010AB", {"segments": ()}, {"2010AB.NM1*87", "2010AB.N3*", "2010AB.N4*"}),
    ],
)
def test_the_comparison_sees_a_change(
    node: str, changes: dict[str, object], keys: set[str]
) -> None:
    before = declared(professional)
    after = differences(declared(professional.patch(node, **changes)), before)

    assert keys <= set(after)
    assert all(key.startswith(node[:4]) for key in after)


@pytest.mark.parametrize("swap", ["segments", "loops"])
def test_the_comparison_sees_another_order(swap: str) -> None:
    nodes = getattr(professional.root, swap)
    turned: Callable[..., Transaction] = professional.patch
    changed = turned("2300", **{swap: (nodes[0], *reversed(nodes[1:]))})

    assert list(differences(declared(changed), declared(professional))) == ["2300 order"]


def test_rules_between_elements_are_those_of_the_sources(shared: Path) -> None:
    theirs = {
        (row["segment_or_composite"], row["rule"])
        for row in rows(shared / "guides" / "syntax.tsv")
        if row["segment_or_composite"] in SEGMENTS | COMPOSITES
    }
    ours = {(name, rule) for name, rules in SYNTAX.items() for rule in rules}

    assert ours == theirs - SYNTAX_NOT_TAKEN.keys()
    assert theirs >= SYNTAX_NOT_TAKEN.keys()


@pytest.mark.parametrize("table", shared_files("guides/*.elements.tsv"))
def test_the_standard_has_the_places_types_and_lengths_of_every_guide(table: Path) -> None:
    for row in rows(table):
        if row["segment"] not in SEGMENTS:
            continue
        position, _, component = row["element"].partition("-")
        number = SEGMENTS[row["segment"]][int(position) - 1]
        if component:
            number = COMPOSITES[number][int(component) - 1]
        assert number == row["data_element"], row
        if row["type"] != "composite":
            assert ELEMENTS[number] == (row["type"], int(row["min"]), int(row["max"])), row
