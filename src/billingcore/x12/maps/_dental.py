"""The dental claim, 005010X224A2: what an 837D may say, and where it lives in the model.

>>> from billingcore.x12.maps import dental
>>> [segment.to for segment in dental.root.segments if segment.tag == "DN2"]
['dental.teeth']
"""

from ._levels import batch_header, billing_level, patient_level, subscriber_level
from ._loops import line_adjudication, other_coverage, other_provider, provider
from ._segments import (
    ACCIDENT,
    FIXED_FORMAT,
    LINE_CONTROL_NUMBER,
    LINE_NUMBER,
    POINTERS,
    PROVIDER_SIGNATURE,
    address,
    amount,
    attachment,
    claim,
    codes,
    contract,
    date,
    note,
    procedure,
    reference,
    repricing,
    service_date,
    taxonomy,
)
from ._vocabulary import R, S, Transaction, composite, loop, run, segment

__all__ = ["DENTAL"]

_NUMBERS = "0B|1G|G2|LU"
_UNITS = "DA UN"

_LINE = loop(
    "2400",
    "R",
    LINE_NUMBER,
    segment(
        "SV3",
        "R",
        procedure(1, "R", "AD"),
        R(2, "charge"),
        S(3, "place_of_service"),
        composite(4, "S", run(1, 5, "dental.areas", needed=1)),
        S(5, "dental.prosthesis", "I R"),
        S(6, "quantity"),
        composite(11, "S", run(1, 4, "diagnosis_pointers", POINTERS, needed=1)),
    ),
    segment(
        "TOO",
        "S",
        R(1, "system", "JP"),
        S(2, "number"),
        composite(3, "S", run(1, 5, "surfaces", "B D F I L M O", needed=1)),
        repeat=32,
        to="dental.teeth",
    ),
    service_date("S"),
    date("139|441"),
    [date(code) for code in "452 446 196 198".split()],
    contract("02 03 04 05 06 09"),
    reference("G3", repeat=5, payer=True),
    reference("G1", repeat=5, payer=True),
    LINE_CONTROL_NUMBER,
    reference("9B"),
    reference("9D"),
    reference("9F", repeat=5, payer=True),
    amount("T"),
    FIXED_FORMAT,
    repricing(
        S(8, "revenue_code"),
        S(9, "procedure_system", "AD ER HC HP IV WK"),
        S(10, "procedure_code"),
        S(11, "unit", _UNITS),
        S(12, "quantity"),
    ),
    provider("2420A", "82", "1 2", taxonomy("PE"), reference(_NUMBERS, repeat=20, payer=True)),
    provider("2420B", "DD", "1", taxonomy("AS"), reference(_NUMBERS, repeat=20, payer=True)),
    provider("2420C", "DQ", "1", reference(_NUMBERS, repeat=20, payer=True)),
    provider("2420D", "77", "2", address("R"), reference(_NUMBERS, repeat=20, payer=True)),
    line_adjudication("AD ER HC HP IV WK"),
    repeat=50,
    to="lines",
)

_CLAIM = loop(
    "2300",
    "S",
    claim(
        "B",
        PROVIDER_SIGNATURE,
        ACCIDENT,
        S(12, "special_program", "01 02 03 05"),
        S(19, "predetermination", "PB"),
        assignment="A C",
    ),
    date("439"),
    date("452"),
    date("472", formats="D8 RD8"),
    date("050"),
    segment(
        "DN1",
        "S",
        S(1, "dental.orthodontic_months"),
        S(2, "dental.orthodontic_months_remaining"),
        S(4, "dental.orthodontic_note"),
    ),
    segment("DN2", "S", R(1, "number"), R(2, "status", "E M"), repeat=35, to="dental.teeth"),
    attachment("B4 DA DG EB OZ P6 RB RR"),
    contract(),
    amount("F5"),
    [reference(code) for code in "G3 4N F8 9F G1 9A 9C D9".split()],
    FIXED_FORMAT,
    note("ADD", repeat=5),
    codes(
        "ABK|BK|TQ|ABF|BF",
        "S",
        12,
        "diagnoses",
        R(1, "qualifier", "ABK BK TQ/ABF BF TQ"),
        R(2, "code"),
    ),
    repricing(S(8, "revenue_code"), S(11, "unit", _UNITS), S(12, "quantity")),
    provider("2310A", "DN|P3", "1", taxonomy("RF"), reference("0B|1G|G2", repeat=3), repeat=2),
    provider("2310B", "82", "1 2", taxonomy("PE"), reference(_NUMBERS, repeat=4)),
    provider("2310C", "77", "2", address("R"), reference(_NUMBERS, repeat=3)),
    provider("2310D", "DD", "1", taxonomy("AS"), reference(_NUMBERS, repeat=4)),
    provider("2310E", "DQ", "1", reference(_NUMBERS, repeat=4)),
    other_coverage(
        other_provider("2330C", "DN|P3", "1", reference(_NUMBERS, "R", 3), repeat=2),
        other_provider("2330D", "82", "1 2", reference(_NUMBERS, "R", 3)),
        other_provider("2330E", "DQ", "1", reference(_NUMBERS, "R", 3)),
        other_provider("2330F", "85", "1 2", reference("G2|LU", "R", 2)),
        other_provider("2330G", "77", "2", reference("0B|G2|LU", "R", 3)),
        other_provider("2330H", "DD", "1 2", reference(_NUMBERS, "R", 3)),
        insurance_types=None,
        amounts="D EAF A8",
        patient_signature=False,
        subscriber_ids=2,
        payer_ids=3,
        payer_references="G1 9F T4 G3 F8",
    ),
    _LINE,
    repeat=100,
)

DENTAL = Transaction(
    id="005010X224A2",
    set="837",
    group="HC",
    name="dental claim",
    kind="dental",
    accepts=("005010X224A2", "005010X224", "005010X224A1"),
    header=batch_header("005010X224A2"),
    levels=(
        billing_level(),
        subscriber_level(insurance_types=None, facts=False, property_casualty=False, payer_ids=1),
        patient_level(facts=False, property_casualty=False),
    ),
    root=_CLAIM,
)
