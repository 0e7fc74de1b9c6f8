"""What every test may ask for."""

import subprocess
from pathlib import Path

import pytest

from tests.shared import REASON, ROOT, SHARED


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared files; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(REASON)
    return SHARED


@pytest.fixture(scope="session")
def project_files() -> tuple[Path, ...]:
    """Every text file of the project, tracked by Git or about to be."""
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
