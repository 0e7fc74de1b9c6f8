"""The lines of a text in whatever encoding it comes."""

import pytest

from billingcore.codes.loaders._lines import LIMITS, decoded_head, lines_of
from billingcore.codes.loaders._source import parts_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_mark_of_an_encoding_is_no_part_of_the_first_line(encoding: str) -> None:
    data = "Ä1\r\nB2\r\n".encode(encoding)
    (part,) = parts_of(data, LIMITS)

    assert list(lines_of(part)) == ["Ä1\r\n", "B2\r\n"]
    assert decoded_head(data) == "Ä1\r\nB2\r\n"


@pytest.mark.parametrize("mark, encoding", [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_wide_text_is_read_in_either_order(mark: bytes, encoding: str) -> None:
    (part,) = parts_of(mark + "A1\nB2".encode(encoding), LIMITS)

    assert list(lines_of(part)) == ["A1\n", "B2"]
