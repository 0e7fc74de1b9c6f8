"""The official HCPCS releases among the shared files."""

import zipfile
from pathlib import Path


def hcpcs_records(shared: Path, year: int) -> list[str]:
    """Return the fixed-width records of one release; column 11 says what each one is."""
    with zipfile.ZipFile(shared / f"codedata/hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip") as archive:
        (name,) = (
            name for name in archive.namelist() if "CONTR_ANWEB" in name and name.endswith(".txt")
        )
        lines = archive.read(name).decode("latin-1").splitlines()
    return [line for line in lines if line[5:10].isdigit()]
