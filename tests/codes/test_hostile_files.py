"""Every loader on what is not its file: an error that says so or findings, and bounded memory."""

import inspect
import io
import lzma
import random
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from billingcore.codes import Reading, loaders
from billingcore.errors import LoadError, UnsafeFile

LOADERS = sorted(name for name in loaders.__all__ if name.startswith("load_"))
MEBIBYTE = 1 << 20
# One of each kind of official file in the shared folder, by the loaders that take it.
OFFICIAL = {
    "hcpcs/2020_10_anweb.xlsx": {"load_hcpcs_anweb", "load_hcpcs_modifiers"},
    "hcpcs/2018-Alpha-Numeric-HCPCS-File.zip": {"load_hcpcs_anweb", "load_hcpcs_modifiers"},
    "hcpcs/HCPC2026_OCT_ANWEB.excerpt.csv": {"load_hcpcs_anweb", "load_hcpcs_modifiers"},
    "hcpcs/2019-HCPCS-Alpha-Numeric-Corrections.zip": {"load_hcpcs_corrections"},
    "icd10cm/icd10cm-order-Jan-2021.txt.xz": {"load_icd10cm_order"},
    "icd10cm/icd10cm_tabular_2021.xml.xz": {"load_icd10cm_tabular"},
    "ncci/ccipra-v322r0-f1.excerpt.txt": {"load_ncci_ptp"},
    "ncci/MCR_MUE_PractitionerServices_Eff_07-01-2026.excerpt.csv": {"load_mue"},
    "nucc/nucc_taxonomy_150.csv": {"load_nucc"},
    "nucc/nucc_taxonomy_250.csv": {"load_nucc"},
    "pfs/PPRRVU2025_Oct.redacted.csv.xz": {"load_pprrvu"},
    "pfs/PPRRVU2025_Oct.redacted.txt.xz": {"load_pprrvu"},
    "pfs/GPCI2025.csv": {"load_gpci"},
    "pfs/GPCI2025.txt": {"load_gpci"},
    "pfs/ANES2025.csv": {"load_anes_cf"},
    "pfs/25LOCCO.csv": {"load_locco"},
    "pfs/OPPSCAP_Oct.csv.xz": {"load_oppscap"},
    "poa/POAexemptCodes2020.txt.xz": {"load_poa_exempt"},
    "pfs/RVU25D.layout.txt": set(),
    "README.md": set(),
}
# A list of codes under headings of any making; it may be read as one where it is.
ANY_LIST = {"load_code_list_csv", "load_pos", "load_carc_rarc"}


def loader(name: str) -> Callable[[Any], Reading[object]]:
    """Return a loader with what it must be told besides the file."""
    load: Any = getattr(loaders, name)
    told = {"effective": date(2025, 1, 1), "kind": "carc", "name": "revenue", "version": "1.0"}
    wanted = inspect.signature(load).parameters
    given = {key: value for key, value in told.items() if key in wanted}
    return lambda source: load(source, **given)


def contents(path: Path) -> bytes:
    return lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def junk() -> Iterator[tuple[str, bytes]]:
    noise = random.Random(7)
    xml = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><ICD10CM.tabular>&a;</ICD10CM.tabular>'
    )
    yield "nothing", b""
    yield "blank lines", b"\r\n" * 1000
    yield "noise", noise.randbytes(200_000)
    yield "zeros", bytes(200_000)
    yield "one long line", b"x" * (3 * MEBIBYTE)
    yield "an open quotation", b'"' + b"a,b\n" * 60_000
    yield "wide text", "HCPCS,MOD\n".encode("utf-16") * 10
    yield "an interchange", b"ISA*00*          *00*          *ZZ*SENDER         *ZZ*"
    yield "a web page", b"<!DOCTYPE html><html><body>License agreement</body></html>"
    yield "a document", b"%PDF-1.7\n" + noise.randbytes(1000)
    yield "an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    yield "a document type", xml.encode()
    yield "a cut archive", zipped(a_txt=noise.randbytes(5000))[:-300]
    yield "an empty archive", zipped()
    yield "an archive of noise", zipped(a_txt=noise.randbytes(5000), b_xlsx=noise.randbytes(500))
    yield "a workbook without sheets", zipped(**{"[Content_Types].xml": b"<Types/>"})


JUNK = dict(junk())
BOMB = zipped(**{"MCR_MUE_x.csv": bytes(24 * MEBIBYTE)})


@pytest.mark.parametrize("name", LOADERS)
@pytest.mark.parametrize("junk", [name for name in JUNK if name != "wide text"])
def test_junk_is_refused_by_name_of_what_it_looks_like(name: str, junk: str) -> None:
    with pytest.raises(LoadError) as refused:
        list(loader(name)(JUNK[junk]))

    assert len(str(refused.value)) < 700


@pytest.mark.parametrize("junk", JUNK)
def test_junk_takes_little_memory(junk: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(LoadError):
            list(loader("load_mue")(JUNK[junk]))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 24 * MEBIBYTE


@pytest.mark.parametrize("name", LOADERS)
def test_a_bomb_is_refused_before_it_unfolds(name: str) -> None:
    with pytest.raises(UnsafeFile):
        list(loader(name)(BOMB))


@pytest.mark.parametrize("name", LOADERS)
def test_a_member_that_leads_out_of_its_archive_is_refused(name: str) -> None:
    with pytest.raises(UnsafeFile):
        loader(name)(zipped(**{"../../evil.csv": b"a,b"}))


@pytest.mark.slow
@pytest.mark.volume
@pytest.mark.parametrize("file", OFFICIAL)
def test_the_files_of_others_are_refused(shared: Path, file: str) -> None:
    content = contents(shared / "codedata" / file)
    taken = set()
    for name in LOADERS:
        try:
            next(iter(loader(name)(content)), None)
        except LoadError:
            continue
        taken.add(name)

    assert taken - ANY_LIST == OFFICIAL[file]


@pytest.mark.slow
@pytest.mark.volume
@pytest.mark.parametrize(
    "file", [file for file, names in OFFICIAL.items() if names and "2026_OCT" not in file]
)
def test_a_damaged_file_gives_an_error_or_rows_and_findings(shared: Path, file: str) -> None:
    content = contents(shared / "codedata" / file)[: 300_000 if "zip" not in file else None]
    noise = random.Random(file)
    for name in sorted(OFFICIAL[file]):
        for _ in range(6):
            at = noise.randrange(len(content) // 4, len(content))
            cut = content[:at]
            spoiled = bytearray(content)
            for _ in range(40):
                spoiled[noise.randrange(len(spoiled))] = noise.randrange(256)
            for damaged in (cut, bytes(spoiled)):
                try:
                    reading = loader(name)(damaged)
                    rows = list(reading)
                except LoadError:
                    continue
                assert rows or reading.findings


@pytest.mark.parametrize("name", LOADERS)
def test_a_callers_stream_is_left_open(name: str) -> None:
    stream = io.BytesIO(b"neither this\nnor that\n")
    with pytest.raises(LoadError):
        list(loader(name)(stream))

    assert not stream.closed
