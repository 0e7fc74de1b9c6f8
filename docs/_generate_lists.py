"""Write the lists that the code keeps: findings that are no rules, tables, boxes, exceptions."""

from inspect import getdoc

import attrs

from billingcore.codes import CODE_SYSTEMS, ReferenceSet
from billingcore.edits import NOTICES, catalogue
from billingcore.errors import BillingcoreError
from billingcore.forms import _ub04_table, ada, cms1500
from billingcore.ledger import _findings as ledger
from billingcore.x12 import _findings as structure, _refusals as refusals


def list_pages():
    """Yield a page for each list."""
    yield "findings.md", "\n".join(findings()) + "\n"
    yield "tables.md", "\n".join(tables()) + "\n"
    yield "code_systems.md", "\n".join(code_systems()) + "\n"
    for name, about, rows, held in FORMS:
        yield f"{name}.md", "\n".join(boxes(about, rows, held)) + "\n"
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


def code_systems():
    yield "# Code systems, licences and what ships"
    yield ""
    yield "What ships is codes and days, with words of our own; no wording of CPT, CDT, the NUBC,"
    yield "the NUCC or X12 is in the package. Load your own copy of a list for the rest, with the"
    yield "function of `billingcore.codes.loaders` that is named. The licences are summarised for"
    yield "programmers, which is no advice."
    yield from ("", "| table | what it is | holder | licence | ships | loaded by |")
    yield "|---|---|---|---|---|---|"
    for system in CODE_SYSTEMS.values():
        loaders = ", ".join(f"`{loader}`" for loader in system.loaders)
        ships = system.ships or "nothing"
        cells = (f"`{system.name}`", system.title, system.holder, system.licence, ships, loaders)
        yield f"| {' | '.join(cells)} |"


# -- forms -----------------------------------------------------------------------------------


FORMS = (
    ("cms1500", "CMS-1500 (02/12), a professional claim", cms1500._ROWS, cms1500.BOXES),
    ("ub04", "UB-04 (CMS-1450), an institutional claim", _ub04_table.ROWS, _ub04_table.BOXES),
    ("ada", "ADA form (2019 and 2024), a dental claim", ada._ROWS, ada.BOXES),
)


def boxes(about, rows, held):
    form, _, kind = about.partition(", ")
    paths = {}
    for row in rows:
        paths.setdefault(row.box, []).append(f"`{pattern(row)}`")
    yield f"# Boxes of the {form}"
    yield ""
    yield f"Where each value of {kind} stands on paper."
    yield "`[*]` is any of several; letters and numbers in brackets are qualifiers or roles."
    yield "A box with an @ stands once for each payer; 21* is one box for each letter."
    yield from ("", "| box | what it holds | paths of the claim |", "|---|---|---|")
    for box, what in held.items():
        yield f"| {box} | {what} | {'<br>'.join(paths.get(box, ()))} |"


def pattern(row):
    return ".".join(
        step.name if step.chosen is None else f"{step.name}[{step.chosen.removesuffix(' #')}]"
        for step in row.steps
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
