"""Files that are there whole or not at all: written under another name, then moved into place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

__all__ = ["whole_file"]


@contextmanager
def whole_file(out: str | os.PathLike[str] | BinaryIO) -> Iterator[BinaryIO]:
    """Yield where to write: the stream, or a new file that takes the path once it is whole."""
    if not isinstance(out, str | os.PathLike):
        yield out
        return
    path = Path(out)
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        with open(fresh, "xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
