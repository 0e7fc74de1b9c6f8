"""One layer of a configuration, and how it is read from a mapping such as parsed TOML."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files as files_of
from importlib.resources.abc import Traversable

from attrs import evolve, field, frozen

from ..findings import Severity
from ._errors import InvalidConfiguration
from ._offered_profiles import offered, offered_values
from ._suppression import Suppression

__all__ = ["Layer", "Match", "layers_from", "profile_layers", "shipped"]

Values = tuple[tuple[str, object], ...]

_KEYS = {"base", "select", "extend_select", "ignore", "severity", "options", "suppress"}


@frozen(kw_only=True)
class Match:
    """Say which claims a profile is for: payers, kinds, and days of service, both included."""

    payers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def takes(self, payer: str | None, kind: str | None, day: date | None) -> bool:
        """Tell whether a claim is meant; one without a day is not, where days are limited."""
        if (self.payers and payer not in self.payers) or (self.kinds and kind not in self.kinds):
            return False
        if self.since is None and self.until is None:
            return True
        if day is None:
            return False
        return (self.since or day) <= day <= (self.until or day)


@frozen(kw_only=True)
class Layer:
    """Give the settings of one layer; `select` of None leaves the choice to the layers below.

    `base` names a profile, of the library or an installed distribution, on which this one stands.
    """

    name: str
    profile: str | None = None
    base: str | None = None
    match: Match | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    options: tuple[tuple[str, Values], ...] = ()
    suppressions: tuple[Suppression, ...] = field(default=(), repr=False)

    def named(self) -> Iterable[str]:
        """Yield every rule id or prefix that the layer speaks of."""
        yield from self.select or ()
        yield from self.extend_select
        yield from self.ignore
        yield from (name for name, _ in self.severity)
        yield from (name for name, _ in self.options)
        yield from (item.rule for item in self.suppressions)


def layers_from(values: Mapping[str, object], name: str) -> tuple[Layer, ...]:
    """Return a layer of this name and, above it, one for each profile that it holds."""
    _only(values, _KEYS | {"profile"}, name)
    layers = [_layer(values, name)]
    for i, profile in enumerate(_tables(values, "profile", name)):
        _only(profile, _KEYS | {"name", "match", "effective"}, f"{name} profile")
        title = _text(profile.get("name", f"profile {i + 1}"), f"{name} profile name")
        layers.append(
            evolve(_layer(profile, f"{name}, {title}"), profile=title, match=_match(profile, title))
        )
    return tuple(layers)


def _layer(values: Mapping[str, object], name: str) -> Layer:
    return Layer(
        name=name,
        base=_base(values, name),
        select=_words(values["select"], f"{name} select") if "select" in values else None,
        extend_select=_words(values.get("extend_select", ()), f"{name} extend_select"),
        ignore=_words(values.get("ignore", ()), f"{name} ignore"),
        severity=tuple(
            (rule, _severity(value, f"{name} severity {rule}"))
            for rule, value in _table(values, "severity", name).items()
        ),
        options=tuple(
            (rule, tuple(_mapping(value, f"{name} options {rule}").items()))
            for rule, value in _table(values, "options", name).items()
        ),
        suppressions=tuple(_suppression(item, name) for item in _tables(values, "suppress", name)),
    )


def _base(values: Mapping[str, object], name: str) -> str | None:
    if "base" not in values:
        return None
    base = _text(values["base"], f"{name} base")
    if base not in shipped() and base not in offered():
        raise InvalidConfiguration(f"{name}: no profile is called {base}")
    return base


def profile_layers(name: str) -> tuple[Layer, ...]:
    """Return a profile of the library, or of an installed distribution with what it stands on.

    Raises InvalidConfiguration when there is none of that name.
    """
    if name in shipped():
        return (shipped()[name],)
    if name not in offered():
        raise InvalidConfiguration(f"no profile is called {name}")
    values = offered_values(name)
    _only(values, _KEYS, name)
    layer = _layer(values, name)
    if layer.base is None:
        return (layer,)
    if layer.base not in shipped():
        raise InvalidConfiguration(f"{name}: {layer.base} is no profile of the library")
    return shipped()[layer.base], layer


@cache
def shipped() -> Mapping[str, Layer]:
    """Return the library's own profiles by name, each a file of the folder `profiles`."""
    files = sorted(files_of(__package__ or "").joinpath("profiles").iterdir(), key=_file_name)
    return {
        name: _layer(tomllib.loads(file.read_text("utf-8")), name)
        for file in files
        if file.name.endswith(".toml")
        for name in (file.name.removesuffix(".toml"),)
    }


def _file_name(file: Traversable) -> str:
    return file.name


def _match(values: Mapping[str, object], name: str) -> Match:
    match, effective = _table(values, "match", name), _table(values, "effective", name)
    _only(match, {"payer", "kind"}, f"{name} match")
    _only(effective, {"from", "to"}, f"{name} effective")
    return Match(
        payers=_words(match.get("payer", ()), f"{name} match payer"),
        kinds=_words(match.get("kind", ()), f"{name} match kind"),
        since=_day(effective.get("from"), f"{name} effective from"),
        until=_day(effective.get("to"), f"{name} effective to"),
    )


def _suppression(item: Mapping[str, object], name: str) -> Suppression:
    where = f"{name} suppress"
    texts = {"rule", "reason", "by", "claim", "path", "fingerprint", "payer"}
    _only(item, texts | {"line", "expires"}, where)
    for wanted in ("rule", "reason"):
        if not item.get(wanted):
            raise InvalidConfiguration(f"{where}: {wanted} is missing")
    line = item.get("line")
    if line is not None and (not isinstance(line, int) or line < 1):
        raise InvalidConfiguration(f"{where}: line is not a number from 1")
    given = {key: _text(item[key], f"{where} {key}") for key in texts if key in item}
    return Suppression(**given, line=line, expires=_day(item.get("expires"), f"{where} expires"))


# -- types, checked where text comes in -------------------------------------------------------


def _only(values: Mapping[str, object], known: set[str], where: str) -> None:
    unknown = sorted(set(values) - known)
    if unknown:
        raise InvalidConfiguration(f"{where}: unknown key {', '.join(unknown)}")


def _mapping(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise InvalidConfiguration(f"{where}: not a table")
    return {str(key): item for key, item in value.items()}


def _table(values: Mapping[str, object], key: str, where: str) -> dict[str, object]:
    return _mapping(values.get(key, {}), f"{where} {key}")


def _tables(values: Mapping[str, object], key: str, where: str) -> tuple[dict[str, object], ...]:
    items = values.get(key, ())
    if not isinstance(items, list | tuple):
        raise InvalidConfiguration(f"{where} {key}: not a list of tables")
    return tuple(_mapping(item, f"{where} {key}") for item in items)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise InvalidConfiguration(f"{where}: not text")
    return value


def _words(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        raise InvalidConfiguration(f"{where}: not a list")
    return tuple(_text(item, where) for item in value)


def _day(value: object, where: str) -> date | None:
    if value is not None and type(value) is not date:
        raise InvalidConfiguration(f"{where}: not a day")
    return value


def _severity(value: object, where: str) -> Severity:
    try:
        return Severity(str(value))
    except ValueError:
        raise InvalidConfiguration(f"{where}: not error, warning or info") from None
