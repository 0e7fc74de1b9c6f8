"""The coverage articles that speak of a claim's lines, and the diagnoses of each line.

Only original Medicare follows them, and a contractor only in its states: that of the place of
service, else of the billing provider. An article of other states, or of parts of states, is left
alone; one that names no state is for all. Lines that say themselves that they may not be paid (GA,
GX, GY, GZ) are left alone too.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from attrs import frozen

from ....codes import Article, CoverageTable
from ....model import Claim, ServiceLine
from ... import Applies, Citation, Context, Disposition, Evidence, Scope, Snip, rule
from .._frequency import REFUSED
from .._settings import days_within, tell_unjudged

__all__ = [
    "LineArticles",
    "article_rule",
    "articles_of",
    "diagnoses_of",
    "evidence",
    "path_to_diagnoses",
]

_TABLE = "coverage"

article_rule = partial(
    rule,
    scope=Scope.CLAIM,
    needs=_TABLE,
    applies=Applies(kinds=("professional", "institutional"), filing=("MA", "MB")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    source=(
        Citation(authority="Medicare Coverage Database", section="billing and coding articles"),
        Citation(authority="Medicare Program Integrity Manual", section="chapter 13"),
    ),
)
"""Declare a rule about coverage articles."""


@frozen
class LineArticles:
    """Give a line by its place, its diagnoses, and the articles in force that list its code."""

    index: int
    code: str
    diagnoses: tuple[str, ...]
    articles: tuple[Article, ...]


def articles_of(claim: Claim, context: Context) -> tuple[LineArticles, ...]:
    """Return the lines of which an article speaks."""
    tell_unjudged(context, _TABLE)
    return context.once(_all)


def _all(context: Context) -> tuple[LineArticles, ...]:
    claim: Claim = context.claim
    return tuple(
        [
            found
            for day in days_within(context, _TABLE)
            for i, line in zip(day.indices, day.lines, strict=True)
            for found in _of_line(claim, context, i, line, day.day)
        ]
    )


def _of_line(
    claim: Claim, context: Context, index: int, line: ServiceLine, day: date
) -> Iterator[LineArticles]:
    code = line.code
    if code is None or any(modifier in REFUSED for modifier in line.modifiers):
        return
    table: CoverageTable = context.table(_TABLE)
    state = _state(claim)
    articles = tuple(
        [
            article
            for article in table.articles(code, on=day)
            if not article.states or state in article.states
        ]
    )
    if articles:
        yield LineArticles(index, code, diagnoses_of(claim, line), articles)


def _state(claim: Claim) -> str | None:
    for place in (claim.facility, claim.billing_provider):
        if place is not None and place.address is not None and place.address.state:
            return place.address.state
    return None


def diagnoses_of(claim: Claim, line: ServiceLine) -> tuple[str, ...]:
    """Return the diagnoses that the line points at; on a facility's bill all of the claim."""
    every = [diagnosis.code for diagnosis in claim.diagnoses]
    if claim.kind != "institutional":
        count = len(every)
        every = [every[pointer - 1] for pointer in line.diagnosis_pointers if 0 < pointer <= count]
    return tuple(dict.fromkeys(code for code in every if code is not None))


def path_to_diagnoses(claim: Claim, index: int) -> str:
    """Return where the diagnoses of a line stand."""
    return "diagnoses" if claim.kind == "institutional" else f"lines[{index}].diagnosis_pointers"


def evidence(context: Context, article: Article) -> Evidence:
    """Return the article that a finding rests on."""
    return Evidence(
        what="coverage article",
        table=_TABLE,
        edition=str(context.table(_TABLE).edition),
        facts=(
            ("article", article.id),
            ("version", article.version),
            ("determinations", ", ".join(one.id for one in article.determinations) or "none"),
            ("from", article.start or "not given"),
            ("until", article.end or "not given"),
        ),
    )
