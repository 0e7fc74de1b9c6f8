"""What Medicare's coverage articles say of a procedure: with which diagnoses it is covered.

A billing and coding article of a Medicare contractor lists procedures in groups, and in groups of
their own the diagnoses that support medical necessity and those that do not. Which group of
diagnoses goes with which procedures, and whether one diagnosis is enough, stands in the groups'
paragraphs, in words; the table gives the groups and their words and decides nothing more.
An article is for the states of its contractors.
Source: CMS, Medicare Coverage Database, data dictionary of the article download.

>>> from datetime import date
>>> from billingcore.codes import Article, CodeGroup, CoverageTable
>>> article = Article(
...     "A52369",
...     7,
...     "Knee procedures",
...     procedures=[CodeGroup(1, {"29877"})],
...     covered=[CodeGroup(1, {"M1711", "M1712"})],
...     states={"TX"},
...     start=date(2025, 10, 1),
... )
>>> table = CoverageTable("coverage", [article], edition="2026-03")
>>> (found,) = table.articles("29877", on=date(2026, 3, 2), state="TX")
>>> found.id, found.covered_in("M17.11"), found.covered_in("M25.561")
('A52369', (1,), ())
>>> (
...     table.articles("29877", on=date(2025, 9, 30)),
...     table.articles("29877", on=date(2026, 3, 2), state="NY"),
... )
((), ())
"""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import Factory, field, frozen

from ._dated import Dated
from ._entries import compact
from ._row_table import RowTable

__all__ = ["Article", "CodeGroup", "CoverageTable", "Determination"]


def _codes(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(codes)


def _groups(groups: "Iterable[CodeGroup]") -> "tuple[CodeGroup, ...]":
    return tuple(groups)


def _determinations(lcds: "Iterable[Determination]") -> "tuple[Determination, ...]":
    return tuple(lcds)


@frozen
class CodeGroup:
    """Hold the codes of one group of an article, and what it says of them, in HTML.

    `asterisked` are the codes to which `asterisk` applies.
    """

    number: int
    codes: frozenset[str] = field(converter=_codes)
    paragraph: str | None = None
    asterisked: frozenset[str] = field(default=frozenset(), converter=_codes)
    asterisk: str | None = None


@frozen
class Determination(Dated):
    """Name the local coverage determination (LCD) that an article belongs to.

    All but its number and version is there if the table of determinations was loaded.
    """

    id: str
    version: int | None = None
    title: str | None = None
    status: str | None = None


@frozen
class Article(Dated):
    """Give one version of an article: `status` is A approved, R retired, P proposed."""

    id: str
    """With its letter: A52369."""
    version: int
    title: str | None = None
    kind: str | None = field(default=None, kw_only=True)
    """The article's type, by its number in the download."""
    status: str | None = field(default=None, kw_only=True)
    published: date | None = field(default=None, kw_only=True)
    procedures: tuple[CodeGroup, ...] = field(default=(), converter=_groups, kw_only=True)
    covered: tuple[CodeGroup, ...] = field(default=(), converter=_groups, kw_only=True)
    noncovered: tuple[CodeGroup, ...] = field(default=(), converter=_groups, kw_only=True)
    determinations: tuple[Determination, ...] = field(
        default=(), converter=_determinations, kw_only=True
    )
    contractors: frozenset[str] = field(default=frozenset(), converter=_codes, kw_only=True)
    """The numbers of the Medicare contractors, or their names where they have none."""
    states: frozenset[str] = field(default=frozenset(), converter=_codes, kw_only=True)
    """As the database abbreviates them: some are parts of a state."""

    @property
    def key(self) -> tuple[str, int]:
        """Return the article's number and version."""
        return self.id, self.version

    def procedure_in(self, code: str) -> tuple[int, ...]:
        """Return the numbers of the groups that list the procedure."""
        return _with(self.procedures, code)

    def covered_in(self, diagnosis: str) -> tuple[int, ...]:
        """Return the numbers of the groups of covered diagnoses that list this one."""
        return _with(self.covered, diagnosis)

    def noncovered_in(self, diagnosis: str) -> tuple[int, ...]:
        """Return the numbers of the groups of diagnoses not covered that list this one."""
        return _with(self.noncovered, diagnosis)


def _with(groups: tuple[CodeGroup, ...], code: str) -> tuple[int, ...]:
    code = compact(code)
    return tuple(group.number for group in groups if code in group.codes)


def _by_procedure(table: "CoverageTable") -> Mapping[str, tuple[Article, ...]]:
    found: dict[str, list[Article]] = {}
    for article in table:
        for code in {code for group in article.procedures for code in group.codes}:
            found.setdefault(code, []).append(article)
    return {code: tuple(articles) for code, articles in found.items()}


@frozen(eq=False, init=False)
class CoverageTable(RowTable[tuple[str, int], Article]):
    """Find the articles that speak of a procedure on a day."""

    _of_procedure: Mapping[str, tuple[Article, ...]] = field(
        init=False, repr=False, default=Factory(_by_procedure, takes_self=True)
    )

    def articles(
        self, procedure: str, *, on: date, state: str | None = None
    ) -> tuple[Article, ...]:
        """Return the articles in force that list the procedure, by number.

        With a state, those whose contractors serve it and those that name no state. Of several
        versions in force the last counts; one that is only proposed does not.
        """
        last: dict[str, Article] = {}
        for article in self._of_procedure.get(compact(procedure), ()):
            before = last.get(article.id)
            newer = before is None or before.version < article.version
            if newer and article.status != "P" and article.covers(on):
                last[article.id] = article
        return tuple(
            article
            for _, article in sorted(last.items())
            if state is None or not article.states or state in article.states
        )

    def versions(self, article: str) -> tuple[Article, ...]:
        """Return every version of an article, the first first."""
        return tuple(
            row for key in sorted(self._rows) if key[0] == article for row in self._of(key)
        )
