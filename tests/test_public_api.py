"""The public face: what it is, that it is all there, and that it loads nothing by itself."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

import billingcore

MODULES = (
    "codes",
    "convert",
    "edits",
    "errors",
    "findings",
    "forms",
    "identifiers",
    "ledger",
    "model",
    "money",
    "periods",
    "testing",
    "x12",
)


def run(program: str) -> str:
    """Run a program in a Python of its own, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    return done.stdout


def test_the_face_is_these_names() -> None:
    assert sorted(billingcore.__all__) == sorted(("__version__", "evolve", "places", *MODULES))


def test_every_public_module_is_on_the_face() -> None:
    found = {name for _, name, _ in iter_modules(billingcore.__path__) if not name.startswith("_")}

    assert found == set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_loads_when_it_is_named(name: str) -> None:
    assert getattr(billingcore, name) is import_module(f"billingcore.{name}")


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_every_name_that_it_offers(name: str) -> None:
    module = import_module(f"billingcore.{name}")
    offered = module.__all__

    assert len(set(offered)) == len(offered)
    assert [item for item in offered if not hasattr(module, item)] == []


def test_the_face_lists_itself() -> None:
    assert dir(billingcore) == sorted(billingcore.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'check'"):
        billingcore.check  # type: ignore[attr-defined]  # noqa: B018


def test_importing_the_library_loads_nothing_else() -> None:
    program = (
        "import sys; before = set(sys.modules); import billingcore;"
        "print(*sorted(m for m in set(sys.modules) - before if m.partition('.')[0] in"
        " {'billingcore', 'attr', 'attrs', 'cattr', 'cattrs', 'lxml', 'dateutil', 'decimal'}))"
    )

    assert run(program).split() == ["billingcore"]


def test_importing_the_library_takes_under_ten_milliseconds() -> None:
    program = (
        "import time; start = time.perf_counter(); import billingcore;"
        "print(time.perf_counter() - start)"
    )

    assert min(float(run(program)) for _ in range(5)) < 0.010


def test_evolve_returns_a_changed_copy() -> None:
    location = billingcore.findings.Location(path="lines[0]")

    assert billingcore.evolve(location, path="lines[1]") == billingcore.findings.Location(
        path="lines[1]"
    )
    assert location.path == "lines[0]"


def test_places_are_those_on_the_wire_and_on_the_form() -> None:
    claim = billingcore.testing.a_claim()

    assert [str(place) for place in billingcore.places(claim, "lines[1].charge")] == [
        "x12 2400/SV102",
        "CMS-1500 24F line 2",
    ]
    assert billingcore.places(claim, "no.such.field") == ()


def test_a_report_prints_the_places_of_its_findings() -> None:
    claim = billingcore.testing.a_claim(charge="1.00")
    report = billingcore.edits.check(claim, plugins=False).located(billingcore.places)

    assert "    at x12 2300/CLM02 · CMS-1500 28\n" in str(report)


def test_an_explanation_tells_where_amounts_stand() -> None:
    remittance = billingcore.testing.a_remittance()
    ledger = billingcore.ledger.post(
        billingcore.ledger.Ledger(),
        billingcore.testing.a_claim(),
        remittance,
        locate=billingcore.places,
    )

    assert "x12 2110/CAS03" in str(ledger.balance(patient="A1").explain())
