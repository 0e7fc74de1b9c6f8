"""Codes of ICD-10-CM and ICD-10-PCS: rows of their order files, and what an editor asks of them."""

from collections.abc import Mapping

from attrs import field, frozen

from ._answer import Entry

__all__ = ["ICD10_ATTRIBUTES", "Icd10Entry"]


@frozen
class Icd10Entry(Entry):
    """Give a code of ICD-10-CM or ICD-10-PCS; `title` is the long one."""

    short_title: str | None = field(default=None, kw_only=True)


ICD10_ATTRIBUTES: Mapping[str, str] = {
    # of diagnoses and procedures
    "female": "of women alone; Medicare no longer asks for discharges from 2024-10-01 on",
    "male": "of men alone; Medicare no longer asks for discharges from 2024-10-01 on",
    "sterilization": "a procedure with the word is not covered with a diagnosis with the word",
    "marrow transplant 6": "such a procedure is not covered with such a diagnosis (leukemia)",
    "marrow transplant 7": "such a procedure is not covered with such a diagnosis (myeloma)",
    # of diagnoses
    "newborn": "of age 0",
    "pediatric": "of ages 0 to 17",
    "maternity": "of ages 9 to 64, until 2019-09-30 of 12 to 55",
    "adult": "of ages 15 to 124",
    "manifestation": "never principal: the underlying disease comes first",
    "unacceptable principal": "no reason for an admission, but something about the patient",
    "requires secondary": "acceptable as principal diagnosis where there is another one",
    "external cause": "tells how it came about; never principal",
    "questionable admission": "as principal diagnosis seldom a reason to admit",
    "unspecified laterality": "does not tell the side, where codes that tell it exist",
    "wrong procedure": "a wrong procedure was performed; the stay is not paid",
    "outcome of delivery": "the stay was for a delivery",
    "type 1 diabetes": "with it a transplant of the pancreas is of limited coverage",
    "research": "the patient takes part in clinical research",
    # of procedures
    "non-covered": "not covered",
    "non-covered above 60": "not covered for patients older than 60",
    "limited coverage": "covered for some patients or in some hospitals alone",
    "pancreas transplant": "not covered without type 1 diabetes or a kidney transplant",
    "kidney transplant": "with it a transplant of the pancreas is of limited coverage",
    "artificial right ventricle": "with the left one not covered, in research of limited coverage",
    "artificial left ventricle": "with the right one not covered, in research of limited coverage",
    "vaginal delivery": "a delivery: a diagnosis must tell its outcome",
    "cesarean delivery": "a delivery: a diagnosis must tell its outcome",
    "long ventilation": "takes four days; a shorter stay is in doubt",
}
"""What the attributes of the tables that ship mean, which are those of the Medicare Code Editor."""
