"""One rule as it is configured for a kind of claim."""

from collections.abc import Mapping

from ..findings import Severity
from ._configuration import Configuration
from ._errors import InvalidConfiguration
from ._rule import Rule

__all__ = ["Entry", "entry_for", "options_of"]


class Entry:
    """Give one rule as configured, in the form that the engine runs."""

    __slots__ = ("_told", "judge", "mixed", "needs", "options", "rule", "severity")

    def __init__(
        self,
        rule: Rule,
        *,
        severity: Severity,
        options: object,
        told: Mapping[str, object],
        needs: tuple[str, ...],
        mixed: bool = False,
    ) -> None:
        self.rule = rule
        self.judge = rule.judge
        self.severity = severity
        self.options = options
        self._told = told
        self.needs = needs
        self.mixed = mixed
        """Whether only some of the claim's days are meant, so that each line must be asked."""

    def is_like(self, other: "Entry") -> bool:
        """Tell whether both judge everything alike, because the same was said of them."""
        return (
            self.rule is other.rule
            and self.severity is other.severity
            and self._told.keys() == other._told.keys()
            and all(value is other._told[name] for name, value in self._told.items())
            and self.needs == other.needs
            and self.mixed is other.mixed
        )


def entry_for(rule: Rule, config: Configuration, kind: str | None, mixed: bool) -> Entry:
    """Return a rule under the layers of `config`, which hold for this kind of claim."""
    severity = config.severity_of(rule.id, rule.severity)
    if rule.mandatory and severity.rank > rule.severity.rank:
        severity = rule.severity
    options = options_of(rule, config)
    return Entry(
        rule,
        severity=severity,
        options=options,
        told=_told(rule, config),
        needs=rule.needed(kind, options),
        mixed=mixed,
    )


def options_of(rule: Rule, config: Configuration) -> object:
    """Return a rule's options object; a value that its class refuses is the caller's mistake."""
    values = _told(rule, config)
    if rule.options is None:
        if values:
            raise InvalidConfiguration(f"options {rule.id}: the rule has none")
        return None
    try:
        return rule.options(**values)
    except (TypeError, ValueError) as error:
        raise InvalidConfiguration(f"options {rule.id}: {error}") from None


def _told(rule: Rule, config: Configuration) -> dict[str, object]:
    return {name: setting.value for name, setting in config.settings(rule.id).options}
