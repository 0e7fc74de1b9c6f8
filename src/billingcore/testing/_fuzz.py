"""Claims and payments that no biller would send: clean ones, with some fields gone wild."""

from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

import attrs
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from ..edits import Scope
from ..model import Batch, Claim, ClaimPayment, Remittance, ServiceLine, ServicePayment
from .strategies import anything, claim_payments, claims, remittances

__all__ = ["wild_subjects"]

_T = TypeVar("_T")
_COUNT = 60


@cache
def wild_subjects(scope: Scope) -> tuple[Any, ...]:
    """Return the same wild subjects for every rule of this scope."""
    if scope is Scope.PAYMENT:
        return _drawn(_gone_wild(claim_payments(), ClaimPayment, ServicePayment))
    if scope is Scope.REMITTANCE:
        payments = _gone_wild(claim_payments(), ClaimPayment, ServicePayment)
        several = st.lists(payments, max_size=2).map(tuple)
        return _drawn(st.builds(_with_claims, _some_wild(remittances(), Remittance), several))
    if scope is Scope.BATCH:
        every = _drawn(_gone_wild(claims(), Claim, ServiceLine))
        return (Batch(), *(Batch(claims=pair) for pair in pairwise(every)))
    return _drawn(_gone_wild(claims(), Claim, ServiceLine))


def _with_claims(remittance: Remittance, several: tuple[ClaimPayment, ...]) -> Remittance:
    return attrs.evolve(remittance, claims=remittance.claims + several)


def _some_wild(clean: st.SearchStrategy[_T], cls: type[_T]) -> st.SearchStrategy[_T]:
    """Return clean objects in which a few fields are those of an object of anything."""
    if not attrs.has(cls):
        raise TypeError(cls.__name__)
    names = [field.name for field in attrs.fields(cls) if field.init and field.name != "lines"]

    def mixed(good: Any, wild: object, chosen: list[str]) -> _T:  # noqa: ANN401 - an attrs object
        made: _T = attrs.evolve(good, **{name: getattr(wild, name) for name in chosen})
        return made

    chosen = st.lists(st.sampled_from(names), unique=True, max_size=6)
    return st.builds(mixed, clean, anything(cls), chosen)


def _gone_wild(clean: st.SearchStrategy[_T], cls: type[_T], line: type) -> st.SearchStrategy[_T]:
    lines = st.lists(anything(line), max_size=2).map(tuple)

    def added(subject: Any, more: tuple[Any, ...]) -> _T:  # noqa: ANN401 - has lines
        made: _T = attrs.evolve(subject, lines=subject.lines + more)
        return made

    return st.one_of(anything(cls), st.builds(added, _some_wild(clean, cls), lines))


def _drawn(strategy: st.SearchStrategy[Any]) -> tuple[Any, ...]:
    found: list[Any] = []

    @settings(
        max_examples=_COUNT,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.filter_too_much,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
        ],
    )
    @given(strategy)
    def draw(subject: object) -> None:
        found.append(subject)

    draw()
    return tuple(found)
