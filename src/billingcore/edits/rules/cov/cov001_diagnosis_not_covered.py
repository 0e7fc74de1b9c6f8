"""Medicare's contractor covers the procedure only with diagnoses that the line does not point at.

A billing and coding article lists the procedures of a coverage determination, and the diagnoses
with which they are covered. Of the diagnoses that the line points at, none is listed. Look whether
the record has another diagnosis, or whether the patient was told (GA). Any diagnosis that the
article lists is taken, in whatever group.

>>> from billingcore.codes import Article, CodeGroup, CoverageTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> article = Article(
...     "A52369",
...     7,
...     procedures=[CodeGroup(1, {"29877"})],
...     covered=[CodeGroup(1, {"M1711"})],
...     states={"IL"},
... )
>>> reference = ReferenceSet().with_(coverage=CoverageTable("coverage", [article]))
>>> claim = a_claim(coverage={"filing_indicator": "MB"}, lines="29877", diagnoses="M25.561")
>>> for finding in diagnosis_not_covered.check(claim, reference=reference):
...     print(finding)
error COV001 lines[0].diagnosis_pointers: 29877 is covered by A52369 with 1 diagnosis; M25561 is
none of them
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding
from ._articles import article_rule
from ._uncovered import REFUSAL, uncovered


@article_rule(
    "COV001",
    "diagnosis-not-covered",
    message="{code} is covered by {articles} with {count}; {diagnoses} is none of them",
    expects=REFUSAL,
    liability="provider",
    aliases=("Optum BCC",),
)
def diagnosis_not_covered(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines none of whose diagnoses is listed, where an article has one group of codes.

    Where it has several, COV013 reports them.
    """
    return uncovered(claim, context, certain=True)
