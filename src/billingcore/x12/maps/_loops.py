"""Loops within a claim that all claim guides share: providers, and what another payer decided.

>>> from billingcore.x12.maps._loops import line_adjudication
>>> node = line_adjudication("HC")
>>> node.id, node.to, [segment.tag for segment in node.segments]
('2430', 'adjudications', ['SVD', 'CAS', 'DTP', 'AMT'])
"""

from ._medicare import outpatient
from ._segments import (
    RELATIONSHIPS,
    address,
    adjustments,
    amount,
    coverage,
    date,
    name,
    payer_name,
    procedure,
    reference,
)
from ._vocabulary import Loop, R, S, Segment, composite, loop, segment

__all__ = ["drug", "line_adjudication", "other_coverage", "other_provider", "provider"]

_GROUPS = "CO CR OA PI PR"


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
    payer_ids: int = 2,
    payer_references: str = "G1 9F T4 F8",
) -> Loop:
    """Return loop 2320: another coverage with the payer's decision, if it has decided."""
    signature = (S(4, "patient_signature", "P"),) if patient_signature else ()
    return loop(
        "2320",
        "S",
        coverage(R(2, "coverage.relationship", f"18 {RELATIONSHIPS}"), insurance_types),
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
            reference("2U|EI|FY|NF", repeat=payer_ids),
            [reference(code) for code in payer_references.split()],
            to="coverage.payer",
        ),
        *providers,
        repeat=10,
        to="other_payers",
    )


def drug(kinds: str) -> Loop:
    """Return loop 2410: the drug behind a line."""
    return loop(
        "2410",
        "S",
        segment(f"LIN*{kinds}", "R", R(2, "qualifier"), R(3, "code"), key=(2, 0)),
        segment("CTP", "R", R(4, "quantity"), composite(5, "R", R(1, "unit", "F2 GR ME ML UN"))),
        reference("VY|XZ"),
        to="drug",
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
