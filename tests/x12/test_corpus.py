"""Whatever others have written: it is read whole, counted right, and given back byte by byte."""

import pytest

from billingcore import x12
from billingcore.findings import Severity
from billingcore.testing.accounting import unaccounted
from tests.x12.corpus import File, parameters, roots

ours = parameters(lambda file: file.ours)
others = parameters(lambda file: not file.ours, ours=False)
clean = parameters(lambda file: file.clean and (file.current or not file.ours))


@pytest.mark.parametrize("file", ours)
def test_nothing_of_a_file_is_lost_or_invented(file: File) -> None:
    assert unaccounted(x12.read(file.path)) == ([], [])


@pytest.mark.parametrize("file", ours)
def test_every_claim_is_found(file: File) -> None:
    assert len(roots(x12.read(file.path))) == file.claims


@pytest.mark.parametrize("file", ours)
def test_an_untouched_document_gives_back_its_bytes(file: File) -> None:
    assert x12.read(file.path).write() == file.path.read_bytes()


@pytest.mark.parametrize("file", ours)
def test_the_segments_are_where_they_say_they_are(file: File) -> None:
    data = file.path.read_bytes()
    for segment in x12.read(file.path).segments():
        assert segment.span is not None
        text = data[slice(*segment.span)].decode("utf-8", "surrogateescape")
        assert "".join(text.split()) == "".join(segment.text.split())


@pytest.mark.parametrize("file", ours)
def test_reading_twice_says_the_same(file: File) -> None:
    first, second = x12.read(file.path), x12.read(file.path)

    assert first.findings == second.findings
    assert roots(first) == roots(second)


@pytest.mark.parametrize("file", others)
def test_any_other_file_is_x12_or_refused_as_such(file: File) -> None:
    try:
        document = x12.read(file.path)
    except x12.NotX12:
        return
    assert document.write() == file.path.read_bytes()
    assert unaccounted(document) == ([], [])
    assert len(list(document.segments())) > 0
    assert [str(finding) for finding in document.findings if not finding.message] == []


@pytest.mark.parametrize("file", clean)
def test_a_clean_file_has_no_structure_error(file: File) -> None:
    errors = [f for f in x12.read(file.path).findings if f.severity is Severity.ERROR]

    assert [f"{finding} ({finding.places[0]})" for finding in errors] == []
