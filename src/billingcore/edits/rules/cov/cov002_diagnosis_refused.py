"""Medicare's contractor does not cover the procedure with the diagnoses of the line.

An article may also list diagnoses that do not support the procedure. All that the line points at
are among them. Where the article has several groups of procedures, its words tell which is meant.

>>> from billingcore.codes import Article, CodeGroup, CoverageTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> article = Article(
...     "A52369",
...     7,
...     procedures=[CodeGroup(1, {"29877"})],
...     noncovered=[CodeGroup(1, {"M25561"})],
...     states={"IL"},
... )
>>> reference = ReferenceSet().with_(coverage=CoverageTable("coverage", [article]))
>>> claim = a_claim(coverage={"filing_indicator": "MB"}, lines="29877", diagnoses="M25.561")
>>> for finding in diagnosis_refused.check(claim, reference=reference):
...     print(finding)
warning COV002 lines[0].diagnosis_pointers: 29877 is not covered by A52369 with M25561
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding, Severity
from ._articles import article_rule, articles_of, evidence, path_to_diagnoses
from ._uncovered import REFUSAL


@article_rule(
    "COV002",
    "diagnosis-refused",
    severity=Severity.WARNING,
    message="{code} is not covered by {articles} with {diagnoses}",
    expects=REFUSAL,
    liability="provider",
)
def diagnosis_refused(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for lines with articles that refuse every diagnosis of the line."""
    for found in articles_of(claim, context):
        if not found.diagnoses:
            continue
        refusing = [
            article
            for article in found.articles
            if all(article.noncovered_in(code) for code in found.diagnoses)
        ]
        if refusing:
            yield context.finding(
                path_to_diagnoses(claim, found.index),
                related=[f"lines[{found.index}].procedure.code"],
                evidence=[evidence(context, article) for article in refusing],
                code=found.code,
                articles=[article.id for article in refusing],
                diagnoses=found.diagnoses,
            )
