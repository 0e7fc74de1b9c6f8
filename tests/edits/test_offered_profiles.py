"""Profiles of other distributions: found by name, standing on the library's, refused by name."""

import sys
from pathlib import Path

import pytest

from billingcore.edits import Configuration, InvalidConfiguration, profile, profiles


def install(folder: Path, distribution: str, points: dict[str, str], code: str) -> None:
    """Write a distribution of one module that offers profiles."""
    module = distribution.replace("-", "_")
    (folder / f"{module}.py").write_text(code)
    info = folder / f"{module}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1\n")
    lines = [f"{name} = {module}:{value}" for name, value in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[billingcore.profiles]", *lines, ""]))


TEXT = 'TEXT = """base = "commercial"\nignore = ["CLM011"]\n[severity]\nPTP001 = "error"\n"""\n'


def test_it_is_named_like_one_of_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "north-profiles", {"north": "TEXT"}, TEXT)
    monkeypatch.syspath_prepend(tmp_path)

    assert profiles()[-1] == "north"
    assert [layer.name for layer in profile("north").layers] == ["commercial", "north"]
    assert str(profile("north").settings("PTP001").severity) == '"PTP001" in north'


def test_a_profile_of_ones_own_may_stand_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "def offer():\n    return {'ignore': ['DX003']}\n"
    install(tmp_path, "east-profiles", {"east": "offer"}, code)
    monkeypatch.syspath_prepend(tmp_path)
    config = Configuration.from_mapping(
        {"profile": [{"name": "East", "base": "east", "match": {"payer": ["1"]}}]}
    )

    assert [layer.name for layer in config.matching(payer="1").layers] == [
        "east",
        "organisation",
        "organisation, East",
    ]
    assert [layer.name for layer in config.matching(payer="2").layers] == ["organisation"]


def test_a_common_base_lies_there_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "north-profiles", {"north": "TEXT"}, TEXT)
    monkeypatch.syspath_prepend(tmp_path)
    config = Configuration.from_mapping({"base": "commercial"})

    assert [layer.name for layer in config.matching(profile="north").layers] == [
        "commercial",
        "north",
        "organisation",
    ]


def test_a_name_of_the_library_stays_the_librarys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "greedy-profiles", {"strict": "TEXT"}, TEXT)
    monkeypatch.syspath_prepend(tmp_path)

    assert profiles().count("strict") == 1
    assert [layer.name for layer in profile("strict").layers] == ["strict"]


@pytest.mark.parametrize(
    "code, what",
    [
        ("raise ValueError('JANE DOE')", "profile west of west-profiles: ValueError"),
        ("TEXT = '[severity'", "profile west of west-profiles: TOMLDecodeError"),
        ("TEXT = ['DX003']", "profile west of west-profiles: not a table"),
        ("TEXT = {'colour': 'red'}", "west: unknown key colour"),
        ("TEXT = {'profile': []}", "west: unknown key profile"),
        ("TEXT = {'base': 'west'}", "west: west is no profile of the library"),
        ("TEXT = {'base': 'lenient'}", "west: no profile is called lenient"),
    ],
)
def test_one_that_cannot_be_read_is_said_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, what: str
) -> None:
    install(tmp_path, "west-profiles", {"west": "TEXT"}, code)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "west_profiles", raising=False)
    with pytest.raises(InvalidConfiguration) as raised:
        profile("west")

    assert str(raised.value) == what


def test_two_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "north-profiles", {"polar": "TEXT"}, TEXT)
    install(tmp_path, "south-profiles", {"polar": "TEXT"}, TEXT)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(
        InvalidConfiguration, match="polar is offered by north-profiles and south-profiles"
    ):
        profile("polar")
