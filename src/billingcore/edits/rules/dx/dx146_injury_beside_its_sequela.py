"""An injury is coded as one under treatment, and as a sequela too.

A sequela is what remains when the acute phase is over: the code of the injury under treatment is
not used with that of its sequela. Burns are an exception, since some heal while others have left
scars.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("M25.571", "S93.401S", "S93.401D"))
>>> for finding in injury_beside_its_sequela.check(claim):
...     print(finding)
warning DX146 diagnoses[2]: S93.401D is not coded with its sequela, S93.401S
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._coded import Coded, coded, share_a_day
from ._encounters import is_initial, is_later, is_sequela


@rule(
    "DX146",
    "injury-beside-its-sequela",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses=("S", "T")),
    snip=Snip.CODE_SET,
    message="{code} is not coded with its sequela, {sequela}",
    source=Citation(
        authority="ICD-10-CM Official Guidelines", section="I.B.10; I.C.19.d.8 for burns"
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def injury_beside_its_sequela(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare codes of injuries that differ in their seventh character alone."""
    found = [each for each in context.once(coded) if each.code[0] in "ST" and not _is_burn(each)]
    sequelae = {each.code[:6]: each for each in found if is_sequela(each.code)}
    if not sequelae:
        return
    for each in found:
        sequela = sequelae.get(each.code[:6])
        under_treatment = is_initial(each.code) or is_later(each.code)
        if sequela and under_treatment and share_a_day(claim, each.place, sequela.place):
            yield context.finding(
                at=f"diagnoses[{each.place}]",
                related=[f"diagnoses[{sequela.place}]"],
                fixes=Fix(
                    text="keep the one that the record bears out",
                    safety=Safety.NEEDS_DOCUMENTATION,
                ),
                code=icd10cm.format(each.code),
                sequela=icd10cm.format(sequela.code),
            )


def _is_burn(each: Coded) -> bool:
    return "T20" <= each.code[:3] <= "T32"
