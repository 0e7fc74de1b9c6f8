"""The ADA dental claim form, the paper form of a dental claim: where each value stands.

The table is that of the 2019 edition with the boxes that the 2024 edition added for identifiers of
payers (3a and 11a). The form has ten lines; a longer claim goes on overleaf. A patient who is the
insured stands in boxes 12 to 15 alone, as the form asks.

>>> from billingcore.model import Claim
>>> (place,) = locate(Claim(kind="dental"), "lines[1].dental.teeth[0].surfaces")
>>> print(place)
ADA 28 line 2
"""

from ..findings import Place
from ._boxes import Box, boxes_of, table
from ._claims import claim_meant, conditions, line_label

__all__ = ["BOXES", "locate"]

SYSTEM = "ADA"
_LINES_A_PAGE = 10
_LINE = frozenset("24-31 24 25 26 27 28 29 29a 29b 30 31".split())
_LETTERS = "ABCD"

_ROWS = table(
    # what is asked, of whom
    "1 predetermination",
    "1 special_program",
    "2 references[G1 G3]",
    "2 lines[*].references[G1 G3]",
    "3 coverage$",
    "3 coverage.payer$",
    "3 coverage.payer.name",
    "3 coverage.payer.address",
    "3a coverage.payer.id",
    "4 other_payers$",
    "4 other_payers[*]$",
    "5 other_payers[0].coverage.subscriber$",
    "5 other_payers[0].coverage.subscriber.name",
    "6 other_payers[0].coverage.subscriber.birth_date",
    "7 other_payers[0].coverage.subscriber.sex",
    "8 other_payers[0].coverage.subscriber.id",
    "9 other_payers[0].coverage.group_number",
    "10 other_payers[0].coverage.relationship",
    "11 other_payers[0].coverage.payer$",
    "11 other_payers[0].coverage.payer.name",
    "11 other_payers[0].coverage.payer.address",
    "11a other_payers[0].coverage.payer.id",
    # who is insured, who is treated
    "12 coverage.subscriber$",
    "12 coverage.subscriber.name",
    "12 coverage.subscriber.address",
    "12 patient$ | insured",
    "12 patient.name | insured",
    "12 patient.address | insured",
    "13 coverage.subscriber.birth_date",
    "13 patient.birth_date | insured",
    "14 coverage.subscriber.sex",
    "14 patient.sex | insured",
    "15 coverage.subscriber.id",
    "15 patient.id | insured",
    "16 coverage.group_number",
    "18 patient.relationship",
    "18 coverage.relationship",
    "20 patient$ | dependent",
    "20 patient.name | dependent",
    "20 patient.address | dependent",
    "21 patient.birth_date | dependent",
    "22 patient.sex | dependent",
    "23 patient_control_number",
    # the services
    "24-31 lines$",
    "24-31 lines[*]$",
    "24 lines[*].period",
    "24 dates[472]",
    "25 lines[*].dental.areas",
    "26 lines[*].dental.teeth[*].system",
    "27 lines[*].dental.teeth$",
    "27 lines[*].dental.teeth[*]$",
    "27 lines[*].dental.teeth[*].number",
    "28 lines[*].dental.teeth[*].surfaces",
    "29 lines[*].procedure$",
    "29 lines[*].procedure.code",
    "29a lines[*].diagnosis_pointers",
    "29b lines[*].quantity",
    "30 lines[*].procedure.description",
    "31 lines[*].charge",
    "31a lines[*].amounts[T]",
    "32 charge",
    "33 dental.teeth",
    "34 diagnoses$",
    "34 diagnoses[*].qualifier",
    "34a diagnoses[*]$",
    "34a diagnoses[*].code",
    "35 notes",
    "36 signatures.release_of_information",
    "37 signatures.benefits_assigned",
    "38 facility_code",
    "38 lines[*].place_of_service",
    "39 attachments",
    "41 dates[452]",
    "41 lines[*].dates[452]",
    "42 dental.orthodontic_months",
    "42 dental.orthodontic_months_remaining",
    "43 lines[*].dental.prosthesis",
    "44 lines[*].dates[139 441]",
    "45 accident$",
    "45 accident.causes",
    "46 dates[439]",
    "47 accident.state",
    # who bills, who treats
    "48 billing$",
    "48 billing.provider$",
    "48 billing.provider.name",
    "48 billing.provider.address",
    "49 billing.provider.id",
    "50 billing.provider.references[0B]",
    "51 billing.provider.references[EI SY]",
    "52 billing.provider.contacts",
    "52a billing.provider.references[1G G2 LU]",
    "52a coverage.payer.references[G2 LU]",  # loop 2010BB has the billing provider's other numbers
    "53 signatures.provider_signature",
    "53 providers[82]$",
    "53 providers[82].name",
    "54 providers[82].id",
    "55 providers[82].references[0B]",
    "56 providers[77]$",
    "56 providers[77].name",
    "56 providers[77].address",
    "56a providers[82].taxonomy",
    "58 providers[82].references[1G G2 LU]",
    "53 lines[*].providers[82]$",
    "53 lines[*].providers[82].name",
    "54 lines[*].providers[82].id",
    "55 lines[*].providers[82].references[0B]",
    "56 lines[*].providers[77]$",
    "56 lines[*].providers[77].name",
    "56 lines[*].providers[77].address",
    "56a lines[*].providers[82].taxonomy",
    "58 lines[*].providers[82].references[1G G2 LU]",
)

BOXES = {
    "1": "services done, a predetermination that is asked for, or a public program",
    "2": "number of the predetermination or prior authorization",
    "3": "the plan's name and address",
    "3a": "the plan's identifier (2024)",
    "4": "whether there is another plan",
    "5": "who is insured by the other plan",
    "6": "that person's birth date",
    "7": "that person's sex",
    "8": "that person's member number",
    "9": "group at the other plan",
    "10": "how the patient is related to that person",
    "11": "the other plan's name and address",
    "11a": "the other plan's identifier (2024)",
    "12": "the insured's name and address",
    "13": "the insured's birth date",
    "14": "the insured's sex",
    "15": "the insured's member number",
    "16": "group at the plan",
    "18": "how the patient is related to the insured",
    "20": "the patient's name and address",
    "21": "the patient's birth date",
    "22": "the patient's sex",
    "23": "the practice's number of the claim",
    "24-31": "one service line",
    "24": "day of service",
    "25": "area of the oral cavity",
    "26": "system by which teeth are numbered",
    "27": "tooth",
    "28": "surfaces of the tooth",
    "29": "procedure",
    "29a": "letters of the diagnoses that the service was for",
    "29b": "how often",
    "30": "description",
    "31": "fee of the line",
    "31a": "other fees, such as tax",
    "32": "total fee",
    "33": "teeth that are missing",
    "34": "which list of diagnosis codes",
    "34a": "diagnoses, lettered A to D",
    "35": "remarks",
    "36": "consent to treatment and to release of information",
    "37": "whether payment is assigned to the dentist",
    "38": "place of treatment",
    "39": "whether something is enclosed",
    "41": "day on which an orthodontic appliance was placed",
    "42": "months of orthodontic treatment",
    "43": "whether a prosthesis replaces another",
    "44": "day on which the earlier one was placed",
    "45": "whether work or an accident is the cause",
    "46": "day of the accident",
    "47": "state of an automobile accident",
    "48": "the billing dentist's or practice's name and address",
    "49": "its NPI",
    "50": "its license number",
    "51": "its tax number",
    "52": "its telephone",
    "52a": "its other number",
    "53": "the treating dentist, and that the services were done",
    "54": "the treating dentist's NPI",
    "55": "the treating dentist's license number",
    "56": "where the treatment took place",
    "56a": "the treating dentist's taxonomy",
    "58": "the treating dentist's other number",
}
"""What each box holds.

19 is reserved; 40 (orthodontics or not) follows from 41 and 42. The employer (17), the treating
dentist's telephone (57), the last scaling (39a) and a substitute (53a) are asked on paper alone.
"""


def locate(obj: object, path: str) -> tuple[Place, ...]:
    """Return the boxes of `path` below a dental claim, or below a batch of them: a Locator.

    Empty for what the form does not show, such as a fifth diagnosis, and for other claims.
    """
    claim, path = claim_meant(obj, path)
    if claim is None or claim.kind != "dental":
        return ()
    places = (_place(box) for box in boxes_of(_ROWS, claim, path, conditions(claim)))
    return tuple(place for place in places if place)


def _place(box: Box) -> Place | None:
    number, index = box.number, box.index
    if number == "34a" and index is not None:
        found = f"34a {_LETTERS[index]}" if index < len(_LETTERS) else None
        return Place(system=SYSTEM, label=found, node=found) if found else None
    if index is None or number not in _LINE:
        return Place(system=SYSTEM, label=number, node=number)
    label = line_label(number, index, a_page=_LINES_A_PAGE)
    return Place(system=SYSTEM, label=label, node=number, repetition=index + 1)
