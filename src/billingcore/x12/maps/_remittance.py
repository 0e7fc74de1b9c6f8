"""The remittance advice, 005010X221A1: what an 835 may say, and where it lives in the model.

>>> from billingcore.x12.maps import remittance
>>> remittance.root.opener.tag, remittance.root.opener.elements[3].to
('CLP', 'paid')
"""

from ._medicare import DRG_SUMMARY, INPATIENT, PROVIDER_SUMMARY, outpatient
from ._segments import address, adjustments, amount, contact, procedure, quantity, reference
from ._vocabulary import UNLIMITED, R, S, Segment, Transaction, composite, loop, pack, segment

__all__ = ["REMITTANCE"]

_FILING_INDICATORS = "12 13 14 15 16 17 AM CH DS HM LM MA MB MC OF TV VA WC ZZ"
_GROUPS = "CO OA PI PR"
_HIGH = 10  # digits of an amount, where the guide allows fewer than the standard
_PAYER_IDS = "AD FI NI PI PP XV"
_PLB_REASONS = (
    "50 51 72 90 AH AM AP B2 B3 BD BN C5 CR CS CT CV CW DM E3 FB FC GO HM IP IR IS J1 L3 L6 LE LS "
    "OA OB PI PL RA RE SL TL WO WU"
)
_PROVIDER_IDS = "0B|1A|1B|1C|1D|1G|1H|1J|D3|G2"
_SYSTEMS = "AD ER HC HP IV N4 N6 NU UI WK"


def _date(codes: str, repeat: int = 1) -> Segment:
    """Return a DTM to `dates`."""
    content = (R(1, "qualifier"), R(2, "period"))
    return segment(f"DTM*{codes}", "S", *content, repeat=repeat, to="dates")


def _party(
    role: str,
    entity: str,
    ids: str,
    *,
    usage: str = "S",
    last: str = "S",
    id_usage: str = "S",
    to: str = "parties",
) -> Segment:
    """Return an NM1 that stands by itself: one more party to the claim."""
    given = (S(4, "name.first"), S(5, "name.middle"), S(7, "name.suffix"))
    identifier = R if id_usage == "R" else S
    return segment(
        f"NM1*{role}",
        usage,
        R(1, "role"),
        R(2, "name.entity", entity),
        (R if last == "R" else S)(3, "name.last"),
        *(given if "1" in entity else ()),
        identifier(8, "id.qualifier", ids),
        identifier(9, "id.value"),
        to=to,
    )


# -- the payment, its payer and its payee ----------------------------------------------------

_HEADER = loop(
    "ST",
    "R",
    segment("ST*835", "R", R(1, const="835"), R(2, derived="control")),
    segment(
        "BPR",
        "R",
        R(1, "payment.handling", "C D H I P U X"),
        R(2, "payment.amount", max=_HIGH),
        R(3, "payment.credit_debit", "C D"),
        R(4, "payment.method", "ACH BOP CHK FWT NON"),
        S(5, "payment.format", "CCP CTX"),
        S(6, "payment.payer_bank.bank_qualifier", "01 04"),
        S(7, "payment.payer_bank.bank"),
        S(8, "payment.payer_bank.account_qualifier", "DA"),
        S(9, "payment.payer_bank.account"),
        S(10, "payment.originator"),
        S(11, "payment.originator_supplement"),
        S(12, "payment.payee_bank.bank_qualifier", "01 04"),
        S(13, "payment.payee_bank.bank"),
        S(14, "payment.payee_bank.account_qualifier", "DA SG"),
        S(15, "payment.payee_bank.account"),
        R(16, "payment.date"),
    ),
    segment(
        "TRN*1",
        "R",
        R(1, const="1"),
        R(2, "trace.number"),
        R(3, "trace.originator"),
        S(4, "trace.supplement"),
    ),
    segment("CUR", "S", R(1, const="PR"), R(2, "currency")),
    reference("EV"),
    reference("F2"),
    _date("405"),
    segment("SE", "R", R(1, derived="count"), R(2, derived="control")),
    loop(
        "1000A",
        "R",
        segment("N1*PR", "R", R(1), R(2, "name"), S(3, "id.qualifier", "XV"), S(4, "id.value")),
        address("R"),
        reference("2U|EO|HI|NF", repeat=4),
        contact("CX", kinds="EM FX TE/EM EX FX TE/EX", optional=True),
        contact("BL", "R", UNLIMITED, kinds="EM TE UR/EM EX FX TE UR/EM EX FX UR", optional=True),
        contact("IC", kinds="UR", times=1, named=False),
        to="payer",
    ),
    loop(
        "1000B",
        "R",
        segment(
            "N1*PE", "R", R(1), R(2, "name"), R(3, "id.qualifier", "FI XV XX"), R(4, "id.value")
        ),
        address(),
        reference("0B|D3|PQ|TJ", repeat=UNLIMITED),
        segment(
            "RDM*BM|EM|FT|OL",
            "S",
            R(1, "method"),
            S(2, "name"),
            S(3, "address"),
            to="delivery",
        ),
        to="payee",
    ),
    repeat=UNLIMITED,
)


# -- 2000: a provider's group of claims ------------------------------------------------------

_GROUP = loop(
    "2000",
    "S",
    segment("LX", "R", R(1, "number")),
    PROVIDER_SUMMARY,
    DRG_SUMMARY,
    repeat=UNLIMITED,
    to="group",
    level="LX",
)


# -- 2100: a claim's payment -----------------------------------------------------------------

_LINE = loop(
    "2110",
    "S",
    segment(
        f"SVC*{_SYSTEMS.replace(' ', '|')}",
        "R",
        procedure(1, "R", _SYSTEMS, description=False),
        R(2, "charge", max=_HIGH),
        R(3, "paid", max=_HIGH),
        S(4, "revenue_code"),
        S(5, "quantity"),
        procedure(6, "S", "AD ER HC HP IV N4 NU WK", to="submitted_procedure"),
        S(7, "submitted_quantity"),
        key=(1, 1),
    ),
    _date("150|151|472", repeat=2),
    adjustments(_GROUPS, 99, high=_HIGH),
    reference("1S|APC|BB|E9|G1|G3|LU|RB", repeat=8),
    segment("REF*6R", "S", R(1, const="6R"), R(2, "control_number")),
    reference(f"{_PROVIDER_IDS}|HPI|SY|TJ", repeat=10),
    reference("0K", repeat=5),
    amount("B6|KH|T|T2|ZK|ZL|ZM|ZN|ZO", repeat=9, high=_HIGH),
    quantity("ZK|ZL|ZM|ZN|ZO", repeat=6),
    segment("LQ*HE|RX", "S", R(1, "qualifier"), R(2, "code"), repeat=99, to="remarks"),
    repeat=999,
    to="lines",
)

_CLAIM = loop(
    "2100",
    "R",
    segment(
        "CLP",
        "R",
        R(1, "patient_control_number"),
        R(2, "status", "1 2 3 4 19 20 21 22 23 25"),
        R(3, "charge"),
        R(4, "paid"),
        S(5, "patient_responsibility"),
        R(6, "filing_indicator", _FILING_INDICATORS),
        R(7, "payer_control_number"),
        S(8, "facility_code"),
        S(9, "frequency"),
        S(11, "drg"),
        S(12, "drg_weight"),
        S(13, "discharge_fraction"),
    ),
    adjustments(_GROUPS, 99),
    _party("QC", "1", "34 HN II MI MR", usage="R", to="patient"),
    _party("IL", "1 2", "FI II MI", id_usage="R"),
    _party("74", "1 2", "C"),
    _party("82", "1 2", "BD BS FI MC PC SL UP XX", id_usage="R"),
    _party("TT", "2", _PAYER_IDS, last="R", id_usage="R"),
    _party("PR", "2", _PAYER_IDS, last="R", id_usage="R"),
    _party("GB", "1 2", "FI II MI"),
    INPATIENT,
    outpatient(high=_HIGH),
    reference("1L|1W|28|6P|9A|9C|BB|CE|EA|F8|G1|G3|IG|SY", repeat=5),
    reference(f"{_PROVIDER_IDS}|LU", repeat=10),
    _date("232|233", repeat=2),
    _date("036"),
    _date("050"),
    contact("CX", repeat=2, kinds="EM FX TE/EM EX FX TE/EX"),
    amount("AU|D8|DY|F5|I|NL|T|T2|ZK|ZL|ZM|ZN|ZO", repeat=13),
    quantity("CA|CD|LA|LE|NE|NR|OU|PS|VS|ZK|ZL|ZM|ZN|ZO", repeat=14),
    _LINE,
    repeat=UNLIMITED,
)


# -- after the last claim --------------------------------------------------------------------

_TRAILER = loop(
    "PLB",
    "S",
    segment(
        "PLB",
        "S",
        R(1, "provider"),
        R(2, "fiscal_year_end"),
        pack(
            3,
            2,
            6,
            composite(1, "R", R(1, "reason", _PLB_REASONS), S(2, "reference")),
            R(2, "amount", max=_HIGH),
        ),
        repeat=UNLIMITED,
        to="provider_adjustments",
    ),
)


REMITTANCE = Transaction(
    id="005010X221A1",
    set="835",
    group="HP",
    name="remittance advice",
    accepts=("005010X221A1", "005010X221"),
    header=_HEADER,
    levels=(_GROUP,),
    root=_CLAIM,
    trailer=_TRAILER,
    implementation_in_st=False,
)
