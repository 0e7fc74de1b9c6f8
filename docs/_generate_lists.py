"""Write the lists that the code keeps: findings that are no rules, tables, boxes, exceptions."""

from inspect import getdoc

import attrs

from billingcore.codes import ReferenceSet
from billingcore.edits import NOTICES, catalogue
from billingcore.errors import BillingcoreError
from billingcore.forms import cms1500
from billingcore.ledger import _findings as ledger
from billingcore.x12 import _findings as structure, _refusals as refusals


def list_pages():
    """Yield a page for each list."""
    yield "findings.md", "\n".join(findings()) + "\n"
    yield "tables.md", "\n".join(tables()) + "\n"
    yield "cms1500.md", "\n".join(boxes()) + "\n"
    yield "errors.md", "\n".join(errors()) + "\n"


# -- findings --------------------------------------------------------------------------------


def findings():
    yield "# Findings besides the rules"
    yield ""
    yield "Everything that is wrong with data is a finding, whoever found it."
    yield "The [rules](rules/index.md) have pages of their own."
    yield "Ids are of one scheme: what is configured or suppressed by id may be any of them."
    yield from section(
        "Structure of X12",
        "`Document.findings`, `on_finding` of the streaming readers, and `claim.source.findings`: "
        "`ENV` is the envelope (SNIP type 1), `STR` what the guide says (SNIP type 2).",
        (
            (row.id, slug, row.severity, row.template)
            for slug, row in sorted(structure.CATALOGUE.items(), key=lambda item: item[1].id)
        ),
    )
    yield from section(
        "What the writer refuses",
        "`CannotWrite.findings`: what could not be read back as it was.",
        ((id_, slug, "error", text) for slug, (id_, text) in refusals._MESSAGES.items()),
    )
    yield from section(
        "The ledger",
        "`Ledger.findings`: what could not be posted, contradicts or looks odd.",
        ((id_, row.slug, row.severity, row.template) for id_, row in ledger._ROWS.items()),
    )
    yield from section(
        "The engine",
        "What is doubtful about a configuration; it cannot be ignored.",
        ((item.id, item.slug, item.severity, item.message) for item in NOTICES.values()),
    )


def section(title, about, rows):
    yield from ("", f"## {title}", "", about, "")
    yield from ("| id | name | severity | message |", "|---|---|---|---|")
    for id_, slug, severity, message in rows:
        yield f"| {id_} | {slug} | {severity} | {message} |"


# -- tables ----------------------------------------------------------------------------------


def tables():
    needed = {}
    for rule in catalogue():
        for _, names in rule.needs:
            for name in names:
                needed.setdefault(name, []).append(rule.id)
    yield "# Tables of a ReferenceSet"
    yield ""
    yield "The names under which rules ask for code lists and payment tables."
    yield "A table that is not given is `None`, and the rules that need it are not evaluated."
    yield "Tables of your own rules go into `ReferenceSet.others` under names of your own."
    yield from ("", "| table | type | rules that need it |", "|---|---|---|")
    for field in attrs.fields(ReferenceSet):
        if field.name != "others":
            kind = str(field.type).rpartition(".")[2].partition(" ")[0].strip("'>")
            rules = dict.fromkeys(needed.get(field.name, ()))
            links = ", ".join(f"[{id_}](rules/{id_}.md)" for id_ in rules)
            yield f"| `{field.name}` | {kind} | {links} |"


# -- forms -----------------------------------------------------------------------------------


def boxes():
    paths = {}
    for row in cms1500._ROWS:
        paths.setdefault(row.box, []).append(f"`{pattern(row)}`")
    yield "# Boxes of the CMS-1500"
    yield ""
    yield "Where each value of a professional claim stands on the form (02/12)."
    yield "`[*]` is any of several; letters and numbers in brackets are qualifiers or roles."
    yield from ("", "| box | what it holds | paths of the claim |", "|---|---|---|")
    for box, about in cms1500.BOXES.items():
        name = box.replace("*", "A to L").replace("-", " ")
        yield f"| {name} | {about} | {'<br>'.join(paths.get(box, ()))} |"


def pattern(row):
    return ".".join(
        step.name if step.chosen is None else f"{step.name}[{step.chosen}]" for step in row.steps
    )


# -- exceptions ------------------------------------------------------------------------------


def errors():
    yield "# Exceptions"
    yield ""
    yield "An exception is the caller's mistake, or the refusal of a function that was to vouch."
    yield "What is wrong with data is a finding, never an exception."
    yield "None of them carries the value it speaks of."
    yield ""
    yield from branch(BillingcoreError, 0)


def branch(cls, depth):
    public = ".".join(part for part in cls.__module__.split(".") if not part.startswith("_"))
    also = [base.__name__ for base in cls.__bases__ if not issubclass(base, BillingcoreError)]
    also = [name for name in also if name != "Exception"]
    note = f" (also {' and '.join(also)})" if also else ""
    summary = (getdoc(cls) or "").partition("\n")[0]
    yield f"{'  ' * depth}- `{public}.{cls.__name__}`{note}: {summary}"
    for below in sorted(cls.__subclasses__(), key=lambda found: found.__name__):
        yield from branch(below, depth + 1)
