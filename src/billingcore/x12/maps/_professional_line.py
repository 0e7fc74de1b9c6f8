"""A service line of the professional claim, loop 2400 of 005010X222A1.

>>> from billingcore.x12.maps._professional_line import LINE
>>> LINE.to, [loop.id for loop in LINE.loops][:2]
('lines', ['2410', '2420A'])
"""

from ._loops import drug, line_adjudication, provider
from ._segments import (
    FIXED_FORMAT,
    LINE_CONTROL_NUMBER,
    LINE_NUMBER,
    POINTERS,
    address,
    amount,
    attachment,
    condition,
    contact,
    contract,
    date,
    note,
    procedure,
    quantity,
    reference,
    repricing,
    service_date,
    taxonomy,
)
from ._vocabulary import UNLIMITED, R, S, composite, loop, run, segment

__all__ = ["AMBULANCE", "AMBULANCE_CONDITIONS", "LINE"]

_SYSTEMS = "ER HC IV WK"

# The claim has these two as well.
AMBULANCE = segment(
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

AMBULANCE_CONDITIONS = condition("07", "01 04 05 06 07 08 09 12", repeat=3)

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

LINE = loop(
    "2400",
    "R",
    LINE_NUMBER,
    segment(
        "SV1",
        "R",
        procedure(1, "R", _SYSTEMS),
        R(2, "charge"),
        R(3, "unit", "MJ UN"),
        R(4, "quantity", max=8),
        S(5, "place_of_service"),
        composite(7, "R", run(1, 4, "diagnosis_pointers", POINTERS, needed=1)),
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
    attachment(),
    segment(
        "PWK*CT",
        "S",
        R(1, "report_type"),
        R(2, "transmission", "AB AD AF AG NS"),
        to="attachments",
        also=(2, "AB AD AF AG NS"),
    ),
    AMBULANCE,
    segment(
        "CR3",
        "S",
        R(1, "kind", "I R S"),
        R(2, "unit", "MO"),
        R(3, "duration"),
        to="certification",
    ),
    AMBULANCE_CONDITIONS,
    condition("70", "65", times=1),
    condition("09", "38 ZV", times=2),
    service_date("R"),
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
    contract(),
    reference("9B"),
    reference("9D"),
    reference("G1", repeat=5, payer=True),
    LINE_CONTROL_NUMBER,
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
    drug("EN|EO|HI|N4|ON|UK|UP"),
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
