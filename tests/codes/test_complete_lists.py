"""Lists that name all codes there ever were, several editions of one."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from billingcore.codes import CodeTable, Edition, Entry, Problems, Reading, SourceFile


@frozen
class Rows:
    """A file whose rows are at hand."""

    rows: tuple[Entry, ...]
    file: SourceFile = SourceFile("list.csv")
    problems: Problems = Problems("list.csv")

    def begin(self) -> None:
        pass


def in_turn(part: Rows) -> Iterator[Entry]:
    yield from part.rows


def listed(as_of: date, *rows: Entry) -> Reading[Entry]:
    return Reading("a list", [Rows(rows)], in_turn, Edition(f"{as_of}", as_of=as_of), complete=True)


def merged(*readings: Reading[Entry]) -> list[Entry]:
    return list(CodeTable.of("taxonomy", *readings))


SPRING = date(2015, 9, 30)
AUTUMN = date(2016, 3, 31)


def test_a_code_that_a_later_edition_lacks_ended_with_what_the_earlier_knew() -> None:
    rows = merged(
        listed(SPRING, Entry("A", date(2002, 4, 1)), Entry("B")), listed(AUTUMN, Entry("B"))
    )

    assert rows == [Entry("A", date(2002, 4, 1), SPRING), Entry("B")]


def test_a_code_that_a_later_edition_adds_without_a_date_begins_after_the_earlier() -> None:
    rows = merged(listed(AUTUMN, Entry("A"), Entry("B")), listed(SPRING, Entry("A")))

    assert rows == [Entry("A"), Entry("B", date(2015, 10, 1))]


def test_a_start_that_only_the_earlier_edition_tells_is_kept() -> None:
    rows = merged(
        listed(SPRING, Entry("A", date(2002, 4, 1))), listed(AUTUMN, Entry("A", end=AUTUMN))
    )

    assert rows == [Entry("A", date(2002, 4, 1), AUTUMN)]


def test_the_edition_is_the_newest() -> None:
    table = CodeTable.of("taxonomy", listed(AUTUMN), listed(SPRING))

    assert (table.edition.name, table.edition.as_of) == (f"{AUTUMN}", AUTUMN)
