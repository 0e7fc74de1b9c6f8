import pytest

from billingcore.edits import (
    Configuration,
    InvalidConfiguration,
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
