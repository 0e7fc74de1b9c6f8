"""The diagnosis lacks the seventh character that completes it.

Injuries, some fractures and some codes of obstetrics take a seventh character: for the phase of
treatment, the healing of a fracture, the fetus. Without it the code is a heading, and payers
return the claim. Those that the code takes are proposed; which one is true, the record says.

>>> from billingcore.codes import ReferenceSet, SeventhCharacter, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> sevenths = (SeventhCharacter("A", "initial"), SeventhCharacter("D", "subsequent"))
>>> line = TabularEntry("S000", header=True, seventh_characters=sevenths)
>>> rows = [TabularEntry("S00", header=True, children=("S000",)), line]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", rows))
>>> report = seventh_character_missing.check(a_claim(diagnoses="S00.0"), reference=reference)
>>> for finding in report:
...     print(finding)
error DX105 diagnoses[0].code: S00.0 needs a seventh character, one of A, D
>>> [fix.text for fix in report.findings[0].fixes]
['report S00.0XXA if the record says: initial', 'report S00.0XXD if the record says: subsequent']
"""

from collections.abc import Iterator

from ....codes import CodeProblem
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, Finding
from ._repairs import choices, lacking, repair_rule


@repair_rule(
    "DX105",
    "seventh-character-missing",
    message="{code} needs a seventh character, one of {characters}",
)
def seventh_character_missing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report codes that end before their seventh character, placeholders or not."""
    for one, found in lacking(context, CodeProblem.SEVENTH_CHARACTER):
        yield context.finding(
            one.path,
            fixes=choices(context, one, found),
            code=icd10cm.format(one.code),
            characters=[each.character for each in found.seventh_characters],
        )
