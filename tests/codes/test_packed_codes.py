from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from billingcore.codes import CodeTable, Edition, Entry, Icd10Entry, SourceFile
from billingcore.codes._about import edition_of
from billingcore.codes._container import Container
from billingcore.codes._packed_codes import entries_in, write_codes

EDITION = Edition(
    "FY2026",
    date(2015, 10, 1),
    date(2026, 9, 30),
    [SourceFile("a.zip", "00ff", "a.txt")],
    as_of=date(2026, 1, 1),
)


def again(table: CodeTable) -> CodeTable:
    file = BytesIO()
    write_codes(file, table)
    with Container.from_bytes(file.getvalue()) as container:
        entries = entries_in(container)
        return CodeTable(
            container.about["name"],
            lambda: entries,
            edition=edition_of(container.about),
            hierarchical=container.about["hierarchical"],
        )


days = st.none() | st.dates(date(2015, 10, 1), date(2026, 9, 30))
entries = st.builds(
    Entry,
    st.text("ABC0123456789", min_size=1, max_size=7),
    days,
    days,
    header=st.booleans(),
    attributes=st.frozensets(st.sampled_from(("newborn", "male", "external cause"))),
)


@given(st.lists(entries), st.booleans())
def test_what_was_written_is_read(rows: list[Entry], hierarchical: bool) -> None:
    table = CodeTable("any", rows, edition=EDITION, hierarchical=hierarchical)
    read = again(table)

    assert list(read) == list(table)
    assert (read.name, read.edition, read.hierarchical) == ("any", EDITION, hierarchical)


def test_codes_of_the_same_history_share_it() -> None:
    table = CodeTable("any", [Entry("A1", date(2020, 1, 1)), Entry("A2", date(2020, 1, 1))])
    file = BytesIO()
    write_codes(file, table)
    with Container.from_bytes(file.getvalue()) as container:
        read = entries_in(container)

    assert read["A1"] is read["A2"]


@pytest.mark.parametrize(
    "entry",
    [Entry("A1", title="a title"), Entry("A1", children=("A11",)), Icd10Entry("A1")],
)
def test_what_the_file_has_no_place_for_is_refused(entry: Entry, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="A1: a packed table holds codes, dates and attributes"):
        write_codes(tmp_path / "any.bct", CodeTable("any", [entry]))

    assert list(tmp_path.iterdir()) == []


def test_codes_beyond_ascii_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ascii"):
        write_codes(tmp_path / "any.bct", CodeTable("any", [Entry("Ä1")]))
