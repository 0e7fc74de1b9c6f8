"""Write the reference pages that say what the code says, at every build; none is kept.

A generator is a function that yields pages, each a path below `docs/reference/_generated` and a
text; add it to `GENERATORS`. A generator whose subject is not there yet yields nothing.
"""

import importlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from _generate_lists import list_pages
from _generate_maps import map_pages
from _generate_profiles import profile_pages
from _generate_rules import rule_pages
from _generate_schemas import schema_pages

import billingcore

Page = tuple[str, str]


def modules() -> Iterator[ModuleType]:
    """Yield the public modules, by name, each followed by the modules that it offers."""
    for _, name, _ in sorted(iter_modules(billingcore.__path__), key=lambda found: found[1]):
        if not name.startswith("_"):
            module = importlib.import_module(f"billingcore.{name}")
            yield module
            offered = (getattr(module, inner) for inner in sorted(getattr(module, "__all__", ())))
            yield from (inner for inner in offered if isinstance(inner, ModuleType))


def public_names() -> None:
    """Give each object the module that users import it from, so that links find it."""
    for module in modules():
        for name in getattr(module, "__all__", ()):
            found = getattr(module, name)
            if str(getattr(found, "__module__", "")).startswith(f"{module.__name__}."):
                try:
                    found.__module__ = module.__name__
                except AttributeError:  # frozen objects keep theirs
                    continue


def verbatim(lines: list[str]) -> list[str]:
    """Mark a docstring's indented blocks as reStructuredText wants, so that none needs to."""
    marked: list[str] = []
    before = ""  # the last line with something on it
    for line in lines:
        opens = line.startswith("    ") and marked and not marked[-1].strip()
        if opens and before[:1].isalpha() and not before.endswith("::"):
            marked += ["::", ""]
        marked.append(line)
        before = line if line.strip() else before
    return marked


def module_pages() -> Iterator[Page]:
    """Yield one page for each public module, in the words of its docstrings."""
    for module in modules():
        short = module.__name__.partition(".")[2]
        yield (
            f"modules/{short}.md",
            f"# {short}\n\n```{{eval-rst}}\n.. automodule:: {module.__name__}\n   :members:\n```\n",
        )


GENERATORS: tuple[Callable[[], Iterator[Page]], ...] = (
    module_pages,
    map_pages,
    rule_pages,
    profile_pages,
    list_pages,
    schema_pages,
)


def write(docs: Path) -> None:
    """Write every page of every generator, and remove what an earlier build left."""
    target = docs / "reference" / "_generated"
    shutil.rmtree(target, ignore_errors=True)
    for generator in GENERATORS:
        for path, text in generator():
            page = target / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
