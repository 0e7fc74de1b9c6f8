"""The dental map beside pyx12's map of the guide before it: what is not 5010's doing is a slip.

pyx12 has no 837D of 5010, and the tables of facts rest on few sources there. So each place that
the 4010 guide (004010X097A1) has too is compared with it, and each difference has its reason.
Lengths are left out: pyx12 has one dictionary of them for both versions.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from attrs import evolve, frozen

from billingcore.x12.maps import dental
from tests.x12.declared import declared
from tests.x12.facts import Facts, SegmentFact, differences
from tests.x12.sources import mapped, tabled


@frozen
class Reason:
    """Why some places differ, how many there are, and the patterns of their keys."""

    text: str
    count: int
    patterns: tuple[str, ...]


# -- the loops and segments of 4010 that 5010 has not ----------------------------------------

RENAMED = {"2330D": "2330C", "2330E": "2330D", "2420C": "2420B"}

ENDED_LOOPS = {
    "2010BC": "a claim is not paid by card",
    "2330C": "the patient has no numbers of another payer",
    "2420B": "REF04 of the line's numbers says which payer gave one",
}

# In the loops as 5010 names them.
ENDED = (
    Reason("ST03 names the guide", 1, ("ST.REF[*]87",)),
    Reason("a claim is not paid by card", 2, ("2010AA.REF[*]06|8U|*", "2300.AMT[*]MA")),
    Reason("loop 2010AB is an address, and the provider that of loop 2010AA", 1, ("2010AB.REF*",)),
    Reason(
        "no date of a stay in hospital, and none of a referral", 3, ("2300.DTP[*][034][93][065]",)
    ),
    Reason(
        "what is allowed and owed follows from the adjustments",
        7,
        ("2320.AMT[*]AAE", "2320.AMT[*][!DE]?", "2320.AMT[*]D8", "2400.AMT[*]AAE"),
    ),
    Reason("another subscriber has no birth date", 1, ("2320.DMG[*]D8",)),
    Reason("another payer has no contact", 1, ("2330B.PER[*]IC",)),
    Reason("a line has no notes and no other counts", 2, ("2400.NTE[*]", "2400.QTY[*]*")),
)

# -- the differences in what is left, with the reason for each -------------------------------

DIFFERENT = (
    # Loops and segments.
    Reason("5010 added the supervisor", 3, ("2310E", "2330E", "2420C")),
    Reason("5010 added the other payer's billing, place and assistant", 3, ("2330[FGH]",)),
    Reason("5010 added the place of one line", 1, ("2420D",)),
    Reason("5010 added the plan to pay", 1, ("2010AC",)),
    Reason(
        "5010 added the segment",
        22,
        (
            *("2010AA.PER.IC", "2010BB.REF.G2", "2300.DTP.050", "2300.REF.9[AC]", "2300.HI.ABK"),
            *("2?00.CN1", "2?00.K3", "2?00.HCP", "2310C.N[34]", "2330B.N[34]", "2320.MOA"),
            *("2330B.REF.G3", "2400.DTP.19[68]", "2400.REF.9[BD]"),
        ),
    ),
    Reason(
        "5010 gave each kind of number a segment, where 4010 had several times one",
        13,
        (
            *(
                "2010AA.REF.0B",
                "2010AA.REF.EI*",
                "2300.REF.G1",
                "2300.REF.9F *",
                "2300.REF.9F.01 *",
            ),
            *("2330B.REF.9F", "2330B.REF.F8", "2330B.REF.G1 repeat", "2330B.REF.G1.01 codes"),
            *("2400.REF.9F", "2400.REF.G1.01 codes"),
        ),
    ),
    Reason("5010 has the amount left to pay and the one not covered", 3, ("2???.AMT.??*",)),
    Reason("5010 puts the claim's number first", 1, ("2010CA order",)),
    # How often, and whether at all.
    Reason("one of two places for a claim, so situational in both", 1, ("2300 usage in 2000C",)),
    Reason(
        "5010 lowered the limit",
        11,
        (
            *("2010BA.REF.SY repeat", "2010CA.REF.1W repeat", "2330A.REF.SY repeat"),
            *("2300.DTP.452 repeat", "2300.REF.G3 repeat", "2300.NTE.ADD repeat"),
            *("2310[ABC].REF.0B repeat", "2430 repeat", "2430.CAS repeat"),
        ),
    ),
    Reason("5010 raised the limit", 2, ("2310D.REF.0B repeat", "2330C repeat")),
    Reason(
        "5010 takes a line's number of several payers, with the payer in REF04",
        16,
        ("2400.REF.G[13] repeat", "2420[AB].REF.0B repeat", "24??*.REF.*.04*"),
    ),
    Reason("5010 has the other payer's provider for its numbers", 2, ("2330[CD].REF.0B usage",)),
    Reason("a segment that opens a loop is required in it", 1, ("2420B.NM1.DD usage",)),
    # Persons and organizations.
    Reason("NPI: 5010 has no other number in NM1", 7, ("2*.NM1.[!I]?.08 codes",)),
    Reason(
        "NPI: 5010 asks it only of who can have one",
        12,
        ("2010AA.NM1.85.0[89] usage", "2[34]*.NM1.*.0[89] usage"),
    ),
    Reason("5010 has no number of a patient who is not the member", 2, ("2*.NM1.QC.0[89] usage",)),
    Reason(
        "NPI: 5010 took the numbers of single payers out of the list", 8, ("2*.REF.0B.01 codes",)
    ),
    Reason("5010 has a new code for the list of taxonomies", 6, ("2*.PRV.*.02 codes",)),
    Reason("5010 has no taxonomy of the provider to pay", 1, ("2000A.PRV.BI.01 codes",)),
    Reason("5010 has a new code for a place of service", 1, ("2310C.NM1.77.01 codes",)),
    Reason("5010 takes persons only", 4, ("2???[ABCD].NM1.D[DN].02 codes",)),
    Reason("5010 has an address to pay to, without a name", 6, ("2010AB.NM1.87.0? usage",)),
    Reason(
        "5010 lets a person have one name", 2, ("2330A.NM1.IL.04 usage", "2010CA.NM1.QC.04 usage")
    ),
    Reason("5010 has addresses abroad", 18, ("2*.N4.0[237]*",)),
    Reason("5010 has no contact by EDI number, and lets its name lack", 4, ("1000A.PER.IC.0? *",)),
    # Subscribers, patients and payers.
    Reason("5010 has one code for a number of the member", 2, ("2*.NM1.IL.08 codes",)),
    Reason(
        "5010 has fewer numbers of a person", 3, ("2*.REF.SY.01 codes", "2010CA.REF.1W.01 codes")
    ),
    Reason("5010 has other numbers of a payer", 2, ("20*.REF.2U.01 codes", "23*.REF.2U.01 codes")),
    Reason("5010 has up to eleven payers", 2, ("2*.SBR.01 codes",)),
    Reason("5010 has other kinds of plans", 2, ("2*.SBR.09 codes",)),
    Reason("5010 has other relationships", 2, ("2320.SBR.02 codes", "2000C.PAT.01 codes")),
    Reason("5010 dropped the element", 3, ("2000B.SBR.06 *", "2000C.PAT.04 *", "2300.CLM.11-3 *")),
    Reason("DMG05 is a composite since 5010", 2, ("2*.DMG.05 number",)),
    # The claim and its lines.
    Reason("5010 has the guide's own number in ST03", 1, ("ST.ST.837.03",)),
    Reason("5010 added claims of one payer against another", 1, ("ST.BHT.0019.06 codes",)),
    Reason(
        "5010 requires the element",
        2,
        ("2300.CLM.05-2 usage", "2300.CLM.07 usage"),
    ),
    Reason(
        "5010 added a code, or a list",
        5,
        (
            *("2300.CLM.05-2 codes", "2300.CLM.08 codes", "2300.CLM.20 codes", "2320.OI.03 codes"),
            "2300.PWK.02 codes",
        ),
    ),
    Reason(
        "5010 dropped a code, or a list that is another body's",
        8,
        (
            *("2300.CLM.07 codes", "2300.DN2.02 codes", "2300.PWK.01 codes"),
            "2400.SV3.04-? codes",
        ),
    ),
    Reason("5010 has I for what N was", 2, ("2300.CLM.09 codes", "2320.OI.06 codes")),
    Reason("5010 has a text for what was a flag", 2, ("2300.DN1.0[34] usage",)),
    Reason("5010 added the diagnoses", 5, ("2400.SV3.11*",)),
    Reason("5010 added a description", 1, ("2400.SV3.01-7 usage",)),
    Reason("5010 lets a quantity lack", 1, ("2400.SV3.06 usage",)),
    Reason("5010 has another element in an unused place", 1, ("2400.SV3.10 number",)),
    Reason(
        "of two sources for 5010 one takes a range of days, as the claim does",
        1,
        ("2400.DTP.472.02 codes",),
    ),
    Reason(
        "of two sources for 5010 one has no list, as in the sister guides",
        1,
        ("2300.REF.4N.02 codes",),
    ),
    Reason("5010 tells two dates of an earlier placement apart", 1, ("2400.DTP.139.01 codes",)),
    Reason(
        "5010 has the procedures of other guides, and none by agreement",
        1,
        ("2430.SVD.03-1 codes",),
    ),
)

# All three differ: the tables lack the one code that both maps have.
APART = {"2430.SVD.03-1 codes"}

# What the tables have otherwise, and 4010 as our map: 4010 bears out the reasons given there.
BORNE_OUT = {
    *("2010AA.NM1.85.07 usage", "2010AB.NM1.87.02 codes", "2300.CLM.11-2 codes"),
    *("2310D.NM1.DD.06 usage", "2330D.NM1.82.02 codes", "2400.SV3.01 usage"),
    *("2420A.NM1.82.03 usage", "2420A.NM1.82.06 usage", "2420A.NM1.82.10 usage"),
    *("2420B.NM1.DD.03 usage", "2420B.NM1.DD.06 usage", "2420B.NM1.DD.10 usage"),
    *("2420A.PRV.PE usage", "2420B.PRV.AS.01 usage", "2420B.PRV.AS.02 usage"),
    *("2420B.PRV.AS.03 usage", "2430.SVD.03 usage", "2430.SVD.04 usage"),
}

# -- the comparison --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def before() -> Facts:
    """What the 4010 guide says, in the loops as 5010 names them."""
    pyx12 = pytest.importorskip("pyx12")
    facts = mapped(Path(pyx12.__file__).parent / "map", "837.4010.X097.A1.xml")
    assert facts.keys() >= ENDED_LOOPS.keys() | RENAMED.keys()
    return {
        RENAMED.get(name, name): evolve(
            loop,
            content=[
                RENAMED.get(item, item) if isinstance(item, str) else item
                for item in loop.content
                if not (isinstance(item, str) and item in ENDED_LOOPS)
            ],
        )
        for name, loop in facts.items()
        if name not in ENDED_LOOPS
    }


def test_a_segment_that_4010_alone_has_is_one_that_5010_ended(before: Facts) -> None:
    ended = {key: segment for key, segment in _labelled(before) if _reasons(key, ENDED)}

    assert _counted(ended, ENDED) == {reason.text: reason.count for reason in ENDED}
    for key, segment in ended.items():
        for ours in declared(dental)[key.partition(".")[0]].segments:
            assert ours.tag != segment.tag or not ours.codes("01") & segment.codes("01"), key


def test_a_difference_from_4010_has_its_reason(before: Facts) -> None:
    found = _found(before)

    assert {key: text for key, text in found.items() if not _reasons(key, DIFFERENT)} == {}
    assert _counted(found, DIFFERENT) == {reason.text: reason.count for reason in DIFFERENT}


def test_a_difference_from_4010_is_what_the_tables_of_5010_say(before: Facts, shared: Path) -> None:
    found = _found(before)
    tables = differences(declared(dental), tabled(shared / "guides", dental.id))

    assert found.keys() & tables.keys() == APART
    assert all(found[key] != tables[key] for key in APART)


def test_where_the_tables_say_otherwise_4010_is_with_our_map(before: Facts, shared: Path) -> None:
    found = _found(before)
    tables = differences(declared(dental), tabled(shared / "guides", dental.id))
    absent = tuple(key for key, text in found.items() if text.endswith(" against None"))

    shown = {key for key in tables if _compared(key) and not key.startswith(absent)}
    assert shown - APART == BORNE_OUT


def _found(before: Facts) -> dict[str, str]:
    kept = {
        name: evolve(
            loop,
            content=[
                item
                for item in loop.content
                if isinstance(item, str) or not _reasons(_label(name, item), ENDED)
            ],
        )
        for name, loop in before.items()
    }
    found = differences(declared(dental), kept)
    return {key: text for key, text in found.items() if _compared(key)}


def _compared(key: str) -> bool:
    """Return whether a difference is not in what pyx12 states for both versions at once."""
    return key.partition(" ")[2] not in ("kind", "low", "high")


def _labelled(facts: Facts) -> Iterator[tuple[str, SegmentFact]]:
    for name, loop in facts.items():
        for segment in loop.segments:
            yield _label(name, segment), segment


def _label(loop: str, segment: SegmentFact) -> str:
    return f"{loop}.{segment.tag}*{'|'.join(sorted(segment.codes('01')))}"


def _reasons(key: str, reasons: Iterable[Reason]) -> list[tuple[Reason, str]]:
    return [
        (reason, pattern)
        for reason in reasons
        for pattern in reason.patterns
        if fnmatchcase(key, pattern)
    ]


def _counted(keys: Iterable[str], reasons: tuple[Reason, ...]) -> dict[str, int]:
    """Return how many keys each reason explains; each key has one, and each pattern a key."""
    explained = [_reasons(key, reasons) for key in keys]
    assert [each for each in explained if len(each) > 1] == []
    used = {pattern for each in explained for _, pattern in each}
    assert {pattern for reason in reasons for pattern in reason.patterns} == used
    return Counter(reason.text for each in explained for reason, _ in each)
