"""Any object of any class, made from the annotations alone, so that no field is forgotten."""

from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, cast, get_args, get_origin

import attrs
from hypothesis import strategies as st

from billingcore.convert._kinds import converted_fields
from billingcore.periods import Period

# Any text that a file can hold, with bytes that were no UTF-8 (surrogateescape).
TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF),
    ),
    max_size=6,
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(),
    bool: st.booleans(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    date: DAYS,
    time: st.times(),
    Period: st.one_of(DAYS.map(Period.day), st.builds(Period, DAYS, DAYS)),
}


@cache
def facts() -> st.SearchStrategy[Any]:
    """Any value that a finding may carry, but for objects of the model."""
    plain = st.one_of(st.none(), *LEAVES.values())
    return st.recursive(plain, lambda inner: st.lists(inner, max_size=2).map(tuple), max_leaves=3)


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of an annotated type."""
    if kind in LEAVES:
        return LEAVES[kind]
    if kind is object:
        return facts()
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return st.lists(st.deferred(lambda: values(inner[0])), max_size=2).map(tuple)
        return st.tuples(*map(values, inner))
    if get_args(kind):
        return st.one_of(
            *(st.none() if part is type(None) else values(part) for part in get_args(kind))
        )
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    assert attrs.has(kind), kind
    return objects(kind)


@cache
def objects(cls: type) -> st.SearchStrategy[Any]:
    """Any object of an attrs class: a few of its fields given, the others at their defaults."""
    fields = converted_fields(cls)
    needed = {f.name: values(cast("Any", f.type)) for f in fields if f.default is attrs.NOTHING}
    free = {f.name: f.type for f in fields if f.default is not attrs.NOTHING}

    def built(names: list[str]) -> st.SearchStrategy[Any]:
        given = {name: values(cast("Any", free[name])) for name in names}
        return st.builds(cls, **needed, **given)

    if not free:
        return st.builds(cls, **needed)
    return st.lists(st.sampled_from(sorted(free)), unique=True, max_size=5).flatmap(built)
