"""Write the catalogue of rules: a page of each family, each rule's own page, and the indexes."""

from importlib import import_module
from itertools import groupby

from _rule_examples import examples
from _rule_indexes import INDEXES, link

from billingcore.edits import catalogue, catalogue_page

INDEX = """# Rules

What the edits judge, {count} rules in {families} families.
A rule has an id, which is never used again, and a name that says what is wrong.
A rule that needs a table and was not given it is *not evaluated*, and the report is not clean.

`bc.edits.explain(finding)` gives a rule's page with the finding.
`bc.edits.catalogue()` gives the rules themselves.
[](../../../explanation/edits.md) tells how to choose among them and to set findings aside.

| family | about | rules |
|---|---|---|
"""

# Pages of rules stand in no table of contents: the theme would write all of them on every page.
ORPHAN = "---\norphan: true\n---\n"

EXAMPLES = "Builders of `billingcore.testing` make clean claims; what is written is what differs."


def rule_pages():
    """Yield the index, a page for each family and each index, and one for each rule."""
    rules = catalogue()
    families = {name: list(found) for name, found in groupby(rules, lambda rule: rule.family)}
    lines = [INDEX.format(count=len(rules), families=len(families)).rstrip()]
    for name, found in families.items():
        lines.append(f"| [{name}]({name}.md) | {about(name)} | {len(found)} |")
    lines += ["", *contents("Families", families), *contents("Indexes", INDEXES)]
    yield "rules/index.md", "\n".join(lines)
    for name, found in families.items():
        yield f"rules/{name}.md", "\n".join(family(name, found)) + "\n"
    for name, lines_of in INDEXES.items():
        yield f"rules/{name}.md", "\n".join(lines_of(rules)) + "\n"
    for rule in rules:
        yield f"rules/{rule.id}.md", "\n".join([ORPHAN, *page(rule)]) + "\n"


def contents(caption, names):
    return ["```{toctree}", f":caption: {caption}", ":maxdepth: 1", "", *names, "```", ""]


def about(name):
    said = import_module(f"billingcore.edits.rules.{name.lower()}").__doc__ or ""
    return said.strip().partition("\n")[0].removeprefix("Edits about ").removesuffix(".")


def family(name, rules):
    yield f"# {name}: {about(name)}"
    yield from ("", "| rule | what is wrong | severity | needs |", "|---|---|---|---|")
    for rule in rules:
        needs = dict.fromkeys(need for _, names in rule.needs for need in names)
        wrong = " ".join(rule.page.partition("\n\n")[0].split())
        cells = (link(rule), wrong, str(rule.severity), ", ".join(f"`{need}`" for need in needs))
        yield f"| {' | '.join(cells)} |"


def page(rule):
    title, _, text = catalogue_page(rule).partition("\n")
    yield from (title, "", f"[{rule.family}: {about(rule.family)}]({rule.family}.md)")
    text, source, sources = text.partition("\n## Source\n")
    yield text
    yield from examples(rule)
    yield f"{EXAMPLES}\n{source}{sources}"
