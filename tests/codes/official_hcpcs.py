"""HCPCS Level II in the official layouts, for tests: from rows, and from the derived list."""

import csv
import io
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

HEADER = """
    HCPC SEQNUM RECID LONG_DESCRIPTION SHORT_DESCRIPTION PRICE1 PRICE2 PRICE3 PRICE4 MULT_PI
    CIM1 CIM2 CIM3 MCM1 MCM2 MCM3 STATUTE LABCERT1 LABCERT2 LABCERT3 LABCERT4 LABCERT5 LABCERT6
    LABCERT7 LABCERT8 XREF1 XREF2 XREF3 XREF4 XREF5 COV ASC_GRP ASC_DT OPPS OPPS_PI OPPS_DT
    PROCNOTE BETOS TOS1 TOS2 TOS3 TOS4 TOS5 ANEST_BU ADD_DT ACT_EFF_DT TERM_DT ACTION_CD
""".split()
# The first column of each field, and the one after the last.
STARTS = [1, 6, 11, 12, 92, 120, 122, 124, 126, 128, 129, 135, 141, 147, 155, 163, 171]
STARTS += [*range(181, 205, 3), *range(205, 230, 5), 230, 231, 233, 241, 244, 245, 253, 257]
STARTS += [*range(261, 266), 266, 269, 277, 285, 293, 294]
BETOS_END = 260
IN_WORDS = ("LONG_DESCRIPTION", "SHORT_DESCRIPTION", "ADD_DT", "ACT_EFF_DT", "TERM_DT", "ACTION_CD")


def row(code: str, **cells: str) -> dict[str, str]:
    """Return a record's cells: those of a code in force since 2010, unless told otherwise."""
    given = {"HCPC": code.rjust(5), "SEQNUM": "0010", "RECID": "7" if len(code) == 2 else "3"}
    return given | {"ADD_DT": "20100101", "ACTION_CD": "N"} | cells


def as_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """Return the rows as the official CSV."""
    names = [name.replace("_", " ") if name in IN_WORDS else name for name in HEADER]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([cells.get(name, "") for name in HEADER] for cells in rows)
    return text.getvalue().encode()


def line(code: str, **cells: str) -> str:
    """Return a record as a line of 320 columns."""
    given = row(code, SEQNUM="00100") | cells
    text = ""
    for name, (start, after) in zip(HEADER, pairwise(STARTS), strict=True):
        end = BETOS_END if name == "BETOS" else after
        text = text.ljust(start - 1) + given.get(name, "").ljust(end - start)[: end - start]
    return text.ljust(320) + "\r\n"


def official_list(path: Path) -> bytes:
    """Return the derived list of July 2024 as the official CSV."""
    with path.open(newline="") as lines:
        return as_csv(map(_official_row, csv.DictReader(lines)))


def _official_row(derived: dict[str, str]) -> dict[str, str]:
    cells = {
        "MULT_PI": derived["multi"],
        "COV": derived["cov"],
        "BETOS": derived["betos"],
        "STATUTE": derived["statute"],
        "ASC_GRP": derived["asc_grp"],
        "ASC_DT": derived["date_asc"].replace("-", ""),
        "PROCNOTE": derived["proc"],
        "ANEST_BU": derived["anes"],
        "ADD_DT": derived["date_added"].replace("-", ""),
        "ACT_EFF_DT": derived["date_action"].replace("-", ""),
        "TERM_DT": derived["date_term"].replace("-", ""),
        "ACTION_CD": derived["action"],
    }
    for name, heading in (
        ("price", "PRICE"),
        ("cim", "CIM"),
        ("mcm", "MCM"),
        ("lab", "LABCERT"),
        ("xref", "XREF"),
        ("tos", "TOS"),
    ):
        several = derived[name].replace(":", ",").split(",")
        cells |= {f"{heading}{i}": value.strip() for i, value in enumerate(several, start=1)}
    return row(derived["hcpcs_code"], **cells)
