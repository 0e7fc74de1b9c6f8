"""Lines of which a coverage article lists no diagnosis."""

from collections.abc import Iterator

from ....codes import Article
from ....model import Claim
from ... import Context, ExpectedDenial, Finding, Fix, Safety
from ._articles import articles_of, evidence, path_to_diagnoses

__all__ = ["REFUSAL", "uncovered"]

REFUSAL = ExpectedDenial(carc="50", rarc="N386", group="CO")
"""What the contractor answers."""
_FIX = Fix(
    text="look whether the record has another diagnosis, or whether a notice was given",
    safety=Safety.NEEDS_DOCUMENTATION,
)
_NOT_APPLICABLE = "XX"
"""So begins the code that stands in a group of an article that lists no diagnoses."""


def uncovered(claim: Claim, context: Context, *, certain: bool) -> Iterator[Finding]:
    """Yield a finding for each line whose articles list diagnoses, none of them the line's.

    It is certain where each article has one group of procedures: of several, one may be covered
    with any diagnosis, which only the article's words tell.
    """
    for found in articles_of(claim, context):
        listing = [article for article in found.articles if _covered(article)]
        if not listing or not found.diagnoses:
            continue
        if any(article.covered_in(code) for article in listing for code in found.diagnoses):
            continue
        if all(len(article.procedures) == 1 for article in listing) is not certain:
            continue
        count = len(frozenset().union(*(_covered(article) for article in listing)))
        yield context.finding(
            path_to_diagnoses(claim, found.index),
            related=[f"lines[{found.index}].procedure.code"],
            evidence=[evidence(context, article) for article in listing],
            fixes=_FIX,
            code=found.code,
            articles=[article.id for article in listing],
            count="1 diagnosis" if count == 1 else f"{count} diagnoses",
            diagnoses=found.diagnoses,
        )


def _covered(article: Article) -> frozenset[str]:
    codes = (code for group in article.covered for code in group.codes)
    return frozenset(code for code in codes if not code.startswith(_NOT_APPLICABLE))
