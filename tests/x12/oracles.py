"""Other people's programs, asked about what we wrote; a test is skipped where one is not there."""

import logging
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest


def pyx12_accepts(data: bytes, folder: Path) -> bool:
    """Tell whether pyx12 finds the file valid."""
    document = pytest.importorskip("pyx12.x12n_document")
    parameters = pytest.importorskip("pyx12.params").params()
    path = folder / "written.x12"
    path.write_bytes(data)
    logging.disable(logging.CRITICAL)
    try:
        return bool(document.x12n_document(parameters, str(path), None, None, None))
    finally:
        logging.disable(logging.NOTSET)


def x12sdk_amounts(data: bytes, folder: Path) -> list[tuple[str, Decimal, Decimal | None]]:
    """Return control number, charge and payment of each claim that x12sdk reads."""
    reader = pytest.importorskip("x12sdk.io").X12ModelReader
    path = folder / "written.x12"
    path.write_bytes(data)
    with reader(str(path)) as opened:
        claims = [claim for model in opened.models() for claim in model.claims()]
    return [(c.patient_control_number, c.charge, getattr(c, "paid", None)) for c in claims]


def oxedi_diagnostics(data: bytes) -> list[str]:
    """Return what oxedi says of an 835."""
    found: Any = pytest.importorskip("oxedi").parse(data)
    return [str(diagnostic) for diagnostic in found.diagnostics]
