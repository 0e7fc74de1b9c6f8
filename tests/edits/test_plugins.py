"""Rules of other distributions: found, owned, isolated."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from billingcore.edits import Rule, check, explain, load_plugins
from billingcore.testing import a_claim, contract, run_cases

PLUGINS = Path(__file__).parents[1] / "plugins"


@pytest.fixture
def acme(monkeypatch: pytest.MonkeyPatch) -> tuple[Rule, ...]:
    """The sample distribution, installed by its folder."""
    monkeypatch.syspath_prepend(PLUGINS)
    return load_plugins().rules


def install(folder: Path, name: str, version: str, module: str, code: str) -> None:
    """Write a distribution of one module into a folder."""
    (folder / f"{module}.py").write_text(code)
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(f"[billingcore.rules]\nmine = {module}\n")


RULE = '''"""A page."""
from billingcore.edits import Scope, rule
@rule("{id}", "a-rule", scope=Scope.CLAIM, message="m", source="us")
def a_rule(claim, context):
    yield context.finding()
'''


def test_a_plugin_is_found_with_its_functions_and_its_tables(acme: tuple[Rule, ...]) -> None:
    assert [rule.id for rule in acme] == ["ACME001", "ACME002"]


@pytest.mark.usefixtures("acme")
def test_its_rules_are_judged_with_the_librarys_own() -> None:
    claim = a_claim(facility_code="02", lines=("99213",))
    report = check(claim)

    assert [str(finding) for finding in report.by_rule("ACME")] == [
        "error ACME001 lines[0].procedure: 99213 by telehealth needs one of 93, 95"
    ]
    assert ("plugin acme-rules", "1.2") in report.editions
    assert not check(claim, plugins=False).by_rule("ACME")


@pytest.mark.usefixtures("acme")
def test_its_findings_are_explained_by_its_own_page() -> None:
    (finding,) = check(a_claim(facility_code="02", lines=("99213",))).by_rule("ACME001")

    assert "differently, and returns a line" in explain(finding)


def test_the_package_of_a_table_that_breaks_is_named(acme: tuple[Rule, ...]) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    (table,) = [rule for rule in acme if rule.id == "ACME002"]
    judge: Any = table.judge
    breaks = evolve(table, judge=evolve(judge, find=broken))

    (error,) = check(a_claim(lines=["71046-26-TC"]), rules=[breaks]).engine_errors

    assert (error.rule, error.error) == ("ACME002", "KeyError")
    assert error.where.endswith(" of acme_rules")


@pytest.mark.parametrize("number", [0, 1])
def test_its_rules_keep_the_contract_of_ours(acme: tuple[Rule, ...], number: int) -> None:
    rule = acme[number]
    run_cases(PLUGINS / "cases" / f"{rule.id}.toml", rule)
    contract(rule, PLUGINS / "cases" / f"{rule.id}.toml")


def test_two_owners_of_a_family_are_both_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "north-rules", "1", "north_rules", RULE.format(id="NSEW001"))
    install(tmp_path, "south-rules", "2", "south_rules", RULE.format(id="NSEW002"))
    monkeypatch.syspath_prepend(tmp_path)
    plugins = load_plugins()

    assert plugins.rules == ()
    assert [str(error) for error in plugins.errors] == [
        "NSEW not loaded: prefix claimed by north-rules and south-rules"
    ]


def test_the_librarys_families_are_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "greedy", "1", "greedy_rules", RULE.format(id="DX900"))
    monkeypatch.syspath_prepend(tmp_path)
    report = check(a_claim())

    assert "DX900" not in report.rules
    assert [str(error) for error in report.engine_errors] == [
        "DX not loaded: prefix claimed by billingcore and greedy"
    ]
    assert not report.clean


@pytest.mark.parametrize(
    "code, error",
    [
        ("import nowhere_to_be_found", "ModuleNotFoundError"),
        ("raise ValueError('JANE DOE')", "ValueError"),
        ("BILLINGCORE_RULE_API = 99", "ImportError"),
    ],
)
def test_a_plugin_that_breaks_spoils_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, error: str
) -> None:
    module = f"broken_{error.lower()}"
    install(tmp_path, "broken", "1", module, code)
    monkeypatch.syspath_prepend(PLUGINS)
    monkeypatch.syspath_prepend(tmp_path)
    plugins = load_plugins()

    assert [rule.id for rule in plugins.rules] == ["ACME001", "ACME002"]
    assert [str(e) for e in plugins.errors] == [f"broken not loaded: {error} {module}"]


@pytest.mark.parametrize(
    "value", ["a_rule", "RULES", "offer"], ids=["a rule", "several rules", "a function"]
)
def test_an_entry_point_may_be_a_rule_several_or_a_function(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    module = f"offers_{value.lower()}"
    more = "\nRULES = [a_rule]\ndef offer():\n    return RULES\n"
    install(tmp_path, "offers", "1", module, RULE.format(id="OFFER001") + more)
    points = tmp_path / "offers-1.dist-info" / "entry_points.txt"
    points.write_text(f"[billingcore.rules]\nmine = {module}:{value}\n")
    monkeypatch.syspath_prepend(tmp_path)

    assert [rule.id for rule in load_plugins().rules] == ["OFFER001"]
