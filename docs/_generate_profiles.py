"""Write what each profile of the library changes, rule by rule, and why."""

import re
from importlib.resources import files

import attrs

from billingcore.edits import catalogue, profile, profiles


def profile_pages():
    """Yield the page of profiles."""
    rules = {rule.id: rule for rule in catalogue()}
    lines = ["# Profiles", "", "What a kind of payer expects, as changes to the rules' defaults."]
    lines += ["Name one in `check(profile=…)`, or as `base` of a profile of your own:"]
    lines += ["[](../../how-to/configure-a-payer.md)."]
    for name in profiles():
        lines += ["", f"## {name}", "", *said(name), ""]
        lines += ["| rule | change | because |", "|---|---|---|"]
        (layer,) = profile(name).layers
        why = reasons(name)
        lines += [f"| {called(word, rules)} | ignored | {next(why)} |" for word in layer.ignore]
        lines += [
            f"| {called(word, rules)} | {severity}{before(word, severity, rules)} | {next(why)} |"
            for word, severity in layer.severity
        ]
        for word, values in layer.options:
            changes = (f"`{key}` = {value!r}{default(rules[word], key)}" for key, value in values)
            lines.append(f"| {called(word, rules)} | {', '.join(changes)} | {next(why)} |")
    yield "profiles.md", "\n".join(lines) + "\n"


def lines_of(name):
    text = files("billingcore.edits").joinpath("profiles", f"{name}.toml").read_text("utf-8")
    return text.splitlines()


def reasons(name):
    """Yield the comment behind each setting of a profile's file, in their order."""
    for line in lines_of(name):
        found = re.fullmatch(r'\s*"?[A-Z].*?  # (.*)', line)
        if found:
            yield found[1]


def said(name):
    """Yield the comment that a profile's file begins with."""
    for line in lines_of(name):
        if not line.startswith("#"):
            return
        yield line.removeprefix("#").strip()


def called(word, rules):
    return f"[{word}](rules/{word}.md) {rules[word].slug}" if word in rules else word


def before(word, severity, rules):
    known = rules.get(word)
    return f", else {known.severity}" if known and known.severity != severity else ""


def default(rule, key):
    fields = {field.alias: field.name for field in attrs.fields(rule.options)}
    return f", else {getattr(rule.options(), fields[key])!r}"
