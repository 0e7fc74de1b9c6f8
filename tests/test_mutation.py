"""Each row and condition of NCCI, modifier and date rules is noticed, or listed with a reason."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
@pytest.mark.volume
@pytest.mark.parametrize("family", ["AOC", "DAT", "MOD", "MUE", "PTP"])
def test_the_cases_notice_every_change_that_is_not_listed(family: str) -> None:
    unwatched = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-m", "tests.mutation", family]
    run = subprocess.run(
        command, cwd=ROOT, env=unwatched, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout + run.stderr
