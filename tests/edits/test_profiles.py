from importlib.resources import files

import pytest

from billingcore.edits import (
    Configuration,
    InvalidConfiguration,
    Severity,
    catalogue,
    check,
    profile,
    profiles,
)
from billingcore.edits._doubts import settled
from billingcore.testing import a_claim


@pytest.mark.parametrize("name", profiles())
def test_a_profile_of_the_library_speaks_of_rules_that_are(name: str) -> None:
    assert settled(catalogue(), profile(name)) == ()


@pytest.mark.parametrize("name", profiles())
def test_every_profile_checks_a_claim(name: str) -> None:
    assert check(a_claim(), profile=name, plugins=False).engine_errors == ()


def test_a_profile_may_stand_on_one_of_the_library() -> None:
    config = Configuration.from_mapping(
        {"profile": [{"name": "Acme", "base": "strict", "match": {"payer": ["00123"]}}]}
    )
    layers = config.matching(payer="00123").layers

    assert [layer.name for layer in layers] == ["strict", "organisation", "organisation, Acme"]
    assert [layer.name for layer in config.matching(payer="9").layers] == ["organisation"]


def test_a_profile_named_in_the_call_lies_below_the_organisation() -> None:
    config = Configuration.from_mapping({"ignore": ["DX001"]})

    layers = config.matching(profile="strict").layers
    assert [layer.name for layer in layers] == ["strict", "organisation"]


def test_an_unknown_profile_is_the_callers_mistake() -> None:
    with pytest.raises(InvalidConfiguration, match="no profile is called lenient"):
        profile("lenient")
    with pytest.raises(InvalidConfiguration, match="called lenient"):
        Configuration.from_mapping({"base": "lenient"})


def lines_of(name: str) -> list[str]:
    file = files("billingcore.edits").joinpath("profiles", f"{name}.toml")
    return file.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", profiles())
def test_a_profile_says_whom_it_is_for_and_why_it_says_what_it_does(name: str) -> None:
    about, *rest = lines_of(name)
    settings = [line for line in rest if line.lstrip('" ')[:1].isupper()]

    assert about.startswith("# ")
    assert settings
    assert [line for line in settings if "  # " not in line] == []


@pytest.mark.parametrize("name", profiles())
def test_nothing_in_a_profile_is_so_without_it(name: str) -> None:
    rules = {rule.id: rule for rule in catalogue()}
    layer = profile(name).layers[0]
    same = [word for word, severity in layer.severity if rules[word].severity is severity]
    options = {word: rules[word].options for word, _ in layer.options}
    idle = [
        (word, key)
        for word, values in layer.options
        for key, value in values
        if getattr(options[word](), key) == value  # type: ignore[misc]  # it has options
    ]

    assert same == []
    assert idle == []


def test_strict_makes_an_error_of_every_warning_about_a_claim() -> None:
    warnings = {
        rule.id
        for rule in catalogue()
        if rule.severity is Severity.WARNING and rule.family != "REM"
    }

    assert {word for word, _ in profile("strict").layers[0].severity} == warnings
