"""The tables of the Medicare Coverage Database's downloads: a header line and its columns.

Source: CMS, Medicare Coverage Database, data dictionaries of the article and LCD downloads.
"""

from collections.abc import Iterator

from attrs import frozen

from ._kinds import FileKind, Head
from ._source import Part
from ._table import Column, header_in, table_of

__all__ = ["ANY_TABLE", "ARTICLES", "PERIODS", "CoverageTableKind", "kind_of"]


@frozen
class CoverageTableKind:
    """Name a table and its columns, in the order in which rows give them."""

    name: str
    columns: tuple[Column, ...]

    def rows(self, part: Part) -> Iterator[tuple[int, list[str]]]:
        """Yield the line and the cells of these columns of each row; "" where there is none."""
        columns, rows = table_of(part, self.columns)
        at = [columns.get(column.name, _NOWHERE) for column in self.columns]
        for line, cells in rows:
            width = len(cells)
            yield line, [cells[i].strip() if i < width else "" for i in at]


_NOWHERE = 1 << 20


def _kind(name: str, *needed: str, may: tuple[str, ...] = ()) -> CoverageTableKind:
    columns = [Column(heading, heading) for heading in needed]
    columns += [Column(heading, heading, required=False) for heading in may]
    return CoverageTableKind(name, tuple(columns))


_ARTICLE = ("article id", "article version")
_CONTRACTOR = ("contractor id", "contractor type id", "contractor version")

# The first that fits is the table, so those with more columns stand first.
_KINDS = (
    _kind(
        "covered_groups", *_ARTICLE, "icd10 covered group", "paragraph", may=("icd10 covered ast",)
    ),
    _kind("noncovered_groups", *_ARTICLE, "icd10 noncovered group", "paragraph"),
    _kind("procedure_groups", *_ARTICLE, "hcpc code group", "paragraph"),
    _kind("covered", *_ARTICLE, "icd10 covered group", "icd10 code id", may=("asterisk",)),
    _kind("noncovered", *_ARTICLE, "icd10 noncovered group", "icd10 code id", may=("asterisk",)),
    _kind("procedures", *_ARTICLE, "hcpc code group", "hcpc code id"),
    _kind("of_article", *_ARTICLE, "r lcd id", "r lcd version"),
    _kind("article_contractors", *_ARTICLE, *_CONTRACTOR),
    _kind(
        "articles",
        *_ARTICLE,
        "title",
        "article eff date",
        may=(
            "article end date",
            "article rev end date",
            "date retired",
            "article type",
            "status",
            "article pub date",
        ),
    ),
    _kind("of_determination", "lcd id", "lcd version", "r article id", "r article version"),
    _kind(
        "determinations",
        "lcd id",
        "lcd version",
        "title",
        may=(
            "status",
            "rev eff date",
            "orig det eff date",
            "rev end date",
            "ent det end date",
            "date retired",
        ),
    ),
    _kind("jurisdictions", *_CONTRACTOR, "state id", may=("term date",)),
    _kind("contractors", *_CONTRACTOR, "contractor bus name", may=("contractor number",)),
    _kind("states", "state id", "state abbrev"),
    _kind("periods", "period id", "begin date", "end date"),
)
_BY_NAME = {kind.name: kind for kind in _KINDS}
ARTICLES = _BY_NAME["articles"]
PERIODS = _BY_NAME["periods"]


def kind_of(head: Head) -> CoverageTableKind | None:
    """Return which table a file is, by its first line."""
    for kind in _KINDS:
        if header_in(head.rows[:1], kind.columns):
            return kind
    return None


ANY_TABLE = FileKind(
    "a table of the Medicare Coverage Database", lambda head: kind_of(head) is not None
)
