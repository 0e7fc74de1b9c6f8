"""A certificate of medical necessity comes with a claim that may no longer have one.

For services from 2023 on Medicare does away with the certificates and information forms for
equipment, and rejects claims that bring one.

>>> from billingcore.testing import a_claim
>>> form = {"qualifier": "UT", "code": "484.03"}
>>> lines = ({"procedure": "E1390-RR", "forms": (form,)},)
>>> claim = a_claim(lines=lines, coverage={"filing_indicator": "MB"})
>>> for finding in certificate_after_its_end.check(claim):
...     print(finding)
error DME010 lines[0].forms[0]: certificate 484.03, which Medicare takes no more on 2026-03-02
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "DME010",
    "certificate-after-its-end",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB", since=date(2023, 1, 1)),
    triggers=Triggers(parts="lines.forms"),
    snip=Snip.PARTNER,
    message="certificate {form}, which Medicare takes no more on {day}",
    source=(
        Citation(
            authority="CMS MLN Matters, special edition of 2022",
            section="elimination of certificates of medical necessity",
        ),
        Citation(authority="X12 005010 837", section="2440 LQ"),
    ),
    expects=ExpectedDenial(carc="16", group="CO"),
)
def certificate_after_its_end(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at forms with the qualifier of these certificates."""
    for i, form in enumerate(line.forms):
        if form.qualifier == "UT":
            day = context.day_of(line)
            yield context.finding(f"forms[{i}]", form=form.code or "without a number", day=day)
