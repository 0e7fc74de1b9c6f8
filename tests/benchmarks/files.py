"""The files that are measured: balanced, of a given number of claims, the same every time."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("BILLINGCORE_SHARED") or ROOT.parent / "shared")
GENERATOR = SHARED / "bench" / "generate_x12.py"
SEED = 7


def make(kind: str, claims: int, folder: Path) -> Path:
    """Return the file of `kind` ("835" or "837P") with `claims` claims, made unless it is there.

    The generator among the shared files writes it where there is one, else the library's own.
    """
    by_us = not GENERATOR.is_file()
    path = folder / f"{kind}.{claims}{'.own' if by_us else ''}.x12"
    if not path.is_file():
        draft = path.with_suffix(".part")
        command: tuple[str | Path, ...] = (
            ("-m", "tests.benchmarks.files", kind, str(claims), draft)
            if by_us
            else (
                GENERATOR,
                kind.lower(),
                "--claims",
                str(claims),
                "--seed",
                str(SEED),
                "-o",
                draft,
            )
        )
        active = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
        subprocess.run((sys.executable, *command), check=True, cwd=ROOT, env=active)
        draft.rename(path)
    return path


def main(kind: str, claims: str, path: str) -> None:
    """Write a file with our own generator."""
    from billingcore.testing.generator import x12_file

    Path(path).write_bytes(x12_file(kind, claims=int(claims), seed=SEED))


if __name__ == "__main__":
    main(*sys.argv[1:])
