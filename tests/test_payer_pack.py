"""The sample payer pack: installed beside the library, it does what its page tells."""

import subprocess
import sys
import tomllib
from configparser import ConfigParser
from datetime import date
from pathlib import Path

import pytest

from billingcore import edits
from billingcore.testing import a_claim, contract, load_cases, run_cases
from tests.shared import ROOT

PACK = ROOT / "examples" / "payer_pack"
INSTALLED = ROOT / "tests" / "installed"
THERAPY = (
    {"procedure": "97110-GP", "quantity": 3},
    {"procedure": "97140-GP", "quantity": 2},
)


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> dict[str, edits.Rule]:
    """The pack's rules by id, once it is installed: its package, and what an installer writes."""
    monkeypatch.syspath_prepend(PACK / "src")
    monkeypatch.syspath_prepend(INSTALLED)
    return {rule.id: rule for rule in edits.load_plugins().rules}


def test_what_an_installer_writes_is_what_the_project_says() -> None:
    project = tomllib.loads((PACK / "pyproject.toml").read_text("utf-8"))["project"]
    points = ConfigParser()
    points.read(INSTALLED / "harbor_rules-2026.1.dist-info" / "entry_points.txt")
    metadata = (INSTALLED / "harbor_rules-2026.1.dist-info" / "METADATA").read_text("utf-8")

    assert {group: dict(points[group]) for group in points.sections()} == project["entry-points"]
    assert f"Name: {project['name']}\nVersion: {project['version']}\n" in metadata


def test_its_rules_and_its_profile_are_found(pack: dict[str, edits.Rule]) -> None:
    assert list(pack) == ["HARB001", "HARB002"]
    assert edits.profiles()[-1] == "harbor"
    assert [layer.name for layer in edits.profile("harbor").layers] == ["commercial", "harbor"]


@pytest.mark.parametrize("rule", ["HARB001", "HARB002"])
def test_its_rules_keep_their_word(pack: dict[str, edits.Rule], rule: str) -> None:
    run_cases(PACK / "tests" / "cases" / f"{rule}.toml", pack[rule])
    contract(pack[rule], PACK / "tests" / "cases" / f"{rule}.toml")


def test_every_rule_has_cases(pack: dict[str, edits.Rule]) -> None:
    assert {rule.id for rule, _ in load_cases(PACK / "tests" / "cases", pack.values())} == set(pack)


@pytest.mark.usefixtures("pack")
def test_its_profile_speaks_of_rules_that_are_and_changes_them() -> None:
    claim = a_claim(lines=("90834-AH-AJ",))
    report = edits.check(claim, profile="harbor", as_of=date(2026, 8, 1))

    assert [f"{f.severity} {f.rule}" for f in report.by_rule("HARB")] == ["warning HARB002"]
    assert report.by_rule("DAT006")
    assert not report.by_rule("ENG")
    assert ("plugin harbor-rules", "2026.1") in report.editions


@pytest.mark.usefixtures("pack")
def test_a_clinic_stands_on_it() -> None:
    config = {
        "profile": [
            {
                "name": "Harbor",
                "base": "harbor",
                "match": {"payer": ["99999"]},
                "options": {"HARB001": {"most": 5}},
            }
        ]
    }
    claim = a_claim(lines=THERAPY)

    assert edits.check(claim, profile="harbor").by_rule("HARB001")
    assert not edits.check(claim, config=config).by_rule("HARB001")


@pytest.mark.slow
def test_its_own_tests_pass() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", PACK],
        capture_output=True,
        check=False,
        cwd=PACK,
        text=True,
    )

    assert done.returncode == 0, done.stdout
    assert not list(Path(PACK).rglob(".pytest_cache"))
