"""The code systems and tables of billing: who holds each, under what licence, and what ships.

The statements of licence are a summary for programmers and no advice; the holder's own terms hold.

>>> from billingcore.codes import CODE_SYSTEMS
>>> carc = CODE_SYSTEMS["carc"]
>>> carc.holder, carc.ships, carc.loaders
('X12', 'codes, days, our categories', ('load_carc_rarc', 'load_code_list_csv'))
>>> sorted({system.holder for system in CODE_SYSTEMS.values() if not system.loaders})
['the payer']
"""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from attrs import field, frozen

__all__ = ["CODE_SYSTEMS", "CodeSystem"]

_PUBLIC = "work of the United States government"
_WITH_CPT = "work of the United States government, with codes of CPT, which are the AMA's"
_LICENSED = "by licence of the holder"
_X12 = "codes may be used; the wording is X12's"


@frozen
class CodeSystem:
    """Say of a table what it is, whose it is, what of it ships, and what loads the user's own."""

    name: str
    title: str
    holder: str
    licence: str
    ships: str | None = field(default=None, kw_only=True)
    loaders: tuple[str, ...] = field(default=("load_code_list_csv",), kw_only=True)


_cms = partial(CodeSystem, holder="CMS", licence=_PUBLIC)
_with_cpt = partial(CodeSystem, holder="CMS", licence=_WITH_CPT)
_nubc = partial(CodeSystem, holder="AHA for the NUBC", licence=_LICENSED)
_x12 = partial(CodeSystem, holder="X12", licence=_X12)
_CSV = ("load_code_list_csv",)
_REMITTANCE = ("load_carc_rarc", *_CSV)
_ICD = "codes, days, headers, editor attributes"
_NAMES = "codes, days, short names of ours"

_ALL = (
    CodeSystem(
        "icd10cm",
        "ICD-10-CM diagnoses",
        "CDC/NCHS",
        _PUBLIC,
        ships=_ICD,
        loaders=("load_icd10cm_order", "load_icd10_codes_txt", "load_icd10cm_tabular"),
    ),
    _cms(
        "icd10pcs",
        "ICD-10-PCS inpatient procedures",
        ships=_ICD,
        loaders=("load_icd10pcs_order", "load_icd10_codes_txt"),
    ),
    _cms(
        "hcpcs",
        "HCPCS level II procedures and supplies",
        loaders=("load_hcpcs_anweb", "load_hcpcs_corrections"),
    ),
    CodeSystem("cpt", "CPT procedures", "AMA", _LICENSED),
    CodeSystem("cdt", "CDT dental procedures", "ADA", _LICENSED),
    CodeSystem(
        "modifiers",
        "Procedure modifiers",
        "AMA (level I), CMS (level II)",
        "level I by licence of the AMA, level II work of the United States government",
        loaders=("load_hcpcs_modifiers", *_CSV),
    ),
    _with_cpt("ncci_ptp_practitioner", "NCCI pairs, practitioners", loaders=("load_ncci_ptp",)),
    _with_cpt("ncci_ptp_hospital", "NCCI pairs, hospitals", loaders=("load_ncci_ptp",)),
    _with_cpt("ncci_ptp_dme", "NCCI pairs, equipment", loaders=("load_ncci_ptp",)),
    _with_cpt("mue_practitioner", "Unlikely units, practitioners", loaders=("load_mue",)),
    _with_cpt("mue_hospital", "Unlikely units, hospitals", loaders=("load_mue",)),
    _with_cpt("mue_dme", "Unlikely units, equipment", loaders=("load_mue",)),
    _with_cpt("add_on", "Add-on procedures", loaders=("load_aoc",)),
    _with_cpt("fee_schedule", "Physician fee schedule", loaders=("load_pprrvu",)),
    _cms("gpci", "Geographic practice cost indices", loaders=("load_gpci",)),
    _cms("localities", "Localities of the fee schedule", loaders=("load_locco", "load_zip5")),
    _cms("anesthesia", "Anesthesia conversion factors", loaders=("load_anes_cf",)),
    _with_cpt("opps_cap", "Outpatient cap on imaging", loaders=("load_oppscap",)),
    _with_cpt("opps", "Outpatient payment, Addendum B", loaders=("load_opps_addendum_b",)),
    _with_cpt("asc", "Ambulatory surgical centers", loaders=("load_asc_addenda",)),
    _with_cpt("clfs", "Laboratory fee schedule", loaders=("load_clfs",)),
    _with_cpt("asp", "Drugs by average sales price", loaders=("load_asp",)),
    _cms("dmepos", "Equipment fee schedule", loaders=("load_dmepos",)),
    CodeSystem("ndc", "National drug codes", "FDA", _PUBLIC),
    _cms(
        "place_of_service",
        "Places of service",
        ships="codes, days, facility or not, short names of ours",
        loaders=("load_pos",),
    ),
    _nubc("type_of_bill", "Types of bill", ships=_NAMES),
    _nubc("type_of_bill_facility", "Type of bill: facility", ships=_NAMES),
    _nubc("type_of_bill_classification", "Type of bill: facility and class", ships=_NAMES),
    _nubc("type_of_bill_frequency", "Type of bill: frequency", ships=_NAMES),
    _nubc("revenue", "Revenue codes"),
    _nubc("condition", "Condition codes"),
    _nubc("occurrence", "Occurrence codes"),
    _nubc("occurrence_span", "Occurrence span codes"),
    _nubc("value", "Value codes"),
    _nubc("discharge_status", "Patient discharge status", ships=_NAMES),
    _nubc("point_of_origin", "Point of origin", ships=_NAMES),
    _nubc("admission_type", "Type of admission", ships=_NAMES),
    CodeSystem(
        "taxonomy", "Provider taxonomy", "AMA for the NUCC", _LICENSED, loaders=("load_nucc",)
    ),
    _x12(
        "carc",
        "Claim adjustment reason codes",
        ships="codes, days, our categories",
        loaders=_REMITTANCE,
    ),
    _x12(
        "rarc",
        "Remittance advice remark codes",
        ships="codes, days, our categories where beyond doubt",
        loaders=_REMITTANCE,
    ),
    _x12("group", "Claim adjustment group codes", ships=_NAMES, loaders=_REMITTANCE),
    _x12("claim_status_category", "Claim status categories", ships="codes, our word for a letter"),
    _x12("claim_status", "Claim status codes", ships="codes"),
    _x12("service_type", "Service type codes", ships="codes"),
    CodeSystem(
        "icd10cm_notes",
        "Notes of the ICD-10-CM tabular list",
        "CDC/NCHS",
        _PUBLIC,
        loaders=("load_icd10cm_tabular",),
    ),
    _cms("poa_exempt", "Diagnoses exempt from POA reporting", loaders=("load_poa_exempt",)),
    _cms("medicare_code_edits", "Medicare Code Editor", loaders=("load_mce_definitions",)),
    _with_cpt("coverage", "Medicare coverage articles", loaders=("load_mcd_articles",)),
    CodeSystem("payer_rules", "A payer's own rules", "the payer", "the payer's", loaders=()),
)
CODE_SYSTEMS: Mapping[str, CodeSystem] = MappingProxyType({row.name: row for row in _ALL})
