"""What the attributes of the model take: the types behind a map's bindings.

>>> from billingcore.model import Claim
>>> attribute_type(Claim, "lines.charge")
(<class 'decimal.Decimal'>, False)
"""

import types
import typing
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import attrs

from ..maps._vocabulary import INSURED, Element, Loop, Segment, Transaction

__all__ = [
    "attribute_type",
    "bound_paths",
    "is_optional",
    "loop_classes",
    "merged_node",
    "path_tree",
    "root_classes",
    "spread_class",
    "tree_leaves",
]


def _annotation(cls: type, name: str) -> Any:  # noqa: ANN401  # a typing form
    """Return the type of an attribute, resolved."""
    attrs.resolve_types(cls)
    return attrs.fields_dict(cls)[name].type


def _members(form: object) -> list[Any]:
    """Return the classes of an optional or union type, None left out."""
    if typing.get_origin(form) in (typing.Union, types.UnionType):
        return [m for m in typing.get_args(form) if m is not type(None)]
    return [form]


def _item_type(form: object) -> tuple[Any, bool]:
    """Return the class of an attribute's items, and whether it is a tuple of them."""
    first = _members(form)[0]
    if typing.get_origin(first) is tuple:
        return typing.get_args(first)[0], True
    return first, False


@lru_cache(maxsize=4_096)
def attribute_type(cls: type, path: str) -> tuple[Any, bool]:
    """Return the class at a dotted path below `cls`, and whether it holds a tuple of them."""
    form: Any = cls
    many = False
    for name in path.split("."):
        form, many = _item_type(_annotation(form, name))
    return form, many


@lru_cache(maxsize=1_024)
def is_optional(cls: type, name: str) -> bool:
    """Tell whether an attribute may be None."""
    form = _annotation(cls, name)
    origin = typing.get_origin(form)
    return origin in (typing.Union, types.UnionType) and type(None) in typing.get_args(form)


def root_classes(transaction: Transaction) -> Iterator[tuple[Loop, type]]:
    """Yield the loops that are read apart from the others, with what each builds."""
    from ... import model

    claims = transaction.set == "837"
    root = model.Claim if claims else model.ClaimPayment
    yield transaction.header, model.Batch if claims else model.RemittanceHeader
    for level in transaction.levels:
        yield level, (attribute_type(root, level.to)[0] if level.to else root)
    yield transaction.root, root
    if transaction.trailer is not None:
        yield transaction.trailer, model.Remittance


def loop_classes(transaction: Transaction) -> dict[str, type]:
    """Return the class whose attributes each loop fills, by the loop's id."""
    found: dict[str, type] = {}

    def visit(item: Loop, cls: type) -> None:
        found[item.id] = cls
        for inner in item.loops:
            path = inner.spread if inner.spread is not None else inner.to or ""
            visit(inner, attribute_type(cls, "patient" if path == INSURED else path)[0])

    for item, cls in root_classes(transaction):
        visit(item, cls)
    return found


def spread_class(cls: type, prefix: str) -> type:
    """Return the class whose attributes a spread loop fills."""
    found: type = attribute_type(cls, prefix)[0]
    return found


def bound_paths(elements: tuple[Element, ...]) -> Iterator[str]:
    """Yield the attributes that elements fill, those of spread composites too."""
    for item in elements:
        if item.kind == "composite" and item.to is None:
            yield from bound_paths(item.parts)
        elif item.to and item.const is None:
            yield item.to


def path_tree(paths: Iterable[str]) -> dict[str, Any]:
    """Return dotted paths as a tree of names."""
    tree: dict[str, Any] = {}
    for path in paths:
        node = tree
        for name in path.split("."):
            node = node.setdefault(name, {})
    return tree


def tree_leaves(tree: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield the dotted paths of a tree of names."""
    for name, inner in tree.items():
        if inner:
            yield from tree_leaves(inner, f"{prefix}{name}.")
        else:
            yield prefix + name


def merged_node(nodes: list[Segment]) -> Segment:
    """Return one node that binds all that any of its siblings binds."""
    elements: dict[int, Element] = {}
    for node in nodes:
        for item in node.elements:
            elements.setdefault(item.position, item)
    ordered = tuple(elements[position] for position in sorted(elements))
    pack = max((n.pack for n in nodes if n.pack), key=lambda p: p.times, default=None)
    return attrs.evolve(nodes[0], elements=ordered, pack=pack)
