"""Streaming gives what reading gives, wherever the stream happens to be cut."""

import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from billingcore import x12
from billingcore.findings import Finding
from billingcore.model import Claim, ClaimPayment
from tests.x12.corpus import SAMPLES, File, parameters, roots, samples
from tests.x12.damages import DAMAGES, Sound

Stream = Callable[..., Iterator[Claim | ClaimPayment]]
STREAMS: tuple[Stream, ...] = (x12.iter_claims, x12.iter_claim_payments)


class Dripping(io.RawIOBase):
    """Give the bytes in the sizes that are named, over and over."""

    def __init__(self, data: bytes, *sizes: int) -> None:
        self._data = data
        self._sizes = sizes
        self._turn = 0

    def read(self, size: int = -1) -> bytes:
        step = self._sizes[self._turn % len(self._sizes)]
        self._turn += 1
        taken, self._data = self._data[:step], self._data[step:]
        return taken


class DrippingText(io.TextIOBase):
    """Give the text in the sizes that are named, over and over."""

    def __init__(self, text: str, *sizes: int) -> None:
        self._inner = Dripping(text.encode("utf-32-le"), *(4 * size for size in sizes))

    def read(self, size: int | None = -1) -> str:
        return self._inner.read().decode("utf-32-le")


def long_file(name: str, tag: str) -> bytes:
    """Return a sample whose claims stand there over and over, beyond what is read at once."""
    lines = (SAMPLES / name).read_text("utf-8").splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if line.startswith(tag))
    last = next(at for at, line in enumerate(lines) if line.startswith("SE*"))
    return "".join(lines[:first] + lines[first:last] * 12 + lines[last:]).encode()


def streamed(source: Any) -> tuple[tuple[Claim | ClaimPayment, ...], list[str]]:
    """Return the claims and payments of a source that can be opened again, and its findings."""
    found: list[Finding] = []
    opened = source if callable(source) else lambda: source
    claims = tuple(x12.iter_claims(opened(), on_finding=found.append))
    payments = tuple(x12.iter_claim_payments(opened()))
    return (*claims, *payments), shown(found)


def shown(findings: list[Finding] | tuple[Finding, ...]) -> list[str]:
    """Return findings with their places, in the order of the file."""
    return sorted(f"{finding} ({finding.places[0]}) {finding.kept}" for finding in findings)


@pytest.mark.parametrize("file", parameters(lambda file: file.ours))
def test_a_path_streams_what_it_reads(file: File) -> None:
    document = x12.read(file.path)

    assert streamed(file.path) == (roots(document), shown(document.findings))


@pytest.mark.parametrize("sizes", [(1,), (2,), (7,), (105, 1), (106, 1), (107,), (4096,), (65537,)])
@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in samples()])
def test_blocks_of_any_size_give_the_same(file: File, sizes: tuple[int, ...]) -> None:
    data = file.path.read_bytes()
    document = x12.read(data)
    expected = roots(document), shown(document.findings)

    assert streamed(lambda: Dripping(data, *sizes)) == expected
    assert streamed(lambda: DrippingText(data.decode(), *sizes)) == expected


@pytest.mark.parametrize("name", ["two_plb.835", "newline_terminated.837"])
def test_a_stream_may_be_cut_at_any_byte(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    document = x12.read(data)
    expected = roots(document), shown(document.findings)
    wrong = [
        cut
        for cut in range(1, len(data))
        if streamed(lambda cut=cut: Dripping(data, cut, len(data))) != expected
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "name, tag", [("two_providers_five_claims.837", "HL*"), ("three_transactions.835", "LX*")]
)
def test_a_long_stream_may_be_cut_at_any_byte(name: str, tag: str) -> None:
    data = long_file(name, tag)
    document = x12.read(data)
    expected = roots(document), shown(document.findings)
    wrong = [
        cut
        for cut in range(4_090, 4_500, 3)
        if streamed(lambda cut=cut: Dripping(data, cut, 1, 600)) != expected
    ]

    assert len(data) > 8_000
    assert wrong == []


@pytest.mark.parametrize("sizes", [(1,), (3, 5), (64,), (1000, 1)])
@pytest.mark.parametrize(
    "name, tag", [("two_providers_five_claims.837", "HL*"), ("three_transactions.835", "LX*")]
)
def test_a_long_stream_of_small_blocks_gives_the_same(
    name: str, tag: str, sizes: tuple[int, ...]
) -> None:
    data = long_file(name, tag)
    document = x12.read(data)

    assert streamed(lambda: Dripping(data, *sizes)) == (roots(document), shown(document.findings))


@pytest.mark.slow
@pytest.mark.volume
@pytest.mark.parametrize("file", parameters(lambda file: file.ours and file.segments < 3000))
def test_real_files_in_blocks_of_odd_sizes_give_the_same(file: File) -> None:
    data = file.path.read_bytes()
    document = x12.read(data)
    expected = roots(document), shown(document.findings)
    drawn = random.Random(7)
    sizes = [drawn.randint(1, 900) for _ in range(50)]

    assert streamed(lambda: Dripping(data, 61)) == expected
    assert streamed(lambda: Dripping(data, *sizes)) == expected


@pytest.mark.parametrize("name", ["two_providers_five_claims.837", "three_transactions.835"])
def test_damaged_files_stream_what_they_read(name: str) -> None:
    sound = Sound((SAMPLES / name).read_bytes())
    wrong = []
    for damage in DAMAGES:
        for at in range(0, len(sound.pieces), 3):
            data = sound.damaged(damage, at)
            document = x12.read(data)
            expected = roots(document), shown(document.findings)
            if streamed(lambda data=data: Dripping(data, 999)) != expected:
                wrong.append((damage.__name__, at))

    assert wrong == []


def test_a_finding_is_told_before_its_claim_is_given() -> None:
    text = (SAMPLES / "two_providers_five_claims.837").read_text("utf-8")
    text = text.replace("SV1*HC:99392*120*", "SV1*HC:99392*12O*")
    told: list[Finding] = []
    seen = [
        (claim.patient_control_number, len(told))
        for claim in x12.iter_claims(text, on_finding=told.append)
    ]

    assert seen == [("C1", 0), ("C2", 0), ("C3", 1), ("C4", 1), ("C5", 1)]
    assert told[0].slug == "not-a-number"


def test_the_findings_of_a_claim_are_also_on_its_source() -> None:
    text = (SAMPLES / "two_providers_five_claims.837").read_text("utf-8")
    text = text.replace("SV1*HC:99392*120*", "SV1*HC:99392*12O*")
    claims = list(x12.iter_claims(text))

    assert [[f.slug for f in c.source.findings] for c in claims] == [
        [],
        [],
        ["not-a-number"],
        [],
        [],
    ]
    assert claims[2].source.findings[0].path == "lines[0].charge"


@pytest.mark.parametrize("content", ["text", "bytes", "bytearray", "path", "path text"])
@pytest.mark.parametrize("name", ["two_plb.835", "dependent_and_secondary.837"])
def test_any_source_gives_the_same(name: str, content: str) -> None:
    path = SAMPLES / name
    source: dict[str, Any] = {
        "text": path.read_text("utf-8"),
        "bytes": path.read_bytes(),
        "bytearray": bytearray(path.read_bytes()),
        "path": path,
        "path text": str(path),
    }
    document = x12.read(source[content])

    assert document.write() == path.read_bytes()
    assert streamed(source[content])[0] == roots(document) == roots(x12.read(path))


def test_a_stream_of_payments_gives_no_claims() -> None:
    mixed = SAMPLES / "three_interchanges_three_delimiters.x12"

    assert len(list(x12.iter_claims(mixed))) == 2
    assert len(list(x12.iter_claim_payments(mixed))) == 4


@pytest.mark.parametrize("stream", STREAMS)
def test_a_stream_that_is_left_closes_its_file(
    stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[io.TextIOWrapper] = []

    def noting(path: Path, *args: object, **options: object) -> io.TextIOWrapper:
        file: io.TextIOWrapper = io.open(path, *args, **options)  # type: ignore[call-overload]  # noqa: SIM115, UP020
        opened.append(file)
        return file

    monkeypatch.setattr("builtins.open", noting)
    started = stream(SAMPLES / "three_interchanges_three_delimiters.x12")
    next(started)
    started.close()  # type: ignore[attr-defined]

    assert [file.closed for file in opened] == [True]


def test_a_stream_starts_when_it_is_asked() -> None:
    claims = x12.iter_claims(SAMPLES / "no such file.837")

    with pytest.raises(FileNotFoundError):
        next(claims)
