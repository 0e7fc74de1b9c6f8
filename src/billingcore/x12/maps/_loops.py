"""Loops that the claim guides share: the batch, the levels of the hierarchy, other coverages.

>>> from billingcore.x12.maps._loops import patient_level
>>> level = patient_level(facts=True, property_casualty=True)
>>> level.id, level.opener.tag, [loop.id for loop in level.loops]
('2000C', 'HL', ['2010CA'])
"""

from ._segments import (
    PHONE,
    address,
    adjustments,
    amount,
    contact,
    date,
    demographics,
    name,
    outpatient,
    payer_name,
    procedure,
    reference,
    taxonomy,
)
from ._vocabulary import UNLIMITED, Element, Loop, R, S, Segment, loop, segment

__all__ = [
    "batch_header",
    "billing_level",
    "line_adjudication",
    "other_coverage",
    "other_provider",
    "patient_level",
    "provider",
    "subscriber_level",
]

_FILING_INDICATORS = "11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ"
_RELATIONSHIPS = "01 19 20 21 39 40 53 G8"
_SEQUENCES = "A B C D E F G H P S T U"
_GROUPS = "CO CR OA PI PR"


def batch_header(version: str) -> Loop:
    """Return the header of an 837: ST, BHT, submitter and receiver; and its end, SE."""
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
            contact("IC", "R", 2, kinds="ED EM FX TE/ED EM EX FX TE"),
            to="submitter",
        ),
        loop("1000B", "R", name("40", "2", ids="46", id_usage="R"), to="receiver"),
        repeat=UNLIMITED,
    )


# -- the levels of the hierarchy -------------------------------------------------------------


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


def _coverage(relationship: Element, insurance_types: str | None) -> Segment:
    """Return an SBR: where the plan stands, what the member is to the subscriber, which plan."""
    kind = (S(5, "coverage.insurance_type", insurance_types),) if insurance_types else ()
    return segment(
        "SBR",
        "R",
        R(1, "coverage.sequence", _SEQUENCES),
        relationship,
        S(3, "coverage.group_number"),
        S(4, "coverage.group_name"),
        *kind,
        S(9, "coverage.filing_indicator", _FILING_INDICATORS),
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
        _coverage(S(2, "coverage.relationship", "18"), insurance_types),
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
            spread="INSURED",
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
    relationship = R(1, "patient.relationship", _RELATIONSHIPS)
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


# -- within a claim --------------------------------------------------------------------------


def provider(
    loop_id: str,
    role: str,
    entity: str,
    *rest: Segment | list[Segment],
    last: str = "R",
    npi: bool = True,
    repeat: int = 1,
) -> Loop:
    """Return a provider loop to `providers`; the role is the NM101 code."""
    opener = name(role, entity, role_to="role", last=last, ids="XX" if npi else None)
    return loop(loop_id, "S", opener, *rest, repeat=repeat, to="providers")


def other_provider(loop_id: str, role: str, entity: str, numbers: Segment, repeat: int = 1) -> Loop:
    """Return a provider of loop 2320, who is known by the other payer's numbers alone."""
    return provider(loop_id, role, entity, numbers, last="N", npi=False, repeat=repeat)


def other_coverage(
    *providers: Loop,
    insurance_types: str | None,
    amounts: str,
    patient_signature: bool,
    inpatient: Segment | None = None,
    subscriber_ids: int = 1,
) -> Loop:
    """Return loop 2320: another coverage with the payer's decision, if it has decided."""
    signature = (S(4, "patient_signature", "P"),) if patient_signature else ()
    return loop(
        "2320",
        "S",
        _coverage(R(2, "coverage.relationship", f"18 {_RELATIONSHIPS}"), insurance_types),
        adjustments(_GROUPS, 5),
        [amount(code) for code in amounts.split()],
        segment(
            "OI",
            "R",
            R(3, "benefits_assigned", "N W Y"),
            *signature,
            R(6, "release_of_information", "I Y"),
        ),
        [inpatient] if inpatient else [],
        outpatient(),
        loop(
            "2330A",
            "R",
            name("IL", ids="II MI", id_usage="R"),
            address(),
            reference("SY", repeat=subscriber_ids),
            to="coverage.subscriber",
        ),
        loop(
            "2330B",
            "R",
            payer_name(),
            address(),
            date("573"),
            reference("2U|EI|FY|NF", repeat=2),
            [reference(code) for code in "G1 9F T4 F8".split()],
            to="coverage.payer",
        ),
        *providers,
        repeat=10,
        to="other_payers",
    )


def line_adjudication(systems: str, *, revenue: bool = False, procedure_usage: str = "R") -> Loop:
    """Return loop 2430: another payer's decision on the line."""
    revenue_code = (R(4, "revenue_code"),) if revenue else ()
    return loop(
        "2430",
        "S",
        segment(
            "SVD",
            "R",
            R(1, "payer_id"),
            R(2, "paid"),
            procedure(3, procedure_usage, systems),
            *revenue_code,
            R(5, "quantity", max=8),
            S(6, "bundled_line"),
        ),
        adjustments(_GROUPS, 5),
        date("573", "R"),
        amount("EAF"),
        repeat=15,
        to="adjudications",
    )
