"""The benchmark's pieces on small files; nothing is timed."""

import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from billingcore import x12
from tests.benchmarks import files, pairs
from tests.benchmarks.__main__ import HAS, child
from tests.benchmarks.programs import PROGRAMS, installed
from tests.benchmarks.table import Row, page
from tests.codes.official_ncci import ptp_text

CLAIMS = 50
WORK = [(program, operation) for program in PROGRAMS for operation in HAS[program]]


@pytest.fixture(scope="module", params=["835", "837P"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return files.make(request.param, CLAIMS, tmp_path_factory.mktemp("benchmark"))


@pytest.mark.parametrize("program, operation", WORK)
def test_every_program_does_what_is_measured(program: str, operation: str, path: Path) -> None:
    if not installed(program, path.name.partition(".")[0]):
        pytest.skip(f"{program} is not here, or does not know such files")

    PROGRAMS[program]()[operation](path)


def test_what_is_measured_reads_every_claim(path: Path) -> None:
    ours = PROGRAMS["billingcore"]()

    count = ours["stream"](path)

    assert count >= CLAIMS  # our own generator adds reversals to an 835
    assert len(ours["hold"](path)) == count
    assert ours["findings"](path) == ()
    again = x12.read(ours["rewrite"](path))
    assert len(again.payments() if "835" in path.name else again.claims()) == count


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory with a Unix call")
def test_a_process_of_its_own_says_what_it_took(path: Path) -> None:
    found = json.loads(child("billingcore", "stream", str(path)))

    assert found.keys() == {"cpu", "peak", "count"}
    assert found["count"] >= CLAIMS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_release_of_pairs_is_loaded_compiled_and_probed(tmp_path: Path) -> None:
    source, out = tmp_path / "ccipra-v302r0-f1.txt", tmp_path / "pairs.bct"
    codes = [f"{code:05}" for code in range(10_000, 99_000, 1_000)]
    lines = (f"{one}|{other}||20110101|*|1|" for one, other in pairwise(codes))
    source.write_bytes(ptp_text(*lines))
    paths = {"load": [source], "compile": [source, out]}
    paths |= {work: [out] for work in ("open", "probe", "memory")}
    pieces = {work: pairs.CHILDREN[work](*given) for work, given in paths.items()}

    assert (pieces["load"]["rows"], pieces["memory"]["pairs"]) == (88, 88)
    assert pieces["probe"].keys() == {"present", "absent", "mixed", "loop"}
    assert all(value >= 0 for piece in pieces.values() for value in piece.values())


def test_the_table_compares_with_our_best_run() -> None:
    row = Row(operation="stream", kind="835")
    row.add("billingcore", 0.5, 1 << 20)
    row.add("billingcore", 0.25, 2 << 20)
    row.add("x12sdk", 5.0, 3 << 20)

    assert page([row]).splitlines()[2:] == [
        "| stream | 835 | billingcore | 2 | 0.250 | 0.375 | 1.00 | 2 |",
        "| stream | 835 | x12sdk | 1 | 5.000 | 5.000 | 20.00 | 3 |",
    ]
