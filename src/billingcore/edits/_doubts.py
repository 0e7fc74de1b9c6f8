"""What is doubtful about a configuration, worked out before any claim is seen."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import combinations

from ..findings import Finding, Severity
from ._configuration import Configuration
from ._errors import InvalidConfiguration
from ._facts import fact_names
from ._layers import Layer
from ._notices import NOTICES, notice
from ._rule import Rule
from ._selectors import reach

__all__ = ["RESERVED", "misspelled", "overlaps", "settled"]

RESERVED = frozenset(
    "ENV STR CLM DEM PRV DAT DX PX MOD PTP MUE AOC UNI POS FAC COB AUT DUP HIS COV TEL GLB ANE DRG"
    " DME AMB DEN LAB THE HHA REM ENG".split()
)
"""The library's own families."""


def settled(rules: Iterable[Rule], config: Configuration) -> tuple[Finding, ...]:
    """Return what is doubtful whatever the claim; options that a rule refuses are an error."""
    by_id = {rule.id: rule for rule in rules}
    found: dict[Finding, None] = {}
    for layer in config.layers:
        for word in dict.fromkeys(layer.named()):
            found.update(dict.fromkeys(_about_word(word, layer, by_id)))
        for word, values in layer.options:
            if word in by_id:
                _try_options(by_id[word], dict(values), layer)
        for rule in by_id.values():
            if rule.mandatory:
                found.update(dict.fromkeys(_weakened(rule, layer)))
    return tuple(found)


def _about_word(word: str, layer: Layer, rules: dict[str, Rule]) -> Iterator[Finding]:
    rule = rules.get(word)
    if rule is not None and rule.lifecycle == "removed":
        instead = f"see {rule.replaced_by}" if rule.replaced_by else "nothing replaces it"
        yield notice("removed-rule-in-configuration", word=word, layer=layer.name, instead=instead)
    elif word not in RESERVED and not _known(word, rules):
        yield notice("unknown-rule-in-configuration", word=word, layer=layer.name)


def _known(word: str, rules: dict[str, Rule]) -> bool:
    if word.rstrip("0123456789") in ("ENV", "STR", "ENG"):
        return True  # these findings are made elsewhere, so their ids are not all known here
    if word == "ALL" or word in NOTICES:
        return True
    return any(reach(word, rule.id) is not None or word == rule.slug for rule in rules.values())


def _weakened(rule: Rule, layer: Layer) -> Iterator[Finding]:
    for word in layer.ignore:
        if reach(word, rule.id):
            said = f"ignore {word} in {layer.name}"
            yield notice("mandatory-rule-ignored", rule=rule.id, said=said)
    for word, severity in layer.severity:
        if reach(word, rule.id) and Severity(severity).rank > rule.severity.rank:
            said = f"severity {severity} in {layer.name}"
            yield notice("mandatory-rule-ignored", rule=rule.id, said=said)


def _try_options(rule: Rule, values: dict[str, object], layer: Layer) -> None:
    if rule.options is None:
        raise InvalidConfiguration(f"{layer.name} options {rule.id}: the rule has none")
    try:
        rule.options(**values)
    except (TypeError, ValueError) as error:
        raise InvalidConfiguration(f"{layer.name} options {rule.id}: {error}") from None


def misspelled(names: Iterable[object], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return which names of facts are no rule's, but nearly one that the library knows.

    Of a rule that needs "facts" nobody can tell which it asks for.
    """
    asked = {word for rule in rules for _, words in rule.needs for word in words}
    found: list[Finding] = []
    if "facts" in asked:
        return ()
    for name in sorted(name for name in names if isinstance(name, str)):
        likely = get_close_matches(name, fact_names(), n=1)
        if f"facts.{name}" not in asked and likely:
            found.append(notice("misspelled-fact", name=name, likely=likely[0]))
    return tuple(found)


def overlaps(config: Configuration) -> tuple[Finding, ...]:
    """Return where two profiles, both for the claim in hand, disagree about one word."""
    profiles = [(layer, _says(layer)) for layer in config.layers if layer.profile]
    found = []
    for (one, first), (other, second) in combinations(profiles, 2):
        for word in sorted(first.keys() & second.keys()):
            if first[word] != second[word]:
                what = " ".join(part for part in word if part)
                found.append(
                    notice(
                        "overlapping-profiles",
                        first=one.profile,
                        second=other.profile,
                        word=what,
                    )
                )
    return tuple(found)


def _says(layer: Layer) -> dict[tuple[str, str, str], object]:
    says: dict[tuple[str, str, str], object] = {}
    for word in (layer.select or ()) + layer.extend_select:
        says["selection of", word, ""] = True
    for word in layer.ignore:
        says["selection of", word, ""] = False
    for word, severity in layer.severity:
        says["severity of", word, ""] = severity
    for word, values in layer.options:
        for name, value in values:
            says["option of", word, name] = value
    return says
