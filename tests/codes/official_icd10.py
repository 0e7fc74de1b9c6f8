"""ICD-10 files of the shared folder as the agency publishes them."""

import csv
import io
import lzma
from pathlib import Path

ORDER_2021 = "codedata/icd10cm/icd10cm-order-Jan-2021.txt.xz"
PCS_2024 = "codedata/icd10pcs/pcs_order_2024.csv.xz"


def order_line(number: int, code: str, flag: int, short: str, long: str) -> str:
    """Return a line of an order file."""
    return f"{number:05} {code:7} {flag} {short:60} {long}\r\n"


def order_2021(shared: Path) -> bytes:
    """Return the official file."""
    return lzma.decompress((shared / ORDER_2021).read_bytes())


def pcs_order_2024(shared: Path) -> bytes:
    """Return the order file that a CSV was derived from."""
    text = lzma.decompress((shared / PCS_2024).read_bytes()).decode()
    return "".join(
        order_line(
            int(row["order"]),
            row["code"],
            int(row["valid"]),
            row["description_short"],
            row["description_long"],
        )
        for row in csv.DictReader(io.StringIO(text))
    ).encode()


def tabular(shared: Path, name: str) -> bytes:
    """Return an official tabular list."""
    return lzma.decompress((shared / f"codedata/icd10cm/{name}.xml.xz").read_bytes())
