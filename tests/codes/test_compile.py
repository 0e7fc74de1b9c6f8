"""Official files to compiled tables, and compiled tables opened."""

import io
import lzma
import pickle
import types
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from attrs import fields, has

from billingcore import codes
from billingcore.codes import (
    CodeTable,
    Edition,
    Entry,
    HcpcsEntry,
    MueRow,
    MueTable,
    OppsTable,
    PairRow,
    PairTable,
    ReferenceSet,
    RowTable,
    SourceFile,
    open_table,
)
from billingcore.codes._cell_values import TABLES
from billingcore.codes._stored_tables import write_table
from billingcore.codes.loaders import load_hcpcs_modifiers, load_mue, load_ncci_ptp
from billingcore.errors import DamagedFile, WrongFile
from tests.codes.official_ncci import ptp_text

JULY = date(2026, 7, 1)
EDITION = Edition(
    "2026Q3",
    JULY,
    date(2026, 9, 30),
    [SourceFile("a.zip", "0" * 64, "a.txt"), SourceFile("b.txt")],
    as_of=date(2026, 8, 1),
)
MUE = b"""HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
97110,6,3 Date of Service Edit: Clinical,Nature of Service
A4253,many,3 Date of Service Edit: Clinical,
G0463,0,2 Date of Service Edit: Policy,
"""
PTP = ptp_text("11042|97597||20110101|*|1|Misuse of Column Two code", "none|||||")
ANWEB = b"""\
HCPC,SEQNUM,RECID,LONG DESCRIPTION,PRICE1,XREF1,COV,ADD DT,ACT EFF DT,TERM DT,ACTION CD
   A1,0010,7,Dressing for one wound,,,C,20020701,20020701,,N
J0171,0010,3,"Injection, invented, 0.1 mg",51,,D,20110101,20110101,,N
"""
GIVEN = {"asks": "authorization", "per": None}
"""The fields that not every text may stand in."""


def compiled(table: Any, tmp_path: Path) -> Any:
    path = tmp_path / "table.bct"
    write_table(table, path)
    return open_table(path)


def sample(kind: Any, number: int) -> Any:
    """Return an object of a row's class with something in every field."""
    hints = get_type_hints(kind)
    cells = {
        field.alias: value_for(hints[field.name], number) for field in fields(kind) if field.init
    }
    return kind(**cells | {name: GIVEN[name] for name in cells.keys() & GIVEN.keys()})


def value_for(hint: Any, number: int) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return None if number % 3 == 2 and type(None) in args else value_for(args[0], number)
    if origin is tuple:
        return tuple(value_for(args[0], i) for i in range(number % 3))
    if origin is frozenset:
        return frozenset(value_for(args[0], i) for i in range(number % 3))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)[number % len(hint)]
    if has(hint):
        return sample(hint, number)
    simple: dict[type, Any] = {
        str: f"C{number}",
        bool: bool(number % 2),
        int: number % 2,
        date: date(2020, 1, 1 + number % 3),
        Decimal: Decimal(("0.5", "0.50", "1E+2")[number % 3]),
    }
    return simple[hint]


@pytest.mark.parametrize(
    "table, row", [(table, row) for table, rows in TABLES.items() for row in rows]
)
def test_any_table_comes_back_as_it_was(table: str, row: str, tmp_path: Path) -> None:
    rows = [sample(getattr(codes, row), number) for number in range(7)]
    findings = load_mue(MUE, effective=JULY)
    list(findings)
    made = getattr(codes, table)("a_table", rows, edition=EDITION, findings=findings.findings)
    again = compiled(made, tmp_path)

    assert type(again) is type(made)
    assert (again.name, again.edition, again.findings) == (made.name, EDITION, made.findings)
    assert len(again.findings) == 1
    assert list(again) == list(made)
    assert repr(list(again)) == repr(list(made))
    assert len(again) == len(made)
    copy = pickle.loads(pickle.dumps(again))  # noqa: S301
    assert list(copy) == list(made)


@pytest.mark.slow
@pytest.mark.volume
@pytest.mark.parametrize(
    "file, options",
    [
        ("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip", {}),
        ("icd10cm/icd10cm-order-Jan-2021.txt.xz", {"effective": date(2020, 10, 1)}),
        ("icd10cm/icd10cm_tabular_2021.xml.xz", {}),
        ("pfs/PPRRVU2025_Oct.redacted.csv.xz", {"effective": date(2025, 10, 1)}),
        ("poa/POAexemptCodes2020.txt.xz", {}),
    ],
)
def test_real_tables_come_back_as_they_were(
    file: str, options: dict[str, Any], shared: Path, tmp_path: Path
) -> None:
    path = shared / "codedata" / file
    if path.suffix == ".xz":
        path = tmp_path / path.stem
        path.write_bytes(lzma.decompress((shared / "codedata" / file).read_bytes()))
    out = tmp_path / "table.bct"
    made: Any = codes.compile(path, out, **options)
    again: Any = open_table(out)

    assert (again.name, again.edition, again.findings) == (made.name, made.edition, made.findings)
    assert list(again) == list(made)


def test_every_table_of_rows_has_a_file_form() -> None:
    offered = [getattr(codes, name) for name in codes.__all__]
    tables = {
        kind.__name__
        for kind in offered
        if isinstance(kind, type) and issubclass(kind, RowTable) and kind is not RowTable
    }

    assert tables | {"CodeTable"} == TABLES.keys()


def test_values_that_are_equal_but_not_the_same_are_kept(tmp_path: Path) -> None:
    rates = [Decimal("0.5"), Decimal("0.50"), Decimal("5E-1"), None]
    table = OppsTable("opps", [codes.OppsRow(f"G{n}", rate=r) for n, r in enumerate(rates)])

    assert [str(row.rate) for row in compiled(table, tmp_path)] == ["0.5", "0.50", "0.5", "None"]


def test_an_empty_table_comes_back_empty(tmp_path: Path) -> None:
    for table in (MueTable("a", ()), CodeTable("b", ()), PairTable("c", ())):
        again = compiled(table, tmp_path)

        assert (type(again), list(again), len(again)) == (type(table), [], 0)
        if isinstance(again, PairTable):
            again.close()


def test_rows_of_somebody_else_have_no_file_form(tmp_path: Path) -> None:
    class Mine(MueTable):
        pass

    mixed = CodeTable("codes", [Entry("A"), HcpcsEntry("B")])
    for table in (Mine("mine", [MueRow("97110", 6)]), mixed):
        with pytest.raises(TypeError, match="has no file form"):
            write_table(table, tmp_path / "table.bct")


def test_files_are_compiled_once_and_opened_later(tmp_path: Path) -> None:
    source = tmp_path / "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv"
    source.write_bytes(MUE)
    out = tmp_path / "mue.bct"
    made = codes.compile(source, out)
    table = open_table(out, MueTable)
    source.unlink()
    out.unlink()
    found = table.get("97110", on=JULY)

    assert (table.name, table.edition) == ("mue_practitioner", made.edition)
    assert (table.edition.name, table.edition.files[0].name) == ("2026Q3", source.name)
    assert found == MueRow("97110", 6, "3", JULY, rationale="Nature of Service")
    assert table.get("99213", on=JULY) is None
    assert (len(table), "G0463" in table, "A4253" in table) == (2, True, False)
    assert table.history("G0463") == (MueRow("G0463", 0, "2", JULY),)
    assert [str(finding) for finding in table.findings] == [
        f"error LOD001 file {source.name} line 3: row left out: the MUE value is not a whole number"
    ]


def test_pairs_are_a_map_of_the_file(tmp_path: Path) -> None:
    source, out = tmp_path / "ccipra-v322r0-f1.txt", tmp_path / "pairs.bct"
    source.write_bytes(PTP)
    made = codes.compile(source, out)
    assert isinstance(made, PairTable)
    with open_table(out, PairTable) as table:
        assert (table.name, table.edition, table.findings) == (
            "ncci_ptp_practitioner",
            made.edition,
            made.findings,
        )
        assert (len(table.findings), len(table), list(table)) == (1, 1, list(made))
        (row,) = table.between("97597", "11042", on=JULY)
        assert row == PairRow(
            "11042",
            "97597",
            date(2011, 1, 1),
            indicator="1",
            rationale="Misuse of Column Two code",
        )
        assert table.among(["97597", "99213", "11042"], on=JULY) == (row,)
        assert table.may_meet(["11042", "97597"])
        assert not table.may_meet(["11042", "99213"])
        assert repr(table) == "PairTable('ncci_ptp_practitioner', rows=1, edition='2026Q3')"
    out.unlink()

    with pytest.raises(ValueError, match="was closed"):
        table.between("97597", "11042", on=JULY)
    with pytest.raises(ValueError, match="was closed"):
        table.between("97597", "none", on=JULY)
    with pytest.raises(ValueError, match="was closed"):
        table.may_meet(["11042", "97597"])


def test_a_table_of_pairs_is_pickled_as_its_file(tmp_path: Path) -> None:
    out = tmp_path / "pairs.bct"
    codes.compile(PTP, out, name="pairs", effective=JULY)
    with open_table(out, PairTable) as table:
        pickled = pickle.dumps(ReferenceSet(ncci_ptp_practitioner=table))
        assert len(pickled) < 2_000
        again = pickle.loads(pickled).ncci_ptp_practitioner  # noqa: S301
        with again:
            assert list(again) == list(table)
    codes.compile(PTP, out, name="other", effective=JULY)

    with pytest.raises(DamagedFile, match="it is another table than the one that was meant"):
        pickle.loads(pickled)  # noqa: S301


def test_a_table_of_pairs_that_was_opened_can_be_written_again(tmp_path: Path) -> None:
    out, copy = tmp_path / "pairs.bct", tmp_path / "copy.bct"
    codes.compile(PTP, out, name="pairs", effective=JULY)
    with open_table(out, PairTable) as table:
        write_table(table, copy)

    assert copy.read_bytes() == out.read_bytes()


def test_parts_and_quarters_make_one_table(tmp_path: Path) -> None:
    first, second = tmp_path / "ccipra-v322r0-f1.txt", tmp_path / "ccipra-v322r0-f2.txt"
    first.write_bytes(PTP)
    second.write_bytes(ptp_text("97140|97530||20000101|*|1|"))
    pairs = codes.compile([first, second], io.BytesIO())
    quarters = [
        tmp_path / f"MCR_MUE_DMESupplierServices_Eff_{month:02}-01-2026.csv" for month in (4, 7)
    ]
    quarters[0].write_bytes(MUE.replace(b"97110,6", b"97110,4"))
    quarters[1].write_bytes(MUE)
    limits = codes.compile(quarters, io.BytesIO())

    assert isinstance(pairs, PairTable)
    assert isinstance(limits, MueTable)
    assert len(pairs) == 2
    assert limits.name == "mue_dme"
    assert [(row.value, row.start) for row in limits.history("97110")] == [
        (4, date(2026, 4, 1)),
        (6, JULY),
    ]


def test_the_same_files_make_the_same_bytes() -> None:
    def made() -> bytes:
        out = io.BytesIO()
        codes.compile(PTP, out, name="pairs", effective=JULY)
        codes.compile(MUE, out, name="limits", effective=JULY)
        return out.getvalue()

    assert made() == made()


def test_a_loader_can_be_named(tmp_path: Path) -> None:
    out = tmp_path / "modifiers.bct"
    codes.compile(ANWEB, out, name="modifiers", loader=load_hcpcs_modifiers, effective=JULY)
    modifiers = open_table(out, CodeTable)
    hcpcs = codes.compile(ANWEB, io.BytesIO(), effective=JULY)

    assert (hcpcs.name, "J0171" in hcpcs, "A1" in hcpcs) == ("hcpcs", True, False)
    assert [entry.code for entry in modifiers] == ["A1"]
    assert modifiers.is_valid("A1", on=JULY)


def test_what_loaders_returned_can_be_compiled() -> None:
    readings = [load_ncci_ptp(PTP, effective=JULY)]
    table = codes.compile(readings, io.BytesIO(), name="pairs")

    assert list(codes.compile(readings[0], io.BytesIO(), name="pairs")) == list(table)


class Pipe(io.RawIOBase):
    """A stream that cannot go back."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._data.readinto(buffer)


@pytest.mark.parametrize("stream", [io.BytesIO, Pipe])
def test_a_stream_is_compiled_from_where_it_stands(stream: Callable[[bytes], Any]) -> None:
    source = stream(b"xx" + MUE)
    source.read(2)
    table = codes.compile(source, io.BytesIO(), name="limits", effective=JULY)

    assert len(list(table)) == 2


def test_a_code_table_keeps_its_hierarchy(tmp_path: Path) -> None:
    def line(number: int, code: str, valid: bool) -> bytes:
        title = "A title of ours"
        return f"{number:05} {code:7} {valid:d} {title:60} {title}\r\n".encode()

    order = line(1, "E11", False) + line(2, "E118", True) + line(3, "E119", True)
    out = tmp_path / "icd10cm.bct"
    codes.compile(order, out, effective=date(2025, 10, 1))
    table = open_table(out, CodeTable)
    answer = table.get("E11", on=date(2026, 1, 5))

    assert (table.name, table.hierarchical, len(table)) == ("icd10cm", True, 3)
    assert (str(answer.status), answer.children) == ("header", ("E118", "E119"))
    assert [entry.code for entry in table.search("title of ours")] == ["E11", "E118", "E119"]


@pytest.mark.parametrize(
    "files, why",
    [
        ([], "there is nothing to compile"),
        (MUE, "does not say from when"),
        ([PTP], "does not say from when"),
    ],
)
def test_what_must_be_told_is_asked_for(files: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        codes.compile(files, io.BytesIO())


def test_a_name_that_the_files_do_not_tell_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pass name="):
        codes.compile(MUE, io.BytesIO(), effective=JULY)
    settings = "PractitionerServices", "DMESupplierServices"
    paths = [tmp_path / f"MCR_MUE_{setting}_Eff_07-01-2026.csv" for setting in settings]
    for path in paths:
        path.write_bytes(MUE)
    with pytest.raises(ValueError, match="pass name="):
        codes.compile(paths, io.BytesIO())


def test_an_archive_of_several_tables_is_asked_about() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", MUE)
        archive.writestr("b.txt", PTP)

    with pytest.raises(ValueError, match=r"holds a procedure-to-procedure .* name the loader"):
        codes.compile(out.getvalue(), io.BytesIO(), effective=JULY)
    table = codes.compile(
        out.getvalue(), io.BytesIO(), loader=load_mue, name="limits", effective=JULY
    )
    assert isinstance(table, MueTable)


def test_a_file_that_no_loader_knows_is_told_what_it_looks_like() -> None:
    with pytest.raises(WrongFile, match="no loader is known for it; it looks like a PDF"):
        codes.compile(b"%PDF-1.7", io.BytesIO())
    with pytest.raises(WrongFile, match="no row of it could be read"):
        codes.compile(ptp_text("none|||||"), io.BytesIO(), name="pairs", effective=JULY)


def test_nothing_is_left_where_compiling_failed(tmp_path: Path) -> None:
    with pytest.raises(WrongFile):
        codes.compile(b"%PDF-1.7", tmp_path / "table.bct")

    assert list(tmp_path.iterdir()) == []


def test_a_table_of_another_class_is_refused_and_its_file_is_free(tmp_path: Path) -> None:
    out = tmp_path / "pairs.bct"
    codes.compile(PTP, out, name="pairs", effective=JULY)

    with pytest.raises(WrongFile, match=r"pairs.bct: it holds a PairTable, not a MueTable"):
        open_table(out, MueTable)
    out.unlink()


def questions(path: Path) -> list[object]:
    """Open a table and ask for all that it holds."""
    table: Any = open_table(path)
    try:
        if isinstance(table, PairTable):
            first = table.between("11042", "97597", on=JULY)
            return [first, list(table), len(table), table.edition, table.findings]
        return [list(table), len(table), table.edition, table.findings]
    finally:
        if isinstance(table, PairTable):
            table.close()


@pytest.mark.parametrize("source", [PTP, MUE], ids=["pairs", "limits"])
def test_a_changed_byte_never_changes_an_answer(source: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table.bct"
    codes.compile(source, path, name="a_table", effective=JULY)
    file = path.read_bytes()
    assert questions(path)
    for place in range(len(file)):
        changed = bytearray(file)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        with pytest.raises(DamagedFile):
            questions(path)


def test_a_file_of_another_format_version_asks_to_compile_again(tmp_path: Path) -> None:
    path = tmp_path / "table.bct"
    codes.compile(MUE, path, name="a_table", effective=JULY)
    file = bytearray(path.read_bytes())
    file[7] += 1
    path.write_bytes(file)

    with pytest.raises(DamagedFile, match="compile the table again"):
        open_table(path)


def test_a_text_is_no_compiled_table(tmp_path: Path) -> None:
    path = tmp_path / "mue.csv"
    path.write_bytes(MUE)

    with pytest.raises(DamagedFile, match="it is not a compiled table"):
        open_table(path)


def test_the_tables_that_ship_open_too(tmp_path: Path) -> None:
    shipped = ReferenceSet.default().icd10pcs
    assert shipped is not None
    path = tmp_path / "icd10pcs.bct"
    path.write_bytes((Path(codes.__path__[0]) / "data/icd10pcs.bct").read_bytes())
    table = open_table(path, CodeTable)

    assert (table.name, table.edition) == (shipped.name, shipped.edition)
    assert list(table) == list(shipped)
