"""A drug is billed without its National Drug Code, which this payer wants.

Medicaid must collect the code for drugs that practitioners give, so that it can claim the
manufacturers' rebates; other payers ask for it in their manuals. `filing` are the claim filing
indicators whose payers want it, `codes` how codes of drugs begin, `exempt` codes that need none.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("J1745",), coverage={"filing_indicator": "MC"})
>>> for finding in drug_code_without_ndc.check(claim):
...     print(finding)
warning UNI010 lines[0].drug.code: J1745 needs a National Drug Code (LIN03)
"""

from collections.abc import Iterable, Iterator

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen(kw_only=True)
class NdcOptions:
    """Say whose claims need the code, and for which procedures."""

    filing: tuple[str, ...] = field(
        default=("MC",), converter=_words, validator=deep_iterable(instance_of(str))
    )
    codes: tuple[str, ...] = field(
        default=("J",), converter=_words, validator=deep_iterable(instance_of(str))
    )
    exempt: tuple[str, ...] = field(
        default=(), converter=_words, validator=deep_iterable(instance_of(str))
    )


@rule(
    "UNI010",
    "drug-code-without-ndc",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    options=NdcOptions,
    snip=Snip.PARTNER,
    message="{code} needs a National Drug Code (LIN03)",
    source=(
        Citation(authority="Social Security Act", section="1927(a)(7)"),
        Citation(authority="42 CFR 447.520"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M119", group="CO", status=("A7:218",)),
)
def drug_code_without_ndc(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at lines whose code begins as drugs do, of payers that ask."""
    options, coverage = context.options, claim.coverage
    if coverage is None or coverage.filing_indicator not in options.filing:
        return
    for i, line in enumerate(claim.lines):
        code = line.code
        if not code or (line.drug and line.drug.code) or not code.startswith(options.codes):
            continue
        if code not in options.exempt:
            yield context.finding(f"lines[{i}].drug.code", code=code)
