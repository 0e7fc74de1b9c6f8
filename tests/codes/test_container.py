import os
from array import array
from io import BytesIO
from pathlib import Path

import pytest

from billingcore.codes._container import Container, Data, write_container
from billingcore.errors import DamagedFile

TEXT = "\n".join(f"row {n} of the file" for n in range(50)).encode()
SECTIONS: dict[str, Data] = {
    "small": array("B", [1, 2, 3]),
    "days": array("I", [0, 5, 4_000_000_000]),
    "text": TEXT,
    "none": array("H"),
    "signed": array("q", [-(1 << 60), 7]),
}
ABOUT = {"name": "example", "rows": 3, "note": "§"}


def file_of(**changes: object) -> bytes:
    out = BytesIO()
    arguments: dict[str, object] = {
        "kind": "example",
        "about": ABOUT,
        "sections": SECTIONS,
        "compress": ["text"],
    }
    write_container(out, **(arguments | changes))  # type: ignore[arg-type]
    return out.getvalue()


def read_all(file: bytes) -> list[memoryview]:
    container = Container.from_bytes(file)
    return [container.section(name) for name in SECTIONS]


def test_what_was_written_is_read() -> None:
    with Container.from_bytes(file_of()) as container:
        read = {name: bytes(container.section(name)) for name in SECTIONS}

        assert (container.kind, container.about) == ("example", ABOUT)
        assert read == {name: bytes(data) for name, data in SECTIONS.items()}
        assert list(container.section("signed")) == [-(1 << 60), 7]
        assert [container.section(name).format for name in SECTIONS] == ["B", "I", "B", "H", "q"]


def test_a_compressed_section_takes_less_room_and_reads_the_same() -> None:
    assert len(file_of()) < len(file_of(compress=())) - len(TEXT) // 2

    with Container.from_bytes(file_of(compress=SECTIONS)) as container:
        assert list(container.section("days")) == [0, 5, 4_000_000_000]
        assert list(container.section("none")) == []


def test_a_file_is_little_endian_and_aligned_to_eight() -> None:
    file = file_of(sections={"a": array("H", [0x0102]), "b": array("I", [0x01020304])})

    assert len(file) % 8 == 0
    assert file[-16:] == b"\x02\x01" + bytes(6) + b"\x04\x03\x02\x01" + bytes(4)


def test_the_same_sections_make_the_same_file() -> None:
    assert file_of() == file_of()


def test_a_file_is_written_beside_its_place_and_moved_there(tmp_path: Path) -> None:
    path = tmp_path / "table.bct"
    path.write_bytes(b"before")
    write_container(path, kind="example", about=ABOUT, sections=SECTIONS, compress=["text"])

    assert path.read_bytes() == file_of()
    assert os.listdir(tmp_path) == ["table.bct"]


def test_a_failed_writing_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "table.bct"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        write_container(path, kind="example", about=ABOUT, sections=SECTIONS)
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"before", ["table.bct"])


def test_numbers_that_are_not_whole_are_the_caller_s_mistake() -> None:
    with pytest.raises(TypeError, match="numbers of the type 'd' cannot be written"):
        file_of(sections={"rates": array("d", [1.5])})


def test_any_changed_byte_is_refused() -> None:
    file = file_of(compress=["small"])
    for place in range(len(file)):
        for bit in (1, 128):
            changed = bytearray(file)
            changed[place] ^= bit
            with pytest.raises(DamagedFile):
                read_all(bytes(changed))


def test_verify_finds_any_changed_byte() -> None:
    file = file_of()
    for place in range(len(file)):
        changed = bytearray(file)
        changed[place] ^= 16
        with pytest.raises(DamagedFile), Container.from_bytes(bytes(changed)) as container:
            container.verify()


@pytest.mark.parametrize("size", [0, 1, 7, 15, 16, 40, 300, -1])
def test_a_file_that_breaks_off_is_refused(size: int, tmp_path: Path) -> None:
    path = tmp_path / "table.bct"
    path.write_bytes(file_of()[:size])

    with pytest.raises(DamagedFile, match=r"table\.bct: "):
        Container.open(path)
    path.unlink()


def test_a_file_with_something_behind_it_is_refused() -> None:
    with pytest.raises(DamagedFile, match="breaks off or was changed"):
        Container.from_bytes(file_of() + bytes(8))


def test_another_format_version_asks_to_compile_again() -> None:
    file = bytearray(file_of())
    file[7] = 99

    with pytest.raises(DamagedFile, match="format version is 99, not 1: compile the table again"):
        Container.from_bytes(bytes(file))


def test_what_is_no_compiled_table_is_refused_by_name() -> None:
    with pytest.raises(DamagedFile, match=r"^notes: it is not a compiled table$"):
        Container.from_bytes(b"a text of some length", name="notes")


def test_a_large_section_is_checked_where_it_is_touched() -> None:
    numbers = array("I", range(100_000))
    file = bytearray(file_of(sections={"numbers": numbers}))
    file[-4] ^= 1
    container = Container.from_bytes(bytes(file))

    view = container.unchecked("numbers")
    container.check("numbers", 0, 80_000)
    assert view[79_999] == 79_999
    with pytest.raises(DamagedFile):
        container.check("numbers", 99_998, 99_999)
    with pytest.raises(DamagedFile):
        container.section("numbers")


def test_closing_frees_the_file_and_ends_every_view(tmp_path: Path) -> None:
    path = tmp_path / "table.bct"
    write_container(path, kind="example", about=ABOUT, sections=SECTIONS, compress=["text"])
    container = Container.open(path)
    views = [container.section(name) for name in SECTIONS]
    container.close()
    container.close()
    path.unlink()

    for view in views:
        with pytest.raises(ValueError, match="released memoryview"):
            len(view)
    with pytest.raises(ValueError, match=r"table\.bct was closed"):
        container.section("days")
    with pytest.raises(ValueError, match=r"table\.bct was closed"):
        container.verify()


def test_the_digest_tells_files_apart() -> None:
    other = SECTIONS | {"small": array("B", [1, 2, 4])}
    digests = {Container.from_bytes(file).digest for file in (file_of(), file_of(sections=other))}

    assert len(digests) == 2
