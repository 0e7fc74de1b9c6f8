"""What a caller gives besides the subject, and the words in which rules ask for it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from ..model import Claim
from ._facts import Facts
from ._history import EarlierClaim

if TYPE_CHECKING:
    from ..codes import ReferenceSet

__all__ = ["Earlier", "Given", "GivenFacts"]

_Past: TypeAlias = Iterable[Claim | EarlierClaim]
Earlier: TypeAlias = _Past | Callable[[Claim], _Past]
GivenFacts: TypeAlias = Facts | Mapping[str, object] | Callable[[Any], Facts | Mapping[str, object]]


class Given:
    """Hold what the caller gave besides the subject."""

    __slots__ = ("as_of", "facts", "history", "profile", "reference")

    def __init__(
        self,
        reference: "ReferenceSet | None",
        as_of: date | None,
        history: Earlier | None,
        facts: GivenFacts | None,
        profile: str | None,
    ) -> None:
        self.reference = reference
        self.as_of = as_of
        self.history = history if history is None or callable(history) else tuple(history)
        self.facts = facts
        self.profile = profile

    def earlier_of(self, subject: object) -> tuple[Claim | EarlierClaim, ...]:
        """Return the earlier claims of a claim's patient."""
        history = self.history
        if history is None or not isinstance(subject, Claim):
            return ()
        return tuple(history(subject)) if callable(history) else tuple(history)

    def facts_of(self, subject: object) -> Facts | None:
        """Return the facts about a subject."""
        facts = self.facts(subject) if callable(self.facts) else self.facts
        return Facts.of(facts) if isinstance(facts, Mapping) else facts

    def names(self, facts: Facts | None) -> frozenset[str]:
        """Return what was given, in the words that rules use in `needs`."""
        if facts is None:
            return _NAMES[self.as_of is not None, self.history is not None]
        names = {"facts", *(f"facts.{name}" for name in facts.given)}
        return _NAMES[self.as_of is not None, self.history is not None] | names


_NAMES = {
    (today, past): frozenset(["as_of"] * today + ["history"] * past)
    for today in (False, True)
    for past in (False, True)
}
