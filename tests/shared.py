"""The folder of real files beside the project, which a checkout may lack."""

import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("BILLINGCORE_SHARED") or ROOT.parent / "shared")
REASON = "needs the folder of shared files (BILLINGCORE_SHARED), which is not here"


def shared_files(pattern: str) -> list[Any]:
    """Return test parameters, one for each shared file that matches, or one that is skipped.

    Use it as `@pytest.mark.parametrize("path", shared_files("corpus/files/**/*.835"))`.
    """
    found = sorted(SHARED.glob(pattern)) if SHARED.is_dir() else []
    if not found:
        return [pytest.param(SHARED, id="none", marks=pytest.mark.skip(reason=REASON))]
    return [pytest.param(path, id=path.relative_to(SHARED).as_posix()) for path in found]
