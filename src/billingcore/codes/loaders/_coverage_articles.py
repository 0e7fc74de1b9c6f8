"""What the tables of the coverage database say of each article, until its own row comes."""

from collections.abc import Callable, Iterator
from datetime import date
from sys import intern
from typing import TypeAlias

from attrs import define, field

from .._coverage import Article, CodeGroup, Determination
from .._entries import compact
from ._cells import written_day
from ._coverage_tables import ARTICLES, CoverageTableKind
from ._source import Part

__all__ = ["Gathered"]

Key: TypeAlias = tuple[str, int]
Groups: TypeAlias = dict[int, "_Group"]
Rows: TypeAlias = Iterator[tuple[int, list[str]]]


@define
class _Group:
    """The codes and words of a group as they come in."""

    codes: set[str] = field(factory=set)
    asterisked: set[str] = field(factory=set)
    paragraph: str | None = None
    asterisk: str | None = None

    def made(self, number: int) -> CodeGroup:
        return CodeGroup(number, self.codes, self.paragraph, self.asterisked, self.asterisk)


@define
class _About:
    """What is said of one version of an article, apart from its own row."""

    procedures: Groups = field(factory=dict)
    covered: Groups = field(factory=dict)
    noncovered: Groups = field(factory=dict)
    determinations: dict[str, int | None] = field(factory=dict)
    contractors: set[tuple[str, ...]] = field(factory=set)


def _lists(about: _About) -> dict[str, Groups]:
    return {
        "procedures": about.procedures,
        "covered": about.covered,
        "noncovered": about.noncovered,
    }


@define
class Gathered:
    """Take in table after table, then give the articles."""

    _about: dict[Key, _About] = field(factory=dict, init=False)
    _determinations: dict[str, dict[int, Determination]] = field(factory=dict, init=False)
    _contractors: dict[tuple[str, ...], str] = field(factory=dict, init=False)
    _states: dict[str, str] = field(factory=dict, init=False)
    _states_of: dict[tuple[str, ...], set[str]] = field(factory=dict, init=False)

    def clear(self) -> None:
        """Forget what an earlier reading gathered."""
        for held in (
            self._about,
            self._determinations,
            self._contractors,
            self._states,
            self._states_of,
        ):
            held.clear()

    def take(self, table: CoverageTableKind, part: Part) -> None:
        """Take in a table other than that of the articles."""
        rows = table.rows(part)
        if table.name in ("procedures", "covered", "noncovered"):
            self._take_codes(table.name, part, rows)
        elif table.name in _LISTED:
            self._take_words(_LISTED[table.name], part, rows)
        elif table.name in _TAKERS:
            for line, cells in rows:
                if not _TAKERS[table.name](self, cells):
                    part.problems.row(line, "a number is missing")

    def _of(self, article: str, version: str) -> _About | None:
        """Return what is gathered of an article; None where its number or version is none."""
        if not (article.isdecimal() and version.isdecimal()):
            return None
        key = (article, int(version))
        found = self._about.get(key)
        if found is None:
            found = self._about[key] = _About()
        return found

    def _take_codes(self, name: str, part: Part, rows: Rows) -> None:
        before = ("", "", "")
        group: _Group | None = None
        for line, (article, version, number, code, *rest) in rows:
            # Rows of a group come together: each is looked for once.
            if (article, version, number) != before:
                before = (article, version, number)
                group = self._group(name, *before)
            if group is None or not code:
                part.problems.row(line, "a number or the code is missing")
                continue
            code = intern(compact(code))
            group.codes.add(code)
            if rest and rest[0] == "Y":
                group.asterisked.add(code)

    def _take_words(self, name: str, part: Part, rows: Rows) -> None:
        for line, (article, version, number, paragraph, *rest) in rows:
            group = self._group(name, article, version, number)
            if group is None:
                part.problems.row(line, "a number is missing")
                continue
            group.paragraph = paragraph or None
            group.asterisk = rest[0] or None if rest else None

    def _group(self, name: str, article: str, version: str, number: str) -> _Group | None:
        about = self._of(article, version)
        if about is None or not number.isdecimal():
            return None
        return _lists(about)[name].setdefault(int(number), _Group())

    def _article_determination(self, cells: list[str]) -> bool:
        article, version, lcd, lcd_version = cells
        about = self._of(article, version)
        if about is not None and lcd.isdecimal():
            about.determinations.setdefault(
                lcd, int(lcd_version) if lcd_version.isdecimal() else None
            )
        return about is not None

    def _determination_article(self, cells: list[str]) -> bool:
        lcd, lcd_version, article, version = cells
        if not article:  # a determination may be related to others alone
            return True
        return self._article_determination([article, version, lcd, lcd_version])

    def _article_contractor(self, cells: list[str]) -> bool:
        about = self._of(cells[0], cells[1])
        if about is not None:
            about.contractors.add(tuple(cells[2:]))
        return about is not None

    def _determination(self, cells: list[str]) -> bool:
        lcd, version, title, status, revised, original, *ends = cells
        if not (lcd.isdecimal() and version.isdecimal()):
            return False
        self._determinations.setdefault(lcd, {})[int(version)] = Determination(
            f"L{lcd}",
            int(version),
            title or None,
            status or None,
            start=_day(revised) or _day(original),
            end=min(filter(None, map(_day, ends)), default=None),
        )
        return True

    def _contractor(self, cells: list[str]) -> bool:
        *key, name, number = cells
        self._contractors[tuple(key)] = number or name
        return True

    def _jurisdiction(self, cells: list[str]) -> bool:
        *key, state, ended = cells
        if not ended:
            self._states_of.setdefault(tuple(key), set()).add(state)
        return True

    def _state(self, cells: list[str]) -> bool:
        self._states[cells[0]] = cells[1]
        return True

    def articles(self, part: Part) -> Iterator[Article]:
        """Yield the articles of their own table, each with all that was gathered of it."""
        known: set[Key] = set()
        for line, cells in ARTICLES.rows(part):
            number, version, title, start, end, revised, retired, kind, status, published = cells
            about = self._of(number, version)
            if about is None:
                part.problems.row(line, "the number or version of the article is missing")
                continue
            known.add((number, int(version)))
            days = [
                _told(part, line, name, text)
                for name, text in (
                    ("article_eff_date", start),
                    ("article_end_date", end),
                    ("article_rev_end_date", revised),
                    ("date_retired", retired),
                    ("article_pub_date", published),
                )
            ]
            yield Article(
                f"A{number}",
                int(version),
                title or None,
                kind=kind or None,
                status=status or None,
                published=days[4],
                start=days[0],
                end=min(filter(None, days[1:4]), default=None),
                procedures=_made(about.procedures),
                covered=_made(about.covered),
                noncovered=_made(about.noncovered),
                determinations=[self._named(*lcd) for lcd in sorted(about.determinations.items())],
                contractors={self._contractors.get(key, key[0]) for key in about.contractors},
                states=self._served(about.contractors),
            )
        strangers = len(self._about.keys() - known)
        if strangers:
            part.problems.file(f"articles of other tables that it lacks: {strangers}")

    def _named(self, lcd: str, version: int | None) -> Determination:
        """Return a determination in the version that is meant, or else in the last that is here."""
        known = self._determinations.get(lcd)
        if not known:
            return Determination(f"L{lcd}", version)
        return known[version] if version in known else known[max(known)]

    def _served(self, contractors: set[tuple[str, ...]]) -> set[str]:
        numbers = (number for key in contractors for number in self._states_of.get(key, ()))
        return {self._states.get(number, number) for number in numbers}


def _made(groups: Groups) -> list[CodeGroup]:
    return [group.made(number) for number, group in sorted(groups.items())]


def _day(text: str) -> date | None:
    try:
        return written_day(text)
    except ValueError:
        return None


def _told(part: Part, line: int, column: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return written_day(text)
    except ValueError as error:
        part.problems.cell(line, column, str(error))
        return None


_LISTED = {
    "procedure_groups": "procedures",
    "covered_groups": "covered",
    "noncovered_groups": "noncovered",
}
_TAKERS: dict[str, Callable[[Gathered, list[str]], bool]] = {
    "of_article": Gathered._article_determination,
    "of_determination": Gathered._determination_article,
    "article_contractors": Gathered._article_contractor,
    "determinations": Gathered._determination,
    "contractors": Gathered._contractor,
    "jurisdictions": Gathered._jurisdiction,
    "states": Gathered._state,
}
