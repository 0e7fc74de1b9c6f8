"""The tax number is not nine digits, or can be none.

On the wire it stands without hyphens, nine digits, under the qualifier EI or SY.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(billing={"provider": {"references": {"EI": "12-3456789"}}})
>>> for finding in malformed_tax_number.check(claim):
...     print(finding)
error PRV014 billing.provider.references[0].value: the EIN is not in compact form: 9 digits alone
"""

from collections.abc import Iterator
from functools import lru_cache

from ....errors import InvalidIdentifier
from ....identifiers import ein, ssn
from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Safety, Scope, Snip, Triggers, rule

_FORMS = {"EI": ("EIN", ein), "SY": ("SSN", ssn)}


@lru_cache(maxsize=4096)
def _judged(qualifier: str, number: str) -> tuple[str | None, str | None]:
    """Return what is wrong with a number, if anything is, and what repairs it."""
    name, form = _FORMS[qualifier]
    try:
        tidy = form.validate(number)
    except InvalidIdentifier as error:
        return (str(error) if error.reason != "not-an-ssn" else None), None
    if tidy == number:
        return None, None
    return f"the {name} is not in compact form: 9 digits alone", tidy


@rule(
    "PRV014",
    "malformed-tax-number",
    scope=Scope.CLAIM,
    triggers=Triggers(
        number=lambda number: (
            number.value
            and number.qualifier in _FORMS
            and _judged(number.qualifier, number.value)[0]
        )
    ),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="{problem}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 25"),
        Citation(authority="26 CFR", section="301.7701-12"),
        Citation(authority="X12 005010 837", section="2010AA REF02"),
    ),
)
def malformed_tax_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the format that the qualifier names; a taxpayer number in place of an SSN may pass."""
    provider = claim.billing_provider
    for i, reference in enumerate(provider.references if provider else ()):
        if reference.qualifier not in _FORMS or not reference.value:
            continue
        problem, tidy = _judged(reference.qualifier, reference.value)
        if problem is None:
            continue
        path = f"billing.provider.references[{i}].value"
        fixes: tuple[Fix, ...] = ()
        if tidy is not None:
            changes = ((path, tidy),)
            fixes = (Fix(text="write the digits alone", safety=Safety.SAFE, changes=changes),)
        yield context.finding(at=path, problem=problem, fixes=fixes)
