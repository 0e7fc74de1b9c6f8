"""The examples run: on our samples word for word, on real files to the end."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

import billingcore
from tests.shared import ROOT, shared_files

EXAMPLE = ROOT / "examples" / "revenue_cycle.py"
CLAIMS = ROOT / "examples" / "data" / "claims.837"
PAYMENT = ROOT / "examples" / "data" / "payment.835"
PEOPLE = ("QUILL", "BRANDT", "OKAFOR", "NORA", "MILA", "1958", "1971", "HHP9000000")


def told(*paths: Path) -> str:
    """Run the example in a Python of its own, and return what it prints."""
    done = subprocess.run(
        [sys.executable, EXAMPLE, *paths], capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_samples_lead_to_an_explained_balance() -> None:
    story = told()

    assert "clean claims: 1 of 3, errors: 3" in story
    assert "clean claims: 3 of 3, errors: 0" in story
    assert "the claims are equal to those that were written" in story
    assert "every one holds" in story
    assert "SC-1001: 31.00 open = patient 31.00" in story


def test_the_story_names_nobody() -> None:
    story = told().upper()

    assert [word for word in PEOPLE if word in story] == []


def test_files_that_are_named_are_read_instead() -> None:
    assert "SC-1001: 81.00 open = patient 81.00" in told(CLAIMS, PAYMENT)


def test_what_is_no_x12_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    done = subprocess.run(
        [sys.executable, EXAMPLE, tmp_path / "scan.pdf", PAYMENT],
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("The claims cannot be read: ")


def test_bytes_that_are_no_text_spoil_nothing(tmp_path: Path) -> None:
    strange = tmp_path / "claims.837"
    strange.write_bytes(CLAIMS.read_bytes().replace(b"SC-1001", b"SC-\xff\xfe1"))

    assert "7. An account explains itself" in told(strange, PAYMENT)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", shared_files("corpus/files/kputnam__stupidedi/spec/fixtures/005010/X222*/**/*.edi")
)
def test_real_claims_reach_the_end(path: Path) -> None:
    assert "7. An account explains itself" in told(path, PAYMENT)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", shared_files("corpus/files/kputnam__stupidedi/spec/fixtures/005010/X221*/**/*.edi")
)
def test_real_remittances_reach_the_end(path: Path) -> None:
    assert "7. An account explains itself" in told(CLAIMS, path)


@pytest.mark.parametrize("path", [CLAIMS, PAYMENT], ids=["claims", "payment"])
def test_the_samples_are_valid(path: Path) -> None:
    document = billingcore.x12.read(path)

    assert document.findings == ()
    assert document.write() == path.read_bytes()


@pytest.mark.parametrize("path", [CLAIMS, PAYMENT], ids=["claims", "payment"])
def test_an_other_validator_accepts_the_samples(path: Path) -> None:
    params = pytest.importorskip("pyx12.params")
    document = pytest.importorskip("pyx12.x12n_document")

    assert document.x12n_document(params.params(), str(path), io.StringIO(), None, None)
