"""Layered configuration: package, organisation, payer profiles, call; each value knows its layer.

The most specific prefix wins; between equals the higher layer, and within a layer `ignore`. A
`select` replaces those of lower layers, `extend_select` and `ignore` add to them. Options are
named by full rule id, and the higher layer wins.

>>> config = Configuration.from_toml('''
... ignore = ["DX016"]
... [severity]
... DUP = "warning"
... [[profile]]
... name = "Acme"
... match = { payer = ["00123"] }
... effective = { from = 2025-04-01 }
... severity = { DUP002 = "error" }
... ''')
>>> from datetime import date
>>> print(config.explain("DUP002", payer="00123", on=date(2025, 5, 1)))
DUP002 is selected: "ALL" in package
severity error: "DUP002" in organisation, Acme
"""

import tomllib
from collections.abc import Mapping
from datetime import date

from attrs import frozen

from ..findings import Severity
from ._errors import InvalidConfiguration
from ._layers import Layer, layers_from, profile_layers
from ._selectors import reach
from ._suppression import Suppression

__all__ = ["Configuration", "Setting", "Settings"]

PACKAGE = Layer(name="package", select=("ALL",))


@frozen
class Setting:
    """Give one effective value, and where it was said: the layer and the words used there."""

    value: object
    layer: str
    said: str

    def __str__(self) -> str:
        return f'"{self.said}" in {self.layer}'


@frozen(kw_only=True)
class Settings:
    """Give what a configuration says about one rule for one kind of claim."""

    rule: str
    selected: Setting
    severity: Setting | None = None
    options: tuple[tuple[str, Setting], ...] = ()

    def __str__(self) -> str:
        chosen = "selected" if self.selected.value else "ignored"
        lines = [f"{self.rule} is {chosen}: {self.selected}"]
        if self.severity:
            lines.append(f"severity {self.severity.value}: {self.severity}")
        lines += [f"{name} = {option.value}: {option}" for name, option in self.options]
        return "\n".join(lines)


@frozen(kw_only=True, cache_hash=True)
class Configuration:
    """Hold layers, the lowest first; the package's own lies below all of them."""

    layers: tuple[Layer, ...] = ()

    @classmethod
    def from_mapping(
        cls, values: Mapping[str, object], *, layer: str = "organisation"
    ) -> "Configuration":
        """Return the configuration that a mapping describes, such as a part of a settings file."""
        return cls(layers=layers_from(values, layer))

    @classmethod
    def from_toml(cls, text: str, *, layer: str = "organisation") -> "Configuration":
        """Return the configuration in a TOML text, at its top or below ``[billingcore.edits]``."""
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise InvalidConfiguration(f"{layer}: not TOML: {error}") from None
        inner = values.get("billingcore")
        if isinstance(inner, dict):
            values = inner.get("edits", {})
        return cls.from_mapping(values, layer=layer)

    def over(self, lower: "Configuration") -> "Configuration":
        """Return this configuration with another one below it."""
        return Configuration(layers=lower.layers + self.layers)

    def with_layer(self, values: Mapping[str, object], *, layer: str = "call") -> "Configuration":
        """Return this configuration with one more layer on top."""
        return Configuration.from_mapping(values, layer=layer).over(self)

    def matching(
        self,
        *,
        payer: str | None = None,
        kind: str | None = None,
        on: date | None = None,
        profile: str | None = None,
    ) -> "Configuration":
        """Return the layers that hold for such a claim; `profile` names one to use instead.

        It may be one of the library's or of an installed distribution, which lie below all others,
        as do those that a layer names as its base.
        """
        own = profile is None or profile in (layer.profile for layer in self.layers)
        layers = [
            layer
            for layer in self.layers
            if layer.match is None
            or (layer.match.takes(payer, kind, on) if profile is None else layer.profile == profile)
        ]
        bases = [layer.base for layer in layers if layer.base]
        if profile is not None and not own:
            bases.insert(0, profile)
        below = {layer.name: layer for name in bases for layer in profile_layers(name)}
        return Configuration(layers=(*below.values(), *layers))

    def suppressions(self) -> tuple[Suppression, ...]:
        """Return the suppressions of all layers."""
        return tuple(item for layer in self.layers for item in layer.suppressions)

    def settings(self, rule: str) -> Settings:
        """Return what these layers say about a rule, whatever conditions they have."""
        return Settings(
            rule=rule,
            selected=self._selected(rule),
            severity=self._severity(rule),
            options=self._options(rule),
        )

    def explain(
        self,
        rule: str,
        *,
        payer: str | None = None,
        kind: str | None = None,
        on: date | None = None,
    ) -> Settings:
        """Return what holds for a rule and such a claim, each value with its layer."""
        return self.matching(payer=payer, kind=kind, on=on).settings(rule)

    def _selected(self, rule: str) -> Setting:
        layers = (PACKAGE, *self.layers)
        base = max(i for i, layer in enumerate(layers) if layer.select is not None)
        found: tuple[tuple[int, int, bool], Setting] | None = None
        for i, layer in enumerate(layers):
            chosen = (layer.select or () if i == base else ()) + layer.extend_select
            said = [(word, True) for word in chosen] + [(word, False) for word in layer.ignore]
            for word, on in said:
                close = reach(word, rule)
                if close is not None and (found is None or (close, i, not on) > found[0]):
                    found = (close, i, not on), Setting(on, layer.name, word)
        if found is not None:
            return found[1]
        return Setting(False, layers[base].name, ", ".join(layers[base].select or ()))

    def _severity(self, rule: str) -> Setting | None:
        found: tuple[tuple[int, int], Setting] | None = None
        for i, layer in enumerate(self.layers):
            for word, value in layer.severity:
                close = reach(word, rule)
                if close is not None and (found is None or (close, i) >= found[0]):
                    found = (close, i), Setting(value, layer.name, word)
        return found[1] if found else None

    def severity_of(self, rule: str, default: Severity) -> Severity:
        """Return the severity of a rule's findings under these layers."""
        setting = self._severity(rule)
        return Severity(str(setting.value)) if setting else default

    def _options(self, rule: str) -> tuple[tuple[str, Setting], ...]:
        found: dict[str, Setting] = {}
        for layer in self.layers:
            for word, values in layer.options:
                if word == rule:
                    found.update((name, Setting(v, layer.name, word)) for name, v in values)
        return tuple(found.items())
