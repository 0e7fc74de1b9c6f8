"""Do a task of this project, setting up whatever it needs first.

    python3 run.py example [CLAIMS REMITTANCE]   the revenue cycle, on our samples or on your files
    python3 run.py test [PYTEST ARGUMENTS]       all tests, with coverage
    python3 run.py quick                         all but the slow tests, without coverage
    python3 run.py bench [ARGUMENTS]             the speed of this library and of its peers
    python3 run.py build-codes [FOLDER]          the ICD-10 tables that ship, from official files
    python3 run.py lint | types | layers | docs  one check each
    python3 run.py check                         everything that must pass

Needs Python 3.11 or later and pip. Packages go into an environment of the project's own under
`.venvs`, one for each version of Python, and nowhere else.
"""

import hashlib
import os
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VERSION = ".".join(map(str, sys.version_info[:2]))
ENVIRONMENT = ROOT / ".venvs" / VERSION
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / "python"
PARALLEL = ("-n", "logical", "--maxprocesses", "8")


def run(*command: str | Path) -> None:
    """Run a command in the project's folder, the environment active, and stop if it fails."""
    active = os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}"}
    code = subprocess.run(command, cwd=ROOT, env=active, check=False).returncode
    if code:
        sys.exit(code if code > 0 else 1)


def install(extra: str = "") -> None:
    """Have the project and one of its extras in the environment, unless they are there."""
    wanted = f"{ROOT} {hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()}"
    stamp = ENVIRONMENT / f"installed-{extra or 'project'}"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        # Leaving pip out saves seconds; ours can install from outside.
        venv.create(ENVIRONMENT, with_pip=find_spec("pip") is None)
    pip = (
        (PYTHON, "-m", "pip")
        if find_spec("pip") is None
        else (sys.executable, "-m", "pip", "--python", PYTHON)
    )
    target = f"{ROOT}[{extra}]" if extra else f"{ROOT}"
    print(f"setting up {stamp.name} in {ENVIRONMENT.relative_to(ROOT)}", flush=True)
    run(*pip, "install", "-qq", "--disable-pip-version-check", "--editable", target)
    stamp.write_text(wanted)


def example(*paths: str) -> None:
    """Take a claim through the whole revenue cycle."""
    install()
    run(PYTHON, "examples/revenue_cycle.py", *(Path(path).resolve() for path in paths))


def test(*arguments: str) -> None:
    """Run every test: the suite, the doctests, the examples of README and docs."""
    install("test")
    run(PYTHON, "-m", "pytest", *PARALLEL, "--cov", "--cov-report=term", *arguments)


def quick(*arguments: str) -> None:
    """Run the tests that take no time."""
    install("test")
    run(PYTHON, "-m", "pytest", *PARALLEL, "-q", "-m", "not slow", *arguments)


def bench(*arguments: str) -> None:
    """Measure speed and memory against other libraries; takes a quarter of an hour."""
    install("test")
    run(PYTHON, "-m", "tests.benchmarks", *arguments)


def build_codes(*folder: str) -> None:
    """Build the tables that ship from the files in a folder, ../shared/codedata by default."""
    install("dev")
    run(PYTHON, "-m", "tools.build_icd10", *(Path(path).resolve() for path in folder))


def lint() -> None:
    """Check style and layout."""
    install("dev")
    run(PROGRAMS / "ruff", "check")
    run(PROGRAMS / "ruff", "format", "--check")


def types() -> None:
    """Check types: all of ours, and what a user's editor sees."""
    install("dev")
    run(PYTHON, "-m", "mypy")
    run(PYTHON, "-m", "pyright")
    run(PYTHON, "-m", "pyright", "--verifytypes", "billingcore", "--ignoreexternal")


def layers() -> None:
    """Check that imports point down."""
    install("test")
    run(PROGRAMS / "lint-imports")


def docs() -> None:
    """Build the documentation, running its notebooks; a warning is an error."""
    install("dev")
    run(PYTHON, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "docs", "docs/_build/html")


def check() -> None:
    """Run everything that must pass, one after the other."""
    for task in (test, lint, types, layers, docs):
        start = time.monotonic()
        task()
        print(f"{task.__name__}: {time.monotonic() - start:.0f} s", flush=True)


TASKS: dict[str, Callable[..., None]] = {
    task.__name__.replace("_", "-"): task
    for task in (example, test, quick, bench, build_codes, lint, types, layers, docs, check)
}


def main(arguments: list[str]) -> None:
    """Do the task that was named."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is the file that says so
        sys.exit(f"billingcore needs Python 3.11 or later; this is {VERSION}")
    if not arguments or arguments[0] not in TASKS:
        sys.exit(__doc__)
    TASKS[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
