"""Segments that several guides share; each is declared once, here.

>>> from billingcore.x12.maps._segments import reference
>>> node = reference("G1|9F", repeat=2)
>>> node.tag, node.keys, node.repeat, node.to
('REF', ('G1', '9F'), 2, 'references')
"""

from ._vocabulary import Element, R, S, Segment, composite, pack, run, segment, span

__all__ = [
    "ACCIDENT",
    "FIXED_FORMAT",
    "LINE_CONTROL_NUMBER",
    "LINE_NUMBER",
    "PHONE",
    "POINTERS",
    "PROVIDER_SIGNATURE",
    "RELATIONSHIPS",
    "address",
    "adjustments",
    "amount",
    "attachment",
    "claim",
    "codes",
    "condition",
    "contact",
    "contract",
    "coverage",
    "date",
    "demographics",
    "name",
    "note",
    "payer_name",
    "procedure",
    "quantity",
    "reference",
    "repricing",
    "service_date",
    "taxonomy",
]

_FILING_INDICATORS = "11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ"
_SEQUENCES = "A B C D E F G H P S T U"
RELATIONSHIPS = "01 19 20 21 39 40 53 G8"
POINTERS = "1 2 3 4 5 6 7 8 9 10 11 12"  # places of the claim's diagnoses
PHONE = "TE/EX"  # a telephone number and then its extension


# -- one qualifier, one value ----------------------------------------------------------------


def reference(
    codes: str,
    usage: str = "S",
    repeat: int = 1,
    *,
    payer: bool = False,
    high: int | None = None,
) -> Segment:
    """Return a REF to `references`; with `payer` it may name the payer whose number it is."""
    owner = (composite(4, "S", R(1, const="2U"), R(2, "payer")),) if payer else ()
    content = (R(1, "qualifier"), R(2, "value", max=high), *owner)
    return segment(f"REF*{codes}", usage, *content, repeat=repeat, to="references")


def date(codes: str, usage: str = "S", repeat: int = 1, formats: str = "D8") -> Segment:
    """Return a DTP to `dates`."""
    content = (R(1, "qualifier"), span(2, "period", formats))
    return segment(f"DTP*{codes}", usage, *content, repeat=repeat, to="dates")


def amount(codes: str, usage: str = "S", repeat: int = 1, *, high: int | None = None) -> Segment:
    """Return an AMT to `amounts`."""
    content = (R(1, "qualifier"), R(2, "value", max=high))
    return segment(f"AMT*{codes}", usage, *content, repeat=repeat, to="amounts")


def quantity(codes: str, usage: str = "S", repeat: int = 1) -> Segment:
    """Return a QTY to `quantities`."""
    content = (R(1, "qualifier"), R(2, "value"))
    return segment(f"QTY*{codes}", usage, *content, repeat=repeat, to="quantities")


def note(codes: str, usage: str = "S", repeat: int = 1) -> Segment:
    """Return an NTE to `notes`."""
    content = (R(1, "kind"), R(2, "text"))
    return segment(f"NTE*{codes}", usage, *content, repeat=repeat, to="notes")


def condition(
    codes: str, conditions: str, *, applies: str = "N Y", times: int = 5, repeat: int = 1
) -> Segment:
    """Return a CRC to `condition_indicators`: category, yes or no, and up to `times` codes."""
    content = (
        R(1, "category"),
        R(2, "applies", applies),
        run(3, times, "conditions", conditions, needed=1),
    )
    return segment(f"CRC*{codes}", "S", *content, repeat=repeat, to="condition_indicators")


# -- who and where ---------------------------------------------------------------------------


def name(
    role: str,
    entity: str = "1 2",
    *,
    role_to: str | None = None,
    last: str = "R",
    suffix: bool = True,
    ids: str | None = None,
    id_usage: str = "S",
) -> Segment:
    """Return an NM1: role, entity type, name and identifier.

    `last` is the usage of the name; a person, where the entity may be one, also has given names.
    `ids` lists the qualifiers of the identifier, which is not used without it.
    """
    parts = [R(1, role_to), R(2, "name.entity", entity)]
    if last != "N":
        parts.append((R if last == "R" else S)(3, "name.last"))
        if "1" in entity:
            parts += [S(4, "name.first"), S(5, "name.middle")]
            parts += [S(7, "name.suffix")] if suffix else []
    if ids:
        identifier = R if id_usage == "R" else S
        parts += [identifier(8, "id.qualifier", ids), identifier(9, "id.value")]
    return segment(f"NM1*{role}", "R", *parts)


def payer_name(role: str = "PR", id_usage: str = "R") -> Segment:
    """Return the NM1 of a health plan."""
    given = R if id_usage == "R" else S
    identifier = (given(8, "id.qualifier", "PI XV"), given(9, "id.value"))
    return segment(f"NM1*{role}", "R", R(1), R(2, const="2"), R(3, "name"), *identifier)


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


def contact(
    codes: str = "IC",
    usage: str = "S",
    repeat: int = 1,
    *,
    kinds: str = "EM FX TE/EM EX FX TE",
    times: int = 3,
    named: bool = True,
    optional: bool = False,
) -> Segment:
    """Return a PER to `contacts`: a name and up to `times` numbers, or `optional` numbers."""
    numbers = pack(3, 2, times, R(1, "kind", kinds), R(2, "value"), to="numbers", optional=optional)
    content = (R(1, "function"), *((S(2, "name"),) if named else ()), numbers)
    return segment(f"PER*{codes}", usage, *content, repeat=repeat, to="contacts")


def taxonomy(role: str, usage: str = "S") -> Segment:
    """Return a PRV that gives the taxonomy code."""
    return segment(f"PRV*{role}", usage, R(1, const=role), R(2, const="PXC"), R(3, "taxonomy"))


def demographics(usage: str = "S") -> Segment:
    """Return a DMG: birth date and sex."""
    return segment("DMG", usage, R(1, const="D8"), R(2, "birth_date"), R(3, "sex", "F M U"))


# -- claims ----------------------------------------------------------------------------------

_DELAYS = "1 2 3 4 5 6 7 8 9 10 11 15"
PROVIDER_SIGNATURE = R(6, "signatures.provider_signature", "N Y")
ACCIDENT = composite(
    11,
    "S",
    run(1, 2, "accident.causes", "AA EM OA", needed=1),
    S(4, "accident.state"),
    S(5, "accident.country"),
)


def claim(facility: str, *extra: Element, assignment: str = "A B C") -> Segment:
    """Return the CLM of a guide: the code list of its `facility`, and its `extra` elements."""
    return segment(
        "CLM",
        "R",
        R(1, "patient_control_number"),
        R(2, "charge"),
        composite(5, "R", R(1, "facility_code"), R(2, const=facility), R(3, "frequency")),
        R(7, "signatures.assignment", assignment),
        R(8, "signatures.benefits_assigned", "N W Y"),
        R(9, "signatures.release_of_information", "I Y"),
        S(20, "delay_reason", _DELAYS),
        *extra,
    )


# -- lines -----------------------------------------------------------------------------------

LINE_NUMBER = segment("LX", "R", R(1, derived="ordinal"))

LINE_CONTROL_NUMBER = segment("REF*6R", "S", R(1, const="6R"), R(2, "control_number", max=30))


def service_date(usage: str) -> Segment:
    """Return the DTP of a line's day or days of service."""
    return segment("DTP*472", usage, R(1, const="472"), span(2, "period", "D8 RD8"))


# -- services and money ----------------------------------------------------------------------


def procedure(
    position: int,
    usage: str,
    systems: str,
    *,
    to: str = "procedure",
    description: bool = True,
    modifiers: bool = True,
) -> Element:
    """Return the composite that identifies a procedure: system, code, modifiers, description."""
    parts = [R(1, "system", systems), R(2, "code")]
    parts += [run(3, 4, "modifiers")] if modifiers else []
    parts += [S(7, "description")] if description else []
    return composite(position, usage, *parts, to=to)


def coverage(relationship: Element, insurance_types: str | None) -> Segment:
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


def codes(keys: str, usage: str, times: int, to: str, *parts: Element, repeat: int = 1) -> Segment:
    """Return an HI to `to`: up to `times` composites, each a code of one of the kinds `keys`.

    Unless `parts` say otherwise, several kinds go to `qualifier`, and a single one is a constant.
    """
    kinds = keys.replace("|", " ")
    first = R(1, "qualifier", kinds) if "|" in keys else R(1, const=keys)
    declared = parts if parts[0].position == 1 else (first, *parts)
    items = pack(1, 1, times, composite(1, "R", *declared), to=to)
    return segment(f"HI*{keys}", usage, items, repeat=repeat, key=(1, 1))


def adjustments(groups: str, repeat: int, *, high: int | None = None) -> Segment:
    """Return a CAS to `adjustments`: six reasons behind one group."""
    reasons = pack(2, 3, 6, R(1, "reason"), R(2, "amount", max=high), S(3, "quantity"))
    return segment("CAS", "S", R(1, "group", groups), reasons, repeat=repeat, to="adjustments")


_REPORTS = (
    "03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS "
    "EB HC HR I5 IR LA M1 MT NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP"
)


def attachment(reports: str = _REPORTS) -> Segment:
    """Return a PWK to `attachments`; `reports` are the kinds of documents that the guide knows."""
    return segment(
        "PWK",
        "S",
        R(1, "report_type", reports),
        R(2, "transmission", "AA BM EL EM FT FX"),
        S(5, const="AC"),
        S(6, "control_number", max=50),
        repeat=10,
        to="attachments",
    )


def contract(kinds: str = "01 02 03 04 05 06 09") -> Segment:
    """Return a CN1 to `contract`."""
    return segment(
        "CN1",
        "S",
        R(1, "kind", kinds),
        S(2, "amount"),
        S(3, "percent"),
        S(4, "code"),
        S(5, "terms_discount"),
        S(6, "version"),
        to="contract",
    )


FIXED_FORMAT = segment("K3", "S", R(1, "."), repeat=10, to="fixed_format")


def repricing(
    *extra: Element, methodologies: str = "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14"
) -> Segment:
    """Return an HCP, with the guide's `extra` elements between the amounts and the reasons."""
    return segment(
        "HCP",
        "S",
        R(1, "methodology", methodologies),
        R(2, "allowed"),
        S(3, "savings"),
        S(4, "organization"),
        S(5, "rate"),
        S(6, "patient_group"),
        S(7, "patient_group_amount"),
        *extra,
        S(13, "reject_reason", "T1 T2 T3 T4 T5 T6"),
        S(14, "policy_compliance", "1 2 3 4 5"),
        S(15, "exception", "1 2 3 4 5 6"),
        to="repricing",
    )
