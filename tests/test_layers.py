"""The rows of the architecture, as `pyproject.toml` states them, hold."""

import pytest

from tests.shared import ROOT


def test_imports_point_down(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = pytest.importorskip("importlinter.cli")
    monkeypatch.chdir(ROOT)

    assert linter.lint_imports(no_cache=True) == 0
