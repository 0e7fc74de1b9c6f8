"""The procedure is for patients of some ages, and this one is older or younger.

The user's own list of CPT or HCPCS says so, by a word such as "age 12-17" among its attributes; the
age is that of the first day of service, in completed years. Correct the birth date or the code.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = CodeTable("cpt", [Entry("99384", attributes={"age 12-17"})], edition="2026")
>>> reference = ReferenceSet().with_(cpt=table)
>>> claim = a_claim(lines=("99384",), patient={"birth_date": "1970-01-05"})
>>> for finding in procedure_of_other_age.check(claim, reference=reference):
...     print(finding)
warning PX121 lines[0].procedure.code: 99384 is for ages 12-17
"""

from collections.abc import Iterator

from ....model import Claim
from ....periods import age_in_years
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._attributes import ages_of, described


@rule(
    "PX121",
    "procedure-of-other-age",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    needs="cpt",
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{code} is for ages {ages}",
    source=Citation(authority="Integrated Outpatient Code Editor", section="edit 7"),
    expects=ExpectedDenial(carc="6", rarc="N129", group="CO"),
    aliases=("IOCE 7",),
)
def procedure_of_other_age(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the band of each code with the age on the line's first day."""
    birth = claim.patient.birth_date if claim.patient else None
    if birth is None:
        return
    for each in described(claim, context):
        ages, day = ages_of(each.words), context.day_of(claim.lines[each.line])
        if ages is None or day is None or day < birth:
            continue
        if not ages.youngest <= age_in_years(birth, day) <= ages.oldest:
            yield context.finding(
                f"lines[{each.line}].procedure.code",
                evidence=Evidence(what="attribute", table=each.table, facts=(("ages", str(ages)),)),
                code=each.code,
                ages=str(ages),
            )
