"""The catalogue as a whole: identities, files, what importing costs."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from billingcore.edits import (
    RESERVED,
    Rule,
    catalogue,
    catalogue_page,
    rules as folder,
    rules_of,
)
from tests.edits import sample_rules

RULES = catalogue()


def test_ids_and_slugs_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.slug for rule in RULES}) == len(RULES)


def test_every_family_is_reserved_and_leaves_structure_to_others() -> None:
    assert {rule.family for rule in RULES} <= RESERVED - {"STR", "ENV", "ENG"}


def test_a_file_is_named_after_its_rule() -> None:
    root = Path(folder.__path__[0])
    files = {
        f"{path.parent.name}/{path.stem}"
        for path in (*root.glob("*/[a-z]*.py"), *root.glob("*/[a-z]*.toml"))
        if not path.parent.name.startswith("_")
    }
    named = {
        f"{rule.family.lower()}/{rule.id.lower()}_{rule.slug.replace('-', '_')}" for rule in RULES
    }

    assert files == named


def test_rules_of_a_module_are_those_it_defines() -> None:
    found = rules_of(import_module(sample_rules.__name__))

    assert [rule.id for rule in found] == [f"ACME1{number:02}" for number in range(1, 16)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_page_for_the_catalogue(rule: Rule) -> None:
    page = catalogue_page(rule)

    assert page.startswith(f"# {rule.id} {rule.slug}\n")
    assert page.count("```") % 2 == 0
    assert "| None |" not in page


def test_importing_edits_loads_no_rule_and_no_table() -> None:
    program = (
        "import sys, billingcore.edits;"
        "print(*[m for m in sys.modules if m.startswith('billingcore.edits.rules')"
        " or m.startswith('billingcore.codes') or m == 'hypothesis'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.split() == []
