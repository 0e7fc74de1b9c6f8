"""The institutional claim, 005010X223A2: what an 837I may say, and where it lives in the model.

>>> from billingcore.x12.maps import institutional
>>> institutional.root.opener.elements[2].parts[1].const
'A'
>>> [loop.id for loop in institutional.root.loops][-2:]
['2320', '2400']
"""

from ._levels import batch_header, billing_level, patient_level, subscriber_level
from ._loops import drug, line_adjudication, other_coverage, other_provider, provider
from ._medicare import CLAIM_INPATIENT
from ._segments import (
    FIXED_FORMAT,
    LINE_CONTROL_NUMBER,
    LINE_NUMBER,
    address,
    amount,
    attachment,
    claim,
    codes,
    condition,
    contract,
    date,
    note,
    procedure,
    reference,
    repricing,
    service_date,
    taxonomy,
)
from ._vocabulary import R, S, Transaction, loop, segment, span

__all__ = ["INSTITUTIONAL"]

_SYSTEMS = "ER HC HP IV WK"
_UNITS = "DA UN"
_CODE = R(2, "code")
_PRESENT = S(9, "present_on_admission", "N U W Y")
_ON = span(3, "period", "D8")
_DURING = span(3, "period", "RD8")
_NUMBERS = "0B|1G|G2|LU"

_LINE = loop(
    "2400",
    "R",
    LINE_NUMBER,
    segment(
        "SV2",
        "R",
        R(1, "revenue_code"),
        procedure(2, "S", _SYSTEMS),
        R(3, "charge"),
        R(4, "unit", _UNITS),
        R(5, "quantity"),
        S(7, "noncovered_charge"),
    ),
    attachment(),
    service_date("S"),
    LINE_CONTROL_NUMBER,
    reference("9B"),
    reference("9D"),
    amount("GT"),
    amount("N8"),
    note("TPO"),
    repricing(
        S(8, "revenue_code"),
        S(9, "procedure_system", _SYSTEMS),
        S(10, "procedure_code"),
        S(11, "unit", _UNITS),
        S(12, "quantity", max=8),
    ),
    drug("N4"),
    provider("2420A", "72", "1", reference(_NUMBERS, repeat=20, payer=True)),
    provider("2420B", "ZZ", "1", reference(_NUMBERS, repeat=20, payer=True)),
    provider("2420C", "82", "1", reference(_NUMBERS, repeat=20, payer=True)),
    provider("2420D", "DN", "1", reference("0B|1G|G2", repeat=20, payer=True)),
    line_adjudication(_SYSTEMS, revenue=True, procedure_usage="S"),
    repeat=999,
    to="lines",
)

_CLAIM = loop(
    "2300",
    "S",
    claim("A"),
    date("096", formats="TM"),
    date("434", "R", formats="RD8"),
    date("435", formats="D8 DT"),
    date("050"),
    segment(
        "CL1",
        "R",
        S(1, "institutional.admission_type"),
        S(2, "institutional.point_of_origin"),
        R(3, "institutional.discharge_status"),
    ),
    attachment(),
    contract(),
    amount("F3"),
    [reference(code) for code in "4N 9F G1 F8 9A 9C".split()],
    reference("LX", repeat=5),
    reference("D9", high=20),
    [reference(code) for code in "LU EA P4 G4".split()],
    FIXED_FORMAT,
    note("ALG|DCP|DGN|DME|MED|NTR|ODT|RHB|RLH|RNH|SET|SFM|SPT|UPI", repeat=10),
    note("ADD"),
    condition("ZZ", "AV NU S2 ST", times=3),
    codes("ABK|BK", "R", 1, "diagnoses", _CODE, _PRESENT),
    codes("ABJ|BJ", "S", 1, "diagnoses", _CODE),
    codes("APR|PR", "S", 3, "diagnoses", _CODE),
    codes("ABN|BN", "S", 12, "diagnoses", _CODE, _PRESENT),
    codes("DR", "S", 1, "institutional.drg", R(2, ".")),
    codes("ABF|BF", "S", 12, "diagnoses", _CODE, _PRESENT, repeat=2),
    codes("BBR|BR|CAH", "S", 1, "procedures", _CODE, _ON),
    codes("BBQ|BQ", "S", 12, "procedures", _CODE, _ON, repeat=2),
    codes("BI", "S", 12, "institutional.occurrence_spans", _CODE, _DURING, repeat=2),
    codes("BH", "S", 12, "institutional.occurrences", _CODE, _ON, repeat=2),
    codes("BE", "S", 12, "institutional.value_codes", _CODE, R(5, "amount"), repeat=2),
    codes("BG", "S", 12, "condition_codes", R(2, "."), repeat=2),
    codes("TC", "S", 12, "institutional.treatment_codes", R(2, "."), repeat=2),
    repricing(S(8, "revenue_code"), S(11, "unit", _UNITS), S(12, "quantity")),
    provider("2310A", "71", "1", taxonomy("AT"), reference(_NUMBERS, repeat=4)),
    provider("2310B", "72", "1", reference(_NUMBERS, repeat=4)),
    provider("2310C", "ZZ", "1", reference(_NUMBERS, repeat=4)),
    provider("2310D", "82", "1", reference(_NUMBERS, repeat=4)),
    provider("2310E", "77", "2", address("R"), reference("0B|G2|LU", repeat=3)),
    provider("2310F", "DN", "1", reference("0B|1G|G2", repeat=3)),
    other_coverage(
        other_provider("2330C", "71", "1", reference(_NUMBERS, "R", 4)),
        other_provider("2330D", "72", "1", reference(_NUMBERS, "R", 4)),
        other_provider("2330E", "ZZ", "1", reference(_NUMBERS, "R", 4)),
        other_provider("2330F", "77", "2", reference("0B|G2|LU", "R", 3)),
        other_provider("2330G", "82", "1", reference(_NUMBERS, "R", 4)),
        other_provider("2330H", "DN", "1", reference("0B|1G|G2", "R", 3)),
        other_provider("2330I", "85", "2", reference("G2|LU", "R", 2)),
        insurance_types=None,
        amounts="D EAF A8",
        patient_signature=False,
        inpatient=CLAIM_INPATIENT,
        subscriber_ids=2,
    ),
    _LINE,
    repeat=100,
)

INSTITUTIONAL = Transaction(
    id="005010X223A2",
    set="837",
    group="HC",
    name="institutional claim",
    kind="institutional",
    accepts=("005010X223A2", "005010X223", "005010X223A1", "005010X223A3"),
    header=batch_header("005010X223A2"),
    levels=(
        billing_level(entity="2", tax_numbers="EI", licenses=False),
        subscriber_level(insurance_types=None, facts=False, property_casualty=False, payer_ids=1),
        patient_level(facts=False, property_casualty=False),
    ),
    root=_CLAIM,
)
