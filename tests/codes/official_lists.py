"""Official forms of lists of which only an extract is at hand."""

import csv
from collections.abc import Iterable

# Titles of chapters and lists as the definitions have them.
CHAPTERS = {
    "1": "Invalid diagnosis or procedure code",
    "4": "Age conflict",
    "5": "Sex conflict",
    "6": "Manifestation code as principal diagnosis",
    "7": "Non-specific principal diagnosis (discontinued as of 10/01/07)",
    "8": "Questionable admission",
    "9": "Unacceptable principal diagnosis",
    "11": "Non-covered procedure",
    "17": "Limited coverage",
    "18": "Wrong procedure performed",
    "19": "Procedure inconsistent with LOS",
}
LISTS = {
    "4A": "Perinatal/Newborn diagnoses",
    "4B": "Pediatric diagnoses (age 0 through 17)",
    "4C": "Maternity diagnoses (age 9 through 64)",
    "4D": "Adult diagnoses (age 15 through 124)",
    "5A": "Diagnoses for females only",
    "5B": "Procedures for females only",
    "5C": "Diagnoses for males only",
    "5D": "Procedures for males only",
    "8A": "Diagnoses that are questionable",
    "11A": "Procedures that are not covered",
    "11F": "Procedures not covered when the beneficiary is over age 60",
    "17A": "Procedures of limited coverage",
}
AGES = """There are four age categories for diagnoses in the program.
* Perinatal/Newborn. Age 0 years only; a subset of diagnoses.
* Pediatric. Age range is 0\u201317 years inclusive.
* Maternity. Age range is 9\u201364 years inclusive.
* Adult. Age range is 15\u2013124 years inclusive."""


def mce_definitions(extract: str, version: str) -> bytes:
    """Return the text of the definitions, with the lists of the extract."""
    rows = list(csv.DictReader(extract.splitlines(), delimiter="\t"))
    lists: dict[str, list[str]] = {}
    for row in rows:
        section = row["MCE_Section"] + row["MCE_Subsection"].strip("_")
        lists.setdefault(section, []).append(f"{row['ICD_Code']}\t{row['ICD_Desc']}")
    lines = [f"Definitions of Medicare Code Edits v{version}", "Table of Contents"]
    lines += [f"{heading}\t{page}" for page, heading in enumerate(_headings(lists), start=7)]
    lines += ["Chapter 2: Code list changes\t300", "Chapter 1: Edit code lists"]
    lines += [f"{number}. {title}" for number, title in CHAPTERS.items()]
    lines += _body(lists)
    lines += ["Chapter 2: Code list changes", "4. Age conflict", "A00\tAdded in another year"]
    return "\r\n".join(lines).encode("cp1252")


def _headings(lists: Iterable[str]) -> list[str]:
    headings = []
    for number, title in CHAPTERS.items():
        headings.append(f"{number}. {title}")
        letters = [name for name in LISTS if name[:-1] == number and name in lists]
        headings += [f"{name[-1]}. {LISTS[name]}" for name in letters]
    return headings


def _body(lists: dict[str, list[str]]) -> list[str]:
    lines: list[str] = []
    number = ""
    for heading in _headings(lists):
        mark, _, _ = heading.partition(".")
        lines += [heading, "Some words about the edit, which mention codes such as A33."]
        if mark.isdigit():
            number = mark
            lines += AGES.splitlines() if mark == "4" else []
            lines += lists.get(number, [])
        else:
            lines += lists[number + mark]
    return lines
