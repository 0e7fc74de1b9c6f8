"""The professional claim, 005010X222A1: what an 837P may say, and where it lives in the model.

>>> from billingcore.x12.maps import professional
>>> professional.root.opener.tag, professional.root.opener.elements[1].to
('CLM', 'charge')
"""

from ._loops import (
    batch_header,
    billing_level,
    line_adjudication,
    other_coverage,
    other_provider,
    patient_level,
    provider,
    subscriber_level,
)
from ._segments import (
    CONTRACT,
    FIXED_FORMAT,
    PHONE,
    address,
    amount,
    condition,
    contact,
    date,
    note,
    procedure,
    quantity,
    reference,
    repricing,
    taxonomy,
)
from ._vocabulary import (
    UNLIMITED,
    Element,
    R,
    S,
    Segment,
    Transaction,
    composite,
    loop,
    pack,
    run,
    segment,
    span,
)

__all__ = ["PROFESSIONAL"]

_INSURANCE_TYPES = "12 13 14 15 16 41 42 43 47"
_SYSTEMS = "ER HC IV WK"
_POINTERS = "1 2 3 4 5 6 7 8 9 10 11 12"
_REPORTS = (
    "03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS "
    "EB HC HR I5 IR LA M1 MT NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP"
)


# -- what a claim and a line both may have ---------------------------------------------------

_ATTACHMENT = segment(
    "PWK",
    "S",
    R(1, "report_type", _REPORTS),
    R(2, "transmission", "AA BM EL EM FT FX"),
    S(5, const="AC"),
    S(6, "control_number", max=50),
    repeat=10,
    to="attachments",
)

_AMBULANCE = segment(
    "CR1",
    "S",
    S(1, "weight_unit", "LB"),
    S(2, "weight"),
    R(4, "transport_reason", "A B C D E"),
    R(5, "distance_unit", "DH"),
    R(6, "distance"),
    S(9, "round_trip_purpose"),
    S(10, "stretcher_purpose"),
    to="ambulance",
)

_AMBULANCE_CONDITIONS = condition("07", "01 04 05 06 07 08 09 12", repeat=3)


# -- 2400: a service line --------------------------------------------------------------------

_DRUG = loop(
    "2410",
    "S",
    segment("LIN*EN|EO|HI|N4|ON|UK|UP", "R", R(2, "qualifier"), R(3, "code"), key=(2, 0)),
    segment("CTP", "R", R(4, "quantity"), composite(5, "R", R(1, "unit", "F2 GR ME ML UN"))),
    reference("VY|XZ"),
    to="drug",
)

_FORM = loop(
    "2440",
    "S",
    segment("LQ*AS|UT", "R", R(1, "qualifier"), R(2, "code")),
    segment(
        "FRM",
        "R",
        R(1, "question"),
        S(2, "yes_no", "N W Y"),
        S(3, "text"),
        S(4, "day"),
        S(5, "percent"),
        repeat=99,
        to="answers",
    ),
    repeat=UNLIMITED,
    to="forms",
)

_LINE = loop(
    "2400",
    "R",
    segment("LX", "R", R(1, derived="ordinal")),
    segment(
        "SV1",
        "R",
        procedure(1, "R", _SYSTEMS),
        R(2, "charge"),
        R(3, "unit", "MJ UN"),
        R(4, "quantity", max=8),
        S(5, "place_of_service"),
        composite(7, "R", run(1, 4, "diagnosis_pointers", _POINTERS, needed=1)),
        S(9, "indicators.emergency", "Y"),
        S(11, "indicators.epsdt", "Y"),
        S(12, "indicators.family_planning", "Y"),
        S(15, "indicators.copay_exempt", "0"),
    ),
    segment(
        "SV5",
        "S",
        procedure(1, "R", "HC", description=False, modifiers=False),
        R(2, "unit", "DA"),
        R(3, "length_of_need"),
        R(4, "rental_price"),
        R(5, "purchase_price"),
        R(6, "frequency", "1 4 6"),
        to="rental",
    ),
    _ATTACHMENT,
    segment(
        "PWK*CT",
        "S",
        R(1, "report_type"),
        R(2, "transmission", "AB AD AF AG NS"),
        to="attachments",
    ),
    _AMBULANCE,
    segment(
        "CR3",
        "S",
        R(1, "kind", "I R S"),
        R(2, "unit", "MO"),
        R(3, "duration"),
        to="certification",
    ),
    _AMBULANCE_CONDITIONS,
    condition("70", "65", times=1),
    condition("09", "38 ZV", times=2),
    segment("DTP*472", "R", R(1, const="472"), span(2, "period", "D8 RD8")),
    [date(code) for code in "471 607 463 461 304".split()],
    date("738|739", repeat=2),
    [date(code) for code in "011 455 454".split()],
    quantity("PT"),
    quantity("FL"),
    segment(
        "MEA",
        "S",
        R(1, "reference", "OG TR"),
        R(2, "qualifier", "HT R1 R2 R3 R4"),
        R(3, "value"),
        repeat=5,
        to="measurements",
    ),
    CONTRACT,
    reference("9B"),
    reference("9D"),
    reference("G1", repeat=5, payer=True),
    segment("REF*6R", "S", R(1, const="6R"), R(2, "control_number", max=30)),
    [reference(code) for code in "EW X4 F4 BT".split()],
    reference("9F", repeat=5, payer=True),
    amount("T"),
    amount("F4"),
    FIXED_FORMAT,
    note("ADD|DCP"),
    note("TPO"),
    segment("PS1", "S", R(1, "provider"), R(2, "charge"), to="purchased"),
    repricing(
        S(9, "procedure_system", _SYSTEMS),
        S(10, "procedure_code"),
        S(11, "unit", "MJ UN"),
        S(12, "quantity", max=8),
    ),
    _DRUG,
    provider(
        "2420A",
        "82",
        "1 2",
        taxonomy("PE"),
        reference("0B|1G|G2|LU", repeat=20, payer=True),
    ),
    provider("2420B", "QB", "1 2", reference("0B|1G|G2", repeat=20, payer=True), last="N"),
    provider("2420C", "77", "2", address("R"), reference("G2|LU", repeat=3, payer=True)),
    provider("2420D", "DQ", "1", reference("0B|1G|G2|LU", repeat=20, payer=True)),
    provider(
        "2420E",
        "DK",
        "1",
        address(),
        reference("0B|1G|G2", repeat=20, payer=True),
        contact(),
    ),
    provider("2420F", "DN|P3", "1", reference("0B|1G|G2", repeat=20, payer=True), repeat=2),
    provider("2420G", "PW", "2", address("R"), npi=False, last="N"),
    provider("2420H", "45", "2", address("R"), npi=False, last="S"),
    line_adjudication(_SYSTEMS),
    _FORM,
    repeat=50,
    to="lines",
)


# -- 2300: a claim ---------------------------------------------------------------------------


def _codes(keys: str, usage: str, times: int, to: str, *parts: Element, repeat: int = 1) -> Segment:
    """Return an HI: up to `times` composites, each a code of one kind."""
    items = pack(1, 1, times, composite(1, "R", *parts), to=to)
    return segment(f"HI*{keys}", usage, items, repeat=repeat, key=(1, 1))


_CLAIM = loop(
    "2300",
    "S",
    segment(
        "CLM",
        "R",
        R(1, "patient_control_number"),
        R(2, "charge"),
        composite(5, "R", R(1, "facility_code"), R(2, const="B"), R(3, "frequency")),
        R(6, "signatures.provider_signature", "N Y"),
        R(7, "signatures.assignment", "A B C"),
        R(8, "signatures.benefits_assigned", "N W Y"),
        R(9, "signatures.release_of_information", "I Y"),
        S(10, "signatures.patient_signature", "P"),
        composite(
            11,
            "S",
            run(1, 2, "accident.causes", "AA EM OA", needed=1),
            S(4, "accident.state"),
            S(5, "accident.country"),
        ),
        S(12, "special_program", "02 03 05 09"),
        S(20, "delay_reason", "1 2 3 4 5 6 7 8 9 10 11 15"),
    ),
    [date(code) for code in "431 454 304 453 439 484 455 471".split()],
    date("314|360|361", formats="D8 RD8"),
    [date(code) for code in "297 296 435 096".split()],
    date("090|091", repeat=2),
    date("444"),
    date("050"),
    _ATTACHMENT,
    CONTRACT,
    amount("F5"),
    [reference(code) for code in "4N F5 EW 9F G1 F8 X4 9A 9C LX D9 EA P4 1J".split()],
    FIXED_FORMAT,
    note("ADD|CER|DCP|DGN|TPO"),
    _AMBULANCE,
    segment(
        "CR2",
        "S",
        R(8, "nature", "A C D E F G M"),
        S(10, "description1"),
        S(11, "description2"),
        to="spinal",
    ),
    _AMBULANCE_CONDITIONS,
    condition("E1|E2|E3", "L1 L2 L3 L4 L5", repeat=3),
    condition("75", "IH", applies="Y", times=1),
    condition("ZZ", "AV NU S2 ST", times=3),
    _codes(
        "ABK|BK|ABF|BF",
        "R",
        12,
        "diagnoses",
        R(1, "qualifier", "ABK BK/ABF BF"),
        R(2, "code"),
    ),
    _codes("BP|BO", "S", 2, "procedures", R(1, "qualifier", "BP/BO"), R(2, "code")),
    _codes("BG", "S", 12, "condition_codes", R(1, const="BG"), R(2, "."), repeat=2),
    repricing(methodologies="00 01 02 03 04 05 07 08 09 10 11 12 13 14"),
    provider("2310A", "DN|P3", "1", reference("0B|1G|G2", repeat=3), repeat=2),
    provider("2310B", "82", "1 2", taxonomy("PE"), reference("0B|1G|G2|LU", repeat=4)),
    provider(
        "2310C",
        "77",
        "2",
        address("R"),
        reference("0B|G2|LU", repeat=3),
        contact(kinds=PHONE, times=2),
    ),
    provider("2310D", "DQ", "1", reference("0B|1G|G2|LU", repeat=4)),
    provider("2310E", "PW", "2", address("R"), npi=False, last="N"),
    provider("2310F", "45", "2", address("R"), npi=False, last="S"),
    other_coverage(
        other_provider("2330C", "DN|P3", "1", reference("0B|1G|G2", "R", 3), repeat=2),
        other_provider("2330D", "82", "1 2", reference("0B|1G|G2|LU", "R", 3)),
        other_provider("2330E", "77", "2", reference("0B|G2|LU", "R", 3)),
        other_provider("2330F", "DQ", "1", reference("0B|1G|G2|LU", "R", 3)),
        other_provider("2330G", "85", "1 2", reference("G2|LU", "R", 2)),
        insurance_types=_INSURANCE_TYPES,
        amounts="D A8 EAF",
        patient_signature=True,
    ),
    _LINE,
    repeat=100,
)


PROFESSIONAL = Transaction(
    id="005010X222A1",
    set="837",
    group="HC",
    name="professional claim",
    kind="professional",
    accepts=("005010X222A1", "005010X222", "005010X222A2"),
    header=batch_header("005010X222A1"),
    levels=(
        billing_level(),
        subscriber_level(
            insurance_types=_INSURANCE_TYPES, facts=True, property_casualty=True, payer_ids=2
        ),
        patient_level(facts=True, property_casualty=True),
    ),
    root=_CLAIM,
)
