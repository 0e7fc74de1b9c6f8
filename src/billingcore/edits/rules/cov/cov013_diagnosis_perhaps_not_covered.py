"""Medicare's contractor may not cover the procedure with the diagnoses of the line.

An article lists diagnoses, none of them the line's; but it has several groups of procedures, and
which of them go with the diagnoses stands in its words. Read the article.

>>> from billingcore.codes import Article, CodeGroup, CoverageTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> article = Article(
...     "A52369",
...     7,
...     procedures=[CodeGroup(1, {"29877"}), CodeGroup(2, {"G0289"})],
...     covered=[CodeGroup(1, {"M1711"})],
...     states={"IL"},
... )
>>> reference = ReferenceSet().with_(coverage=CoverageTable("coverage", [article]))
>>> claim = a_claim(coverage={"filing_indicator": "MB"}, lines="29877", diagnoses="M25.561")
>>> for finding in diagnosis_perhaps_not_covered.check(claim, reference=reference):
...     print(finding)
warning COV013 lines[0].diagnosis_pointers: 29877 may be covered by A52369 with 1 diagnosis alone;
M25561 is none of them
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding, Severity
from ._articles import article_rule
from ._uncovered import REFUSAL, uncovered


@article_rule(
    "COV013",
    "diagnosis-perhaps-not-covered",
    severity=Severity.WARNING,
    message="{code} may be covered by {articles} with {count} alone; {diagnoses} is none of them",
    expects=REFUSAL,
    liability="provider",
    aliases=("Optum BCC",),
)
def diagnosis_perhaps_not_covered(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines none of whose diagnoses is listed, where an article has several groups."""
    return uncovered(claim, context, certain=False)
