"""Load Medicare's billing and coding articles from the downloads of its coverage database.

A download is an archive within an archive, of one table each: articles, their procedures and
diagnoses in groups, what the groups say, the local coverage determinations that they belong to,
contractors and states. Give the archive, or the tables that you have; that of the articles must
be among them. Tables nobody needs are left alone, and so are the descriptions of codes, which for
CPT are the AMA's.
Source: CMS, Medicare Coverage Database, downloads "current_article" and "current_lcd".

>>> from datetime import date
>>> from billingcore.codes import CoverageTable
>>> from billingcore.codes.loaders import load_mcd_articles
>>> articles = b'''article_id,article_version,title,article_eff_date,article_end_date,status
... 52369,7,Knee procedures,2025-10-01 00:00:00,,A
... '''
>>> procedures = b'''article_id,article_version,hcpc_code_id,hcpc_code_group
... 52369,7,29877,1
... '''
>>> covered = b'''article_id,article_version,icd10_code_id,icd10_covered_group,asterisk
... 52369,7,M17.11,1,N
... '''
>>> reading = load_mcd_articles(articles, procedures, covered, as_of=date(2026, 3, 1))
>>> table = CoverageTable.of("coverage", reading)
>>> for article in table.articles("29877", on=date(2026, 3, 2)):
...     print(article.id, article.covered[0].codes, article.noncovered)
A52369 frozenset({'M1711'}) ()
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from ...errors import WrongFile
from .._coverage import Article
from .._edition import Edition
from .._reading import Reading
from ._cells import written_day
from ._coverage_articles import Gathered
from ._coverage_tables import ANY_TABLE, ARTICLES, PERIODS, CoverageTableKind, kind_of
from ._kinds import Head, parts_with
from ._source import Part, Source
from ._windows import written_in_name

__all__ = ["KINDS", "load_mcd_articles"]

KINDS = (ANY_TABLE,)


def load_mcd_articles(*sources: Source, as_of: date | None = None) -> Reading[Article]:
    """Return every version of every article in the files, with its groups of codes.

    `as_of` is the day of the download, where its table of periods and its name do not tell: of
    procedures that no article lists, it cannot tell on later days. Raises LoadError for other
    files, and where there is no table of articles.
    """
    parts = [part for source in sources for part in parts_with(ANY_TABLE, source)]
    kinds = {part: kind for part in parts if (kind := kind_of(Head(part)))}
    parts.sort(key=lambda part: kinds[part] is ARTICLES)
    if not parts or kinds[parts[-1]] is not ARTICLES:
        name = parts[0].file.name if parts else "nothing"
        raise WrongFile(name, "there is no table of articles (article.csv) in it")
    day = as_of or _last_period(kinds) or _named(parts)
    edition = Edition(f"{day}" if day else parts[-1].file.name, as_of=day)
    rows = partial(_rows, first=parts[0], kinds=kinds, gathered=Gathered())
    return Reading("articles of the Medicare Coverage Database", parts, rows, edition)


def _last_period(kinds: Mapping[Part, CoverageTableKind]) -> date | None:
    """Return the last day that a table of periods has."""
    days = []
    for part, kind in kinds.items():
        if kind is PERIODS:
            for _, (_, _, end) in kind.rows(part):
                try:
                    days.append(written_day(end))
                except ValueError:
                    continue
    return max(days, default=None)


def _named(parts: list[Part]) -> date | None:
    return written_in_name(parts[-1].name) or written_in_name(parts[-1].file.name)


def _rows(
    part: Part, *, first: Part, kinds: Mapping[Part, CoverageTableKind], gathered: Gathered
) -> Iterator[Article]:
    """Gather what the tables say of the articles, which come last."""
    if part is first:
        gathered.clear()
    if kinds[part] is ARTICLES:
        yield from gathered.articles(part)
    else:
        gathered.take(kinds[part], part)
