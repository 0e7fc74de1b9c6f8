"""A service of a clinical trial stands on a claim that does not name the trial.

Q0 and Q1 tell that the service was investigated, or routine care, in an approved trial. Medicare
then wants the diagnosis Z00.6 and, since 2014, the trial's number of eight digits (REF*P4). Some
registries that Q0 once served have rules of their own.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("93000-Q1",), coverage={"filing_indicator": "MB"})
>>> for finding in trial_without_its_number.check(claim):
...     print(finding)
warning MOD055 lines[0].procedure.modifiers[0]: Q1 on 93000 without Z00.6, trial number
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim, ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)

_TRIAL = ("Q0", "Q1")
_RESEARCH = "Z006"
_NUMBERED = date(2014, 1, 1)


@rule(
    "MOD055",
    "trial-without-its-number",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers=_TRIAL),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{modifier} on {code} without {missing}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 32, section 69"),
        Citation(authority="CMS change request 8401"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA50", group="CO"),
)
def trial_without_its_number(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at lines with Q0 or Q1; ICD-9 had another code for the diagnosis."""
    modifier = next((modifier for modifier in line.modifiers if modifier in _TRIAL), None)
    if modifier is None or line.code is None:
        return
    missing = tuple(_missing(context.claim, context.day_of(line)))
    if missing:
        at = f"procedure.modifiers[{line.modifiers.index(modifier)}]"
        yield context.finding(at, modifier=modifier, code=line.code, missing=missing)


def _missing(claim: Claim, day: date | None) -> Iterator[str]:
    icd10 = any(diagnosis.is_icd10 for diagnosis in claim.diagnoses)
    if icd10 and not any(diagnosis.code == _RESEARCH for diagnosis in claim.diagnoses):
        yield "Z00.6"
    if day is not None and day >= _NUMBERED and not claim.reference("P4"):
        yield "trial number"
