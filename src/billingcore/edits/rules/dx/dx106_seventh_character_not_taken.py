"""The diagnosis ends with a seventh character that its code does not take.

A fracture takes other characters than a wound, and an open one others than a closed one. A code
with a character that is not among those given for it does not exist, and payers return the claim.
Those that the code takes are proposed; which one is true, the record says.

>>> from billingcore.codes import ReferenceSet, SeventhCharacter, TabularEntry, TabularTable
>>> from billingcore.testing import a_claim
>>> sevenths = (SeventhCharacter("A", "initial"), SeventhCharacter("D", "subsequent"))
>>> line = TabularEntry("S000", header=True, seventh_characters=sevenths)
>>> rows = [TabularEntry("S00", header=True, children=("S000",)), line]
>>> reference = ReferenceSet().with_(icd10cm_notes=TabularTable("icd10cm_notes", rows))
>>> claim = a_claim(diagnoses="S00.0XXB")
>>> for finding in seventh_character_not_taken.check(claim, reference=reference):
...     print(finding)
error DX106 diagnoses[0].code: S00.0XXB cannot end with B, but with one of A, D
"""

from collections.abc import Iterator

from ....codes import CodeProblem
from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, Finding
from ._repairs import choices, lacking, repair_rule


@repair_rule(
    "DX106",
    "seventh-character-not-taken",
    message="{code} cannot end with {character}, but with one of {characters}",
)
def seventh_character_not_taken(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report codes whose last character is not among those that the list gives."""
    for one, found in lacking(context, CodeProblem.SEVENTH_CHARACTER_NOT_TAKEN):
        yield context.finding(
            one.path,
            fixes=choices(context, one, found),
            code=icd10cm.format(one.code),
            character=one.code[-1],
            characters=[each.character for each in found.seventh_characters],
        )
