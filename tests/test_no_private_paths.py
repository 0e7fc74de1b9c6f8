"""The project's files name no package registry and no path of anybody's machine."""

import re
from pathlib import Path

REGISTRY = re.compile(
    r"pypi\.(?:org|io|python)|pythonhosted\.|npmjs\.|crates\.io|proxy\.golang|conda\.anaconda"
    r"|(?:extra-)?index-url|find-links|file:///",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.~})])/(?:home|opt|root|tmp|work|Users|private)/\w|\b[A-Z]:\\Users")
OURS = Path(__file__).name


def places(pattern: re.Pattern[str], files: tuple[Path, ...]) -> list[str]:
    """Return where the pattern stands, this file left out."""
    return [
        f"{path.name}:{number}"
        for path in files
        if path.name != OURS
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry(project_files: tuple[Path, ...]) -> None:
    assert places(REGISTRY, project_files) == []


def test_no_file_names_a_path_of_a_machine(project_files: tuple[Path, ...]) -> None:
    assert places(MACHINE, project_files) == []


def test_no_lock_file_is_kept(project_files: tuple[Path, ...]) -> None:
    locks = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml"}

    assert [path.name for path in project_files if path.name in locks] == []
