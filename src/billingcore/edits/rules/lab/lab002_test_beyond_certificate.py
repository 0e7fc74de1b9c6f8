"""A laboratory bills a test that its certificate does not cover.

With a certificate of waiver only waived tests may be done: nine codes, and others with QW. With
one for microscopy a practitioner may look at specimens besides. Everything else needs registration,
compliance or accreditation, and is denied without.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("82947", "82962"))
>>> for finding in test_beyond_certificate.check(claim, facts={"clia_certificate": "waiver"}):
...     print(finding)
error LAB002 lines[0].procedure: 82947 without QW is not covered by a certificate of waiver
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._tests import is_a, is_test

_COVERED = {"waiver": ("waived",), "microscopy": ("waived", "microscopy")}
# Done by another laboratory, the physician's part alone, or waived.
_EXEMPT = frozenset(("26", "90", "QW"))


@rule(
    "LAB002",
    "test-beyond-certificate",
    scope=Scope.LINE,
    needs="facts.clia_certificate",
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures="8"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} without QW is not covered by a certificate of {certificate}",
    source=(
        Citation(authority="42 CFR 493.15 and 493.19"),
        Citation(
            authority="Medicare Claims Processing Manual",
            section="chapter 16, sections 70.8, 70.10",
        ),
    ),
    expects=ExpectedDenial(carc="B7", group="CO"),
    liability="provider",
)
def test_beyond_certificate(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the test with what the certificate is for; other certificates cover all."""
    certificate = context.facts.clia_certificate or ""
    covered = _COVERED.get(certificate)
    code = line.code
    if covered is None or code is None or not is_test(code):
        return
    if _EXEMPT.isdisjoint(line.modifiers) and not any(is_a(code, what) for what in covered):
        yield context.finding("procedure", code=code, certificate=certificate)
