"""Run the examples of README and docs, and set how hard Hypothesis tries.

A page's ```` ```python ```` blocks share one namespace from top to bottom, as a reader would
type them: plain code is run, `>>>` prompts are compared with what they print.
"""

import os
import sys
from collections.abc import Generator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

import pytest
from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from xdist.scheduler import LoadScopeScheduling

pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE),
        SkipParser(),
    ],
    patterns=["*.md"],
).pytest()

collect_ignore = ["docs/conf.py", "docs/_generate.py", "docs/_generate_rules.py", "run.py"]

# The same examples on every run; `HYPOTHESIS_PROFILE=explore` looks for new ones.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=50,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run tests by sheer numbers without coverage, which makes them four times as long."""
    watching = sys.gettrace()
    if item.get_closest_marker("volume") is None or watching is None:
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(watching)


class PagesTogether(LoadScopeScheduling):  # type: ignore[misc]
    """Spread tests over processes one by one, but keep a page's examples together, in order."""

    def _split_scope(self, nodeid: str) -> str:
        page, _, _ = nodeid.partition("::")
        return page if page.endswith(".md") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> PagesTogether:
    """Tell pytest-xdist about it."""
    return PagesTogether(config, log)
