"""Write the catalogue of rules: a table of each family, and each rule's own page."""

from importlib import import_module
from itertools import groupby

from billingcore.edits import catalogue, catalogue_page

INDEX = """# Rules

What the edits judge, {count} rules in {families} families.
A rule has an id, which is never used again, and a name that says what is wrong.
A rule that needs a table and was not given it is *not evaluated*, and the report is not clean.

`bc.edits.explain(finding)` gives a rule's page with the finding.
`bc.edits.catalogue()` gives the rules themselves.
[](../../../explanation/edits.md) tells how to choose among them and to set findings aside.
"""


def rule_pages():
    """Yield the index, then a page for each rule."""
    rules = catalogue()
    families = {name: list(found) for name, found in groupby(rules, lambda rule: rule.family)}
    lines = [INDEX.format(count=len(rules), families=len(families))]
    for name, found in families.items():
        about = import_module(f"billingcore.edits.rules.{name.lower()}").__doc__ or ""
        lines += [f"## {name}", "", about.strip().partition("\n")[0], ""]
        lines += ["| rule | severity | looks at | needs |", "|---|---|---|---|"]
        lines += [row(rule) for rule in found]
        lines += ["", "```{toctree}", ":hidden:", "", *(rule.id for rule in found), "```", ""]
    yield "rules/index.md", "\n".join(lines)
    for rule in rules:
        yield f"rules/{rule.id}.md", catalogue_page(rule) + "\n"


def row(rule):
    needs = sorted({name for _, names in rule.needs for name in names})
    cells = (
        f"[{rule.id} {rule.slug}]({rule.id}.md)",
        str(rule.severity),
        str(rule.scope),
        ", ".join(f"`{name}`" for name in needs),
    )
    return f"| {' | '.join(cells)} |"
