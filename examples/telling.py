"""How the example prints its story."""

from collections.abc import Iterable, Iterator
from textwrap import wrap


def chapter(number: str, title: str) -> None:
    """Print a heading."""
    print(f"\n{number}. {title}\n")


def tell(lines: Iterable[str]) -> None:
    """Print lines, long ones folded under their own beginning."""
    for line in lines:
        hang = " " * (len(line) - len(line.lstrip()) + 7)
        print("\n".join(wrap(f"   {line}", 100, subsequent_indent=hang)))


def limited(lines: Iterable[str], limit: int) -> Iterator[str]:
    """Yield the first lines, and how many more there are."""
    lines = list(lines)
    yield from lines[:limit]
    if len(lines) > limit:
        yield f"  … and {len(lines) - limit} more lines"
