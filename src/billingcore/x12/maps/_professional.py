"""The professional claim, 005010X222A1: what an 837P may say, and where it lives in the model.

>>> from billingcore.x12.maps import professional
>>> professional.root.opener.tag, professional.root.opener.elements[1].to
('CLM', 'charge')
"""

from ._levels import batch_header, billing_level, patient_level, subscriber_level
from ._loops import other_coverage, other_provider, provider
from ._professional_line import AMBULANCE, AMBULANCE_CONDITIONS, LINE
from ._segments import (
    ACCIDENT,
    FIXED_FORMAT,
    PHONE,
    PROVIDER_SIGNATURE,
    address,
    amount,
    attachment,
    claim,
    codes,
    condition,
    contact,
    contract,
    date,
    note,
    reference,
    repricing,
    taxonomy,
)
from ._vocabulary import R, S, Transaction, loop, segment

__all__ = ["PROFESSIONAL"]

_INSURANCE_TYPES = "12 13 14 15 16 41 42 43 47"

_CLAIM = loop(
    "2300",
    "S",
    claim(
        "B",
        PROVIDER_SIGNATURE,
        S(10, "signatures.patient_signature", "P"),
        ACCIDENT,
        S(12, "special_program", "02 03 05 09"),
    ),
    [date(code) for code in "431 454 304 453 439 484 455 471".split()],
    date("314|360|361", formats="D8 RD8"),
    [date(code) for code in "297 296 435 096".split()],
    date("090|091", repeat=2),
    date("444"),
    date("050"),
    attachment(),
    contract(),
    amount("F5"),
    [reference(code) for code in "4N F5 EW 9F G1 F8 X4 9A 9C LX D9 EA P4 1J".split()],
    FIXED_FORMAT,
    note("ADD|CER|DCP|DGN|TPO"),
    AMBULANCE,
    segment(
        "CR2",
        "S",
        R(8, "nature", "A C D E F G M"),
        S(10, "description1"),
        S(11, "description2"),
        to="spinal",
    ),
    AMBULANCE_CONDITIONS,
    condition("E1|E2|E3", "L1 L2 L3 L4 L5", repeat=3),
    condition("75", "IH", applies="Y", times=1),
    condition("ZZ", "AV NU S2 ST", times=3),
    codes(
        "ABK|BK|ABF|BF",
        "R",
        12,
        "diagnoses",
        R(1, "qualifier", "ABK BK/ABF BF"),
        R(2, "code"),
    ),
    codes("BP|BO", "S", 2, "procedures", R(1, "qualifier", "BP/BO"), R(2, "code")),
    codes("BG", "S", 12, "condition_codes", R(2, "."), repeat=2),
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
    LINE,
    repeat=100,
)

PROFESSIONAL = Transaction(
    id="005010X222A1",
    set="837",
    group="HC",
    name="professional claim",
    kind="professional",
    accepts=("005010X222A1", "005010X222", "005010X222A2"),
    header=batch_header("005010X222A1", contacts="ED EM FX TE/ED EM EX FX TE"),
    levels=(
        billing_level(),
        subscriber_level(
            insurance_types=_INSURANCE_TYPES, facts=True, property_casualty=True, payer_ids=2
        ),
        patient_level(facts=True, property_casualty=True),
    ),
    root=_CLAIM,
)
