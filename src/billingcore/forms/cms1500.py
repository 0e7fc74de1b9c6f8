"""The CMS-1500 (02/12), the paper form of a professional claim: where each value stands.

The table follows the form itself and the instructions of the Medicare Claims Processing Manual,
chapter 26, section 10. The form has six lines on a page; a longer claim goes on overleaf.

>>> from billingcore.model import Claim
>>> (place,) = locate(Claim(), "lines[2].procedure.modifiers[0]")
>>> print(place)
CMS-1500 24D line 3
>>> place.node, place.repetition
('24D', 3)
"""

from ..findings import Place
from ._boxes import Box, boxes_of, table
from ._claims import claim_meant, conditions, line_label

__all__ = ["BOXES", "locate"]

SYSTEM = "CMS-1500"
_LINES_A_PAGE = 6
_LETTERS = "ABCDEFGHIJKL"

_ROWS = table(
    # whom it goes to, and who is insured
    "carrier coverage.payer$",
    "carrier coverage.payer.name",
    "carrier coverage.payer.address",
    "1 coverage$",
    "1 coverage.filing_indicator",
    "1a coverage.subscriber.id",
    "1a patient.id | insured",
    "2 patient$",
    "2 patient.name",
    "3 patient.birth_date",
    "3 patient.sex",
    "4 coverage.subscriber$",
    "4 coverage.subscriber.name",
    "4 patient.name | insured",
    "5 patient.address",
    "5 patient.contacts",
    "6 patient.relationship",
    "6 coverage.relationship",
    "7 coverage.subscriber.address",
    "7 coverage.subscriber.contacts",
    "7 patient.address | insured",
    "7 patient.contacts | insured",
    "9 other_payers[0].coverage.subscriber$",
    "9 other_payers[0].coverage.subscriber.name",
    "9a other_payers[0].coverage.group_number",
    "9d other_payers[0].coverage.group_name",
    "9d other_payers[0].coverage.payer$",
    "9d other_payers[0].coverage.payer.name",
    "10 accident$",
    "10 accident.causes$",
    "10a accident.causes[EM]",
    "10b accident.causes[AA]",
    "10b accident.state",
    "10c accident.causes[OA]",
    "10d condition_codes",
    "11 coverage.group_number",
    "11a coverage.subscriber.birth_date",
    "11a coverage.subscriber.sex",
    "11a patient.birth_date | insured",
    "11a patient.sex | insured",
    "11b coverage.subscriber.references[Y4]",
    "11b patient.references[Y4]",
    "11c coverage.group_name",
    "11d other_payers$",
    "11d other_payers[*]$",
    "12 signatures.patient_signature",
    "12 signatures.release_of_information",
    "13 signatures.benefits_assigned",
    # what happened
    "14 dates[431 484]",
    "15 dates[090 091 304 439 444 453 454 455 471]",
    "16 dates[314 360 361]",
    "17 providers[DN DK DQ]$",
    "17 providers[DN DK DQ].name",
    "17a providers[DN DK DQ].references",
    "17b providers[DN DK DQ].id",
    "17 lines[*].providers[DN DK DQ]$",
    "17 lines[*].providers[DN DK DQ].name",
    "17a lines[*].providers[DN DK DQ].references",
    "17b lines[*].providers[DN DK DQ].id",
    "18 dates[096 435]",
    "19 notes",
    "19 attachments",
    "20 lines[*].purchased$",
    "20 lines[*].purchased.charge",
    "21 diagnoses$",
    "21 diagnoses[*].qualifier",
    "21* diagnoses[*]$",
    "21* diagnoses[*].code",
    "22 frequency",
    "22 references[F8]",
    "23 references[9F G1 X4]",
    "23 lines[*].references[9F G1 X4]",
    # the services
    "24 lines$",
    "24 lines[*]$",
    "24A lines[*].period",
    "24B facility_code",
    "24B lines[*].place_of_service",
    "24C lines[*].indicators.emergency",
    "24D lines[*].procedure$",
    "24D lines[*].procedure.code",
    "24D lines[*].procedure.modifiers",
    "24E lines[*].diagnosis_pointers",
    "24F lines[*].charge",
    "24G lines[*].quantity",
    "24G lines[*].unit",
    "24H lines[*].indicators.epsdt",
    "24H lines[*].indicators.family_planning",
    "24H condition_indicators[ZZ]",
    "24I lines[*].providers[82].references[*].qualifier",
    "24J lines[*].providers[82]$",
    "24J lines[*].providers[82].id",
    "24J lines[*].providers[82].references",
    "24J lines[*].providers[82].taxonomy",
    "24I providers[82].references.qualifier",
    "24J providers[82]$",
    "24J providers[82].id",
    "24J providers[82].references",
    "24J providers[82].taxonomy",
    "24-shaded lines[*].drug",
    "24-shaded lines[*].notes",
    "24-shaded lines[*].procedure.description",
    # who bills, for how much
    "25 billing.provider.references[EI SY]",
    "26 patient_control_number",
    "27 signatures.assignment",
    "28 charge",
    "29 amounts[F5]",
    "29 other_payers[*].amounts[D]",
    "31 signatures.provider_signature",
    "32 providers[77]$",
    "32 providers[77].name",
    "32 providers[77].address",
    "32a providers[77].id",
    "32b providers[77].references",
    "32 lines[*].providers[77]$",
    "32 lines[*].providers[77].name",
    "32 lines[*].providers[77].address",
    "32a lines[*].providers[77].id",
    "32b lines[*].providers[77].references",
    "33 billing$",
    "33 billing.provider$",
    "33 billing.provider.name",
    "33 billing.provider.address",
    "33 billing.provider.contacts",
    "33a billing.provider.id",
    "33b billing.taxonomy",
    "33b billing.provider.taxonomy",
    "33b billing.provider.references[0B 1G G2 LU]",
    "33b coverage.payer.references[G2 LU]",  # loop 2010BB has the billing provider's other numbers
)

BOXES = {
    "carrier": "the payer's name and address, above the form",
    "1": "which kind of plan",
    "1a": "the insured's member number",
    "2": "the patient's name",
    "3": "the patient's birth date and sex",
    "4": "the insured's name",
    "5": "the patient's address and telephone",
    "6": "how the patient is related to the insured",
    "7": "the insured's address and telephone",
    "9": "the name of who is insured by the other plan",
    "9a": "group or policy at the other plan",
    "9d": "name of the other plan",
    "10": "whether work or an accident is the cause",
    "10a": "employment as the cause",
    "10b": "automobile accident as the cause, and the state",
    "10c": "another accident as the cause",
    "10d": "condition codes of the claim",
    "11": "the insured's group or policy",
    "11a": "the insured's birth date and sex",
    "11b": "the insurer's number of the property and casualty claim",
    "11c": "name of the plan",
    "11d": "whether there is another plan",
    "12": "the patient's signature on file, and release of information",
    "13": "the insured's signature on file, for payment to the provider",
    "14": "onset of the illness, or last menstrual period",
    "15": "another date, with its qualifier",
    "16": "from when to when the patient could not work",
    "17": "who referred, ordered or supervised",
    "17a": "that provider's other number",
    "17b": "that provider's NPI",
    "18": "admission to and discharge from a hospital",
    "19": "notes and attachments",
    "20": "whether an outside laboratory was paid, and how much",
    "21": "which edition of diagnosis codes",
    "21*": "one diagnosis, lettered A to L",
    "22": "frequency of a claim sent again, and the payer's number of the first",
    "23": "prior authorization, referral or laboratory certificate number",
    "24": "one service line",
    "24-shaded": "more on the line: drug, description, note",
    "24A": "first and last day of service",
    "24B": "place of service",
    "24C": "emergency",
    "24D": "procedure and up to four modifiers",
    "24E": "letters of the diagnoses that the service was for",
    "24F": "charge of the line",
    "24G": "days, units or minutes",
    "24H": "early screening (EPSDT) and family planning",
    "24I": "kind of the rendering provider's other number",
    "24J": "the rendering provider's NPI and other number",
    "25": "the billing provider's tax number",
    "26": "the clinic's number of the claim",
    "27": "whether assignment is accepted",
    "28": "total charge",
    "29": "what patient and other payers paid",
    "31": "signature of the provider",
    "32": "where the service took place",
    "32a": "that place's NPI",
    "32b": "that place's other number",
    "33": "the billing provider's name, address and telephone",
    "33a": "the billing provider's NPI",
    "33b": "the billing provider's taxonomy or other number",
}
"""What each box holds; 8, 9b, 9c and 30 are reserved and empty."""


def locate(obj: object, path: str) -> tuple[Place, ...]:
    """Return the boxes of `path` below a professional claim, or below a batch of them: a Locator.

    Empty for what the form does not show, such as a thirteenth diagnosis, and for other claims.
    """
    claim, path = claim_meant(obj, path)
    if claim is None or claim.kind != "professional":
        return ()
    places = (_place(box) for box in boxes_of(_ROWS, claim, path, conditions(claim)))
    return tuple(place for place in places if place)


def _place(box: Box) -> Place | None:
    number, index = box.number, box.index
    if index is None:
        return Place(system=SYSTEM, label=number.replace("-", " "), node=number)
    if number == "21*":
        if index >= len(_LETTERS):
            return None
        return Place(system=SYSTEM, label=f"21{_LETTERS[index]}", node=f"21{_LETTERS[index]}")
    if not number.startswith("24"):
        return Place(system=SYSTEM, label=number, node=number)
    label = line_label(number.replace("-", " "), index, a_page=_LINES_A_PAGE)
    return Place(system=SYSTEM, label=label, node=number, repetition=index + 1)
