"""Segments and loops that the claim guides share; each is declared once, here.

>>> reference("G1").id, reference("G1").to
('', 'references')
"""

from ._vocabulary import UNLIMITED, Loop, R, S, Segment, composite, loop, pack, run, segment, span

__all__ = [
    "ADDRESS",
    "BILLING_LEVEL",
    "CONTRACT",
    "FILING_INDICATORS",
    "FIXED_FORMAT",
    "OTHER_COVERAGE",
    "OUTPATIENT",
    "PATIENT_LEVEL",
    "adjustments",
    "address",
    "amount",
    "batch_header",
    "condition",
    "contact",
    "date",
    "line_adjudication",
    "name",
    "note",
    "procedure",
    "provider",
    "quantity",
    "reference",
    "repricing",
    "subscriber_level",
]

FILING_INDICATORS = "11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ"
RELATIONSHIPS = "01 19 20 21 39 40 53 G8"
SEQUENCES = "A B C D E F G H P S T U"


# -- single segments -------------------------------------------------------------------------


def reference(
    codes: str, usage: str = "S", repeat: int = 1, *, payer: bool = False, max: int | None = None  # noqa: A002
) -> Segment:
    """Return a REF to `references`; with `payer` it may name the payer whose number it is."""
    owner = (composite(4, "S", R(1, const="2U"), R(2, "payer")),) if payer else ()
    value = R(2, "value", max=max)
    return segment(
        f"REF*{codes}", usage, R(1, "qualifier"), value, *owner, repeat=repeat, to="references"
    )


def date(codes: str, usage: str = "S", repeat: int = 1, formats: str = "D8") -> Segment:
    """Return a DTP to `dates`."""
    return segment(
        f"DTP*{codes}",
        usage,
        R(1, "qualifier"),
        span(2, "period", formats),
        repeat=repeat,
        to="dates",
    )


def amount(codes: str, usage: str = "S", repeat: int = 1) -> Segment:
    """Return an AMT to `amounts`."""
    return segment(
        f"AMT*{codes}", usage, R(1, "qualifier"), R(2, "value"), repeat=repeat, to="amounts"
    )


def quantity(codes: str, usage: str = "S", repeat: int = 1) -> Segment:
    """Return a QTY to `quantities`."""
    return segment(
        f"QTY*{codes}", usage, R(1, "qualifier"), R(2, "value"), repeat=repeat, to="quantities"
    )


def note(codes: str, usage: str = "S", repeat: int = 1) -> Segment:
    """Return an NTE to `notes`."""
    return segment(f"NTE*{codes}", usage, R(1, "kind"), R(2, "text"), repeat=repeat, to="notes")


def condition(codes: str, conditions: str, *, applies: str = "N Y", times: int = 5,
              repeat: int = 1) -> Segment:
    """Return a CRC to `conditions`: a category, yes or no, and up to `times` condition codes."""
    return segment(
        f"CRC*{codes}",
        "S",
        R(1, "category"),
        R(2, "applies", applies),
        run(3, times, "conditions", conditions, needed=1),
        repeat=repeat,
        to="conditions",
    )


def contact(codes: str, usage: str = "S", repeat: int = 1, kinds: str = "EM FX TE/EM EX FX TE",
            times: int = 3) -> Segment:
    """Return a PER to `contacts`: a name and up to three numbers."""
    return segment(
        f"PER*{codes}",
        usage,
        R(1, "function"),
        S(2, "name"),
        pack(3, 2, times, R(1, "kind", kinds), R(2, "value"), to="numbers"),
        repeat=repeat,
        to="contacts",
    )


def address(usage: str = "S") -> list[Segment]:
    """Return N3 and N4, which together fill `address`."""
    return [
        segment("N3", usage, R(1, "address.line1"), S(2, "address.line2")),
        segment(
            "N4",
            usage,
            R(1, "address.city"),
            S(2, "address.state"),
            S(3, "address.zip_code"),
            S(4, "address.country"),
            S(7, "address.subdivision"),
        ),
    ]


ADDRESS = address()


def name(
    role: str,
    entity: str = "1 2",
    *,
    to: str = "name.last",
    role_to: str | None = None,
    last: str = "R",
    person: bool | None = None,
    id: str | None = None,  # noqa: A002
    id_usage: str = "S",
    suffix: bool = True,
) -> Segment:
    """Return an NM1: role, entity type, name parts for persons, and an identifier.

    `person` adds given names (by default where the entity may be a person); `id` lists the
    qualifiers of the identifier, which is not used without it; `last` of N leaves names out.
    """
    if to == "name.last":
        kind = R(2, "name.entity", entity)
    else:
        kind = R(2, const=entity)
    parts = [R(1, role_to) if role_to else R(1), kind]
    if last != "N":
        parts.append(R(3, to) if last == "R" else S(3, to))
    if last != "N" and (person if person is not None else "1" in entity):
        parts += [S(4, "name.first"), S(5, "name.middle")]
        if suffix:
            parts.append(S(7, "name.suffix"))
    if id:
        use = R if id_usage == "R" else S
        parts += [use(8, "id.qualifier", id), use(9, "id.value")]
    return segment(f"NM1*{role}", "R", *parts)


def taxonomy(role: str, to: str = "taxonomy", usage: str = "S") -> Segment:
    """Return a PRV that gives the taxonomy code."""
    return segment(f"PRV*{role}", usage, R(1, const=role), R(2, const="PXC"), R(3, to))


def demographics(usage: str = "S") -> Segment:
    """Return a DMG: birth date and sex."""
    return segment("DMG", usage, R(1, const="D8"), R(2, "birth_date"), R(3, "sex", "F M U"))


def procedure(
    position: int,
    usage: str,
    systems: str,
    *,
    to: str = "procedure",
    description: bool = True,
    modifiers: bool = True,
) -> object:
    """Return the composite that identifies a procedure: system, code, modifiers, description."""
    parts = [R(1, "system", systems), R(2, "code")]
    if modifiers:
        parts.append(run(3, 4, "modifiers"))
    if description:
        parts.append(S(7, "description"))
    return composite(position, usage, *parts, to=to)


def adjustments(usage: str = "S", repeat: int = 5, groups: str = "CO CR OA PI PR",
                max: int | None = None) -> Segment:  # noqa: A002
    """Return a CAS to `adjustments`: six reasons behind one group."""
    return segment(
        "CAS",
        usage,
        R(1, "group", groups),
        pack(2, 3, 6, R(1, "reason"), R(2, "amount", max=max), S(3, "quantity")),
        repeat=repeat,
        to="adjustments",
    )


CONTRACT = segment(
    "CN1",
    "S",
    R(1, "kind", "01 02 03 04 05 06 09"),
    S(2, "amount"),
    S(3, "percent"),
    S(4, "code"),
    S(5, "terms_discount"),
    S(6, "version"),
    to="contract",
)

FIXED_FORMAT = segment("K3", "S", R(1, "."), repeat=10, to="fixed_format")

OUTPATIENT = segment(
    "MOA",
    "S",
    S(1, "reimbursement_rate"),
    S(2, "payable_amount"),
    S(3, "remark"),
    S(4, "remark2"),
    S(5, "remark3"),
    S(6, "remark4"),
    S(7, "remark5"),
    S(8, "esrd_amount"),
    S(9, "nonpayable_professional_amount"),
    to="outpatient",
)


def repricing(*extra: object) -> Segment:
    """Return an HCP with the guide's further elements."""
    return segment(
        "HCP",
        "S",
        R(1, "methodology", "00 01 02 03 04 05 07 08 09 10 11 12 13 14"),
        R(2, "allowed"),
        S(3, "savings"),
        S(4, "organization"),
        S(5, "rate"),
        S(6, "patient_group"),
        S(7, "patient_group_amount"),
        *extra,  # type: ignore[arg-type]  # elements
        S(13, "reject_reason", "T1 T2 T3 T4 T5 T6"),
        S(14, "policy_compliance", "1 2 3 4 5"),
        S(15, "exception", "1 2 3 4 5 6"),
        to="repricing",
    )


# -- loops -----------------------------------------------------------------------------------


def provider(
    id: str,  # noqa: A002
    role: str,
    entity: str,
    *rest: Segment | list[Segment],
    last: str = "R",
    npi: bool = True,
    repeat: int = 1,
    person: bool | None = None,
    usage: str = "S",
) -> Loop:
    """Return a provider loop to `providers`; the role is the NM101 code."""
    opener = name(
        role, entity, role_to="role", last=last, person=person, id="XX" if npi else None
    )
    return loop(id, usage, opener, *rest, repeat=repeat, to="providers")


def batch_header(version: str, uses: str = "CH RP") -> Loop:
    """Return the header of an 837: ST, BHT, submitter and receiver."""
    return loop(
        "ST",
        "R",
        segment("ST*837", "R", R(1, const="837"), R(2, derived="control"),
                R(3, const=version)),
        segment(
            "BHT*0019",
            "R",
            R(1, const="0019"),
            R(2, "purpose", "00 18"),
            R(3, "reference", max=30),
            R(4, "created"),
            R(5, "created_at"),
            R(6, "use", uses),
        ),
        segment("SE", "R", R(1, derived="count"), R(2, derived="control")),
        loop(
            "1000A",
            "R",
            name("41", id="46", id_usage="R", suffix=False),
            contact("IC", "R", 2, "ED EM FX TE/ED EM EX FX TE"),
            to="submitter",
        ),
        loop("1000B", "R", name("40", "2", id="46", id_usage="R"), to="receiver"),
    )


def payer_name(role: str = "PR") -> Segment:
    """Return the NM1 of a health plan."""
    return name(role, "2", to="name", id="PI XV", id_usage="R")


def hierarchy(level: str, usage_parent: str | None, child: str) -> Segment:
    """Return the HL of one level; all of it but the level is worked out."""
    parent = (R(2, derived="parent"),) if usage_parent else ()
    return segment(
        f"HL*{level}",
        "R",
        R(1, derived="number"),
        *parent,
        R(3, const=level),
        R(4, child, derived="child") if False else R(4, codes=child, derived="child"),
        key=(3, 0),
    )


def BILLING_LEVEL(  # noqa: N802  # declared as a constant of the guide it is called for
    *,
    entity: str = "1 2",
    tax: str = "EI SY",
    license: bool = True,  # noqa: A002
    pay_to_entity: str = "1 2",
    suffix: bool = True,
) -> Loop:
    """Return loop 2000A: billing provider, pay-to address and pay-to plan."""
    licenses = (reference("0B|1G", repeat=2),) if license else ()
    return loop(
        "2000A",
        "R",
        hierarchy("20", None, "1"),
        taxonomy("BI"),
        segment("CUR", "S", R(1, const="85"), R(2, "currency")),
        loop(
            "2010AA",
            "R",
            name("85", entity, role_to="role", id="XX", suffix=suffix),
            address("R"),
            reference(tax, "R"),
            *licenses,
            contact("IC", repeat=2),
            to="provider",
        ),
        loop(
            "2010AB",
            "S",
            name("87", pay_to_entity, role_to="role", last="N"),
            address("R"),
            to="pay_to",
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
        to="billing",
        repeat=UNLIMITED,
        level="20",
    )


def _patient_facts() -> list[object]:
    return [
        S(5, const="D8"),
        S(6, "patient.death_date"),
        S(7, const="01"),
        S(8, "patient.weight"),
        S(9, "patient.pregnant", "Y"),
    ]


def subscriber_level(
    *,
    insurance_types: str | None,
    patient_facts: bool,
    property_casualty_contact: bool,
    member_id: str = "R",
    secondary_ids: int = 2,
) -> Loop:
    """Return loop 2000B: subscriber and payer; the person is the patient or stands apart."""
    kind = (S(5, "coverage.insurance_type", insurance_types),) if insurance_types else ()
    pat = (segment("PAT", "S", *_patient_facts()),) if patient_facts else ()  # type: ignore[arg-type]
    contacts = (contact("IC", kinds="TE/EX", times=2),) if property_casualty_contact else ()
    return loop(
        "2000B",
        "R",
        hierarchy("22", "R", "0 1"),
        segment(
            "SBR",
            "R",
            R(1, "coverage.sequence", SEQUENCES),
            S(2, "coverage.relationship", "18"),
            S(3, "coverage.group_number"),
            S(4, "coverage.group_name"),
            *kind,
            S(9, "coverage.filing_indicator", FILING_INDICATORS),
        ),
        *pat,
        loop(
            "2010BA",
            "R",
            name("IL", id="II MI", id_usage=member_id),
            address(),
            demographics(),
            reference("SY"),
            reference("Y4"),
            *contacts,
            spread="INSURED",
        ),
        loop(
            "2010BB",
            "R",
            payer_name(),
            address(),
            reference("2U|EI|FY|NF", repeat=3),
            reference("G2|LU", repeat=secondary_ids),
            to="coverage.payer",
        ),
        repeat=UNLIMITED,
        level="22",
    )


def PATIENT_LEVEL(  # noqa: N802  # declared as a constant of the guide it is called for
    *, patient_facts: bool, property_casualty_contact: bool
) -> Loop:
    """Return loop 2000C: a patient who is not the subscriber."""
    facts = _patient_facts() if patient_facts else []
    contacts = (contact("IC", kinds="TE/EX", times=2),) if property_casualty_contact else ()
    return loop(
        "2000C",
        "S",
        hierarchy("23", "R", "0"),
        segment("PAT", "R", R(1, "patient.relationship", RELATIONSHIPS), *facts),  # type: ignore[arg-type]
        loop(
            "2010CA",
            "R",
            name("QC", "1"),
            address("R"),
            demographics("R"),
            reference("Y4"),
            reference("1W|SY"),
            *contacts,
            spread="patient",
        ),
        repeat=UNLIMITED,
        level="23",
    )


def OTHER_COVERAGE(  # noqa: N802  # declared as a constant of the guide it is called for
    *providers: Loop,
    insurance_types: str | None,
    patient_signature: bool,
    member_id: str = "R",
    subscriber_ids: int = 1,
    payer_references: tuple[Segment, ...] = (),
    identities: int = 2,
    inpatient: Segment | None = None,
) -> Loop:
    """Return loop 2320: another coverage with the payer's decision, if it has decided."""
    kind = (S(5, "coverage.insurance_type", insurance_types),) if insurance_types else ()
    signature = (S(4, "patient_signature", "P"),) if patient_signature else ()
    return loop(
        "2320",
        "S",
        segment(
            "SBR",
            "R",
            R(1, "coverage.sequence", SEQUENCES),
            R(2, "coverage.relationship", f"18 {RELATIONSHIPS}"),
            S(3, "coverage.group_number"),
            S(4, "coverage.group_name"),
            *kind,
            S(9, "coverage.filing_indicator", FILING_INDICATORS),
        ),
        adjustments(),
        amount("D"),
        amount("A8"),
        amount("EAF"),
        segment(
            "OI",
            "R",
            R(3, "benefits_assigned", "N W Y"),
            *signature,
            R(6, "release_of_information", "I Y"),
        ),
        *((inpatient,) if inpatient else ()),
        OUTPATIENT,
        loop(
            "2330A",
            "R",
            name("IL", id="II MI", id_usage=member_id),
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
            reference("2U|EI|FY|NF", repeat=identities),
            reference("G1"),
            reference("9F"),
            reference("T4"),
            *payer_references,
            reference("F8"),
            to="coverage.payer",
        ),
        *providers,
        repeat=10,
        to="other_payers",
    )


def line_adjudication(systems: str, *, revenue: bool, procedure_usage: str = "R") -> Loop:
    """Return loop 2430: another payer's decision on the line."""
    code = (R(4, "revenue_code"),) if revenue else ()
    return loop(
        "2430",
        "S",
        segment(
            "SVD",
            "R",
            R(1, "payer_id"),
            R(2, "paid"),
            procedure(3, procedure_usage, systems),  # type: ignore[arg-type]
            *code,
            R(5, "quantity", max=8),
            S(6, "bundled_line"),
        ),
        adjustments(),
        date("573", "R"),
        amount("EAF"),
        repeat=15,
        to="adjudications",
    )
