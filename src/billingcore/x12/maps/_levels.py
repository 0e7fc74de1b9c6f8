"""The head of a claim batch and the levels of its hierarchy, which all claim guides share.

>>> from billingcore.x12.maps._levels import patient_level
>>> level = patient_level(facts=True, property_casualty=True)
>>> level.id, level.opener.tag, [loop.id for loop in level.loops]
('2000C', 'HL', ['2010CA'])
"""

from ._segments import (
    PHONE,
    RELATIONSHIPS,
    address,
    contact,
    coverage,
    demographics,
    name,
    payer_name,
    reference,
    taxonomy,
)
from ._vocabulary import INSURED, UNLIMITED, Element, Loop, R, S, Segment, loop, segment

__all__ = ["batch_header", "billing_level", "patient_level", "subscriber_level"]


def batch_header(version: str, *, contacts: str = "EM FX TE/EM EX FX TE") -> Loop:
    """Return the header of an 837: ST, BHT, submitter and receiver; and its end, SE.

    `contacts` are the kinds of numbers that the submitter's contact may have.
    """
    return loop(
        "ST",
        "R",
        segment("ST*837", "R", R(1, const="837"), R(2, derived="control"), R(3, const=version)),
        segment(
            "BHT*0019",
            "R",
            R(1, const="0019"),
            R(2, "purpose", "00 18"),
            R(3, "reference", max=30),
            R(4, "created"),
            R(5, "created_at"),
            R(6, "use", "31 CH RP"),
        ),
        segment("SE", "R", R(1, derived="count"), R(2, derived="control")),
        loop(
            "1000A",
            "R",
            name("41", suffix=False, ids="46", id_usage="R"),
            contact("IC", "R", 2, kinds=contacts),
            to="submitter",
        ),
        loop("1000B", "R", name("40", "2", ids="46", id_usage="R"), to="receiver"),
        repeat=UNLIMITED,
    )


def _hierarchy(level: str, children: str, *, parent: bool = True) -> Segment:
    """Return the HL of one level; all of it but the level is worked out."""
    above = (R(2, derived="parent"),) if parent else ()
    below = R(4, codes=children, derived="child")
    content = (R(1, derived="number"), *above, R(3, const=level), below)
    return segment(f"HL*{level}", "R", *content, key=(3, 0))


def billing_level(
    *, entity: str = "1 2", tax_numbers: str = "EI|SY", licenses: bool = True
) -> Loop:
    """Return loop 2000A: billing provider, pay-to address and pay-to plan."""
    return loop(
        "2000A",
        "R",
        _hierarchy("20", "1", parent=False),
        taxonomy("BI"),
        segment("CUR", "S", R(1, const="85"), R(2, "currency")),
        loop(
            "2010AA",
            "R",
            name("85", entity, role_to="role", ids="XX"),
            address("R"),
            reference(tax_numbers, "R"),
            [reference("0B|1G", repeat=2)] if licenses else [],
            contact(repeat=2),
            to="provider",
        ),
        loop(
            "2010AB", "S", name("87", entity, role_to="role", last="N"), address("R"), to="pay_to"
        ),
        loop(
            "2010AC",
            "S",
            payer_name("PE"),
            address("R"),
            reference("2U|FY|NF"),
            reference("EI", "R"),
            to="pay_to_plan",
        ),
        repeat=UNLIMITED,
        to="billing",
        level="20",
    )


def _patient_facts() -> tuple[Element, ...]:
    return (
        S(5, const="D8"),
        S(6, "patient.death_date"),
        S(7, const="01"),
        S(8, "patient.weight"),
        S(9, "patient.pregnant", "Y"),
    )


def _property_casualty_contact(given: bool) -> list[Segment]:
    return [contact(kinds=PHONE, times=2)] if given else []


def subscriber_level(
    *, insurance_types: str | None, facts: bool, property_casualty: bool, payer_ids: int
) -> Loop:
    """Return loop 2000B: subscriber and payer; the person is the patient or stands apart.

    `facts` says whether the guide asks a patient's weight, death and pregnancy,
    `property_casualty` whether it has a contact for such claims, `payer_ids` how many further
    numbers of the billing provider it takes.
    """
    return loop(
        "2000B",
        "R",
        _hierarchy("22", "0 1"),
        coverage(S(2, "coverage.relationship", "18"), insurance_types),
        [segment("PAT", "S", *_patient_facts())] if facts else [],
        loop(
            "2010BA",
            "R",
            name("IL", ids="II MI"),
            address(),
            demographics(),
            reference("SY"),
            reference("Y4"),
            _property_casualty_contact(property_casualty),
            spread=INSURED,
        ),
        loop(
            "2010BB",
            "R",
            payer_name(),
            address(),
            reference("2U|EI|FY|NF", repeat=3),
            reference("G2|LU", repeat=payer_ids),
            to="coverage.payer",
        ),
        repeat=UNLIMITED,
        level="22",
    )


def patient_level(*, facts: bool, property_casualty: bool) -> Loop:
    """Return loop 2000C: a patient who is not the subscriber; options as in 2000B."""
    relationship = R(1, "patient.relationship", RELATIONSHIPS)
    return loop(
        "2000C",
        "S",
        _hierarchy("23", "0"),
        segment("PAT", "R", relationship, *(_patient_facts() if facts else ())),
        loop(
            "2010CA",
            "R",
            name("QC", "1"),
            address("R"),
            demographics("R"),
            reference("Y4"),
            reference("1W|SY"),
            _property_casualty_contact(property_casualty),
            spread="patient",
        ),
        repeat=UNLIMITED,
        level="23",
    )
