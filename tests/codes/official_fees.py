"""Medicare's payment files in the official layouts, for tests."""

import csv
import io
import lzma
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from openpyxl import Workbook

Cells = Sequence[object]

# The headings of the relative value file, top to bottom, as CMS has them since 2020 at least.
RELEASE = ",,2025 National Physician Fee Schedule Relative Value File October Release"
SPREAD = (
    "#" * 28 + "#NON-FACILITY#FACILITY#",
    "####NOT USED######################PHYSICIAN##DIAGNOSTIC#PE USED#PE USED#MP USED",
    "####FOR###NON-FAC##FACILITY #################SUPERVISION OF##IMAGING#FOR OPPS#FOR OPPS"
    "#FOR OPPS",
    "###STATUS#MEDICARE #WORK#NON-FAC#NA#FACILITY#NA#MP#NON-FACILITY#FACILITY#PCTC#GLOB#PRE#INTRA"
    "#POST#MULT#BILAT#ASST#CO-#TEAM#PRIC#ENDO#CONV#DIAGNOSTIC#CALCULATION#FAMILY#PAYMENT#PAYMENT"
    "#PAYMENT",
    "HCPCS#MOD#DESCRIPTION#CODE#PAYMENT#RVU#PE RVU#INDICATOR#PE RVU#INDICATOR#RVU#TOTAL#TOTAL#IND"
    "#DAYS#OP#OP#OP#PROC#SURG#SURG#SURG#SURG#IND#BASE#FACTOR#PROCEDURES#FLAG#INDICATOR#AMOUNT"
    "#AMOUNT#AMOUNT",
)
PRICING = 23

# One row of the file of 2025, cell by cell; other values are given by the number of the cell.
PLAIN = (
    "20610,,A NAME,A,,0.79,1.04,,0.44,,0.13,1.96,1.36,0,000,0.00,0.00,0.00,2,1,1,0,0,,32.3465,09,0,"
    "99,0.00,0.00,0.00"
).split(",")
# Where each cell begins and ends on a line of fixed width, and what stands right.
ENDS = [
    int(end)
    for end in "5 7 57 58 59 65 72 74 81 83 89 96 102 103 106 109 112 115 116 117 118 119 120 132 "
    "140 143 144 147 157 164 171".split()
]
RIGHT = {5, 6, 8, 10, 11, 12, 24, 28, 29, 30}
LEFT = {0: 0, 1: 5, 2: 7, 7: 72, 9: 81, 23: 127, 25: 141, 27: 145}


def row(code: str, modifier: str = "", **cells: str) -> list[str]:
    """Return the cells of a row; those that differ are named ``_3`` by their number."""
    made = [code, modifier, *PLAIN[2:]]
    for name, value in cells.items():
        made[int(name.removeprefix("_"))] = value
    return made


def heading(*, pricing: bool = False) -> list[list[str]]:
    """Return the rows of the header, spread over five."""
    rows = [line.split("#") for line in SPREAD]
    return [cells if pricing else cells[:PRICING] + cells[PRICING + 1 :] for cells in rows]


def as_csv(rows: Iterable[Sequence[object]], *, encoding: str = "utf-8") -> bytes:
    """Return the rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def as_workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """Return the rows as a workbook."""
    book = Workbook()
    for cells in rows:
        book.active.append([None if cell == "" else cell for cell in cells])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def pprrvu(*rows: Sequence[str], pricing: bool = False, release: str = RELEASE) -> bytes:
    """Return a relative value file as CSV, with its notices."""
    notices = [release.split(","), [], ["", "", "RELEASED 09/11/2025"]]
    return as_csv([*notices, *heading(pricing=pricing), *rows])


def fixed(*rows: Sequence[str]) -> bytes:
    """Return a relative value file of fixed width, with its notices."""
    return b"HDR NAMES ARE SOMEBODY'S\r\n" + b"".join(map(fixed_line, rows))


def fixed_line(cells: Sequence[str]) -> bytes:
    """Return a row of the CSV file as a line."""
    text = ""
    for i, (cell, end) in enumerate(zip(cells, ENDS, strict=True)):
        if i in (15, 16, 17):
            cell = cell.removeprefix("0")
        text = text.ljust(LEFT.get(i, len(text)))
        text += cell.rjust(end - len(text)) if i in RIGHT else cell.ljust(end - len(text))
    return text.encode() + b"\r\n"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of these members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return whole.getvalue()


@cache
def unpacked(path: Path) -> bytes:
    """Return the bytes of a shared file, which may be compressed."""
    return lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()


def official_addendum_b(path: Path) -> bytes:
    """Return the derived list of codes, status indicators and rates as the official Addendum B."""
    title = [["Addendum B.-Final OPPS Payment by HCPCS Code for CY 2026"], [], [], [], [], []]
    headings = [
        "HCPCS Code", "Short Descriptor", "SI", "APC", "Relative Weight", "Payment Rate",
        "National Unadjusted Copayment", "Minimum Unadjusted Copayment",
        "IRA Coinsurance Percentage", "Adjusted Beneficiary Copayment",
        "Drug and Device Pass-Through Expiration during Calendar Year", "Note",
        "* Indicates a Change",
    ]  # fmt: skip
    with path.open(newline="") as lines:
        rows = [
            [row["HCPCSCode"], "A NAME", row["StatusIndicator"], "", "", row["PaymentRate"], "."]
            for row in csv.DictReader(lines)
        ]
    return as_csv([*title, headings, *rows], encoding="latin-1")
