"""What every test may ask for."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SHARED = Path(os.environ.get("BILLINGCORE_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the shared files: no {SHARED.name} folder (BILLINGCORE_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def project_files() -> tuple[Path, ...]:
    """Every text file of the project as Git tracks it, or would."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a Git checkout")
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and b"\0" not in path.read_bytes())
