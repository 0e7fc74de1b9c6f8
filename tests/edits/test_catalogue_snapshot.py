"""No rule's id, name, severity or scope changes by accident: `catalogue.txt` has them all.

An id is never used again: a rule that goes stays in the list, with its lifecycle. After a change
that is meant, write the file anew and look at the difference:

    python -m tests.edits.test_catalogue_snapshot
"""

from pathlib import Path

from billingcore.edits import catalogue

SNAPSHOT = Path(__file__).with_name("catalogue.txt")


def lines() -> list[str]:
    """Return a line for each rule."""
    rules = sorted(catalogue(), key=lambda rule: rule.id)
    return [
        f"{one.id} {one.slug} {one.scope} {one.severity} {one.disposition} {one.lifecycle}"
        for one in rules
    ]


def test_the_catalogue_is_as_it_was() -> None:
    assert lines() == SNAPSHOT.read_text("utf-8").splitlines()


if __name__ == "__main__":
    SNAPSHOT.write_text("\n".join(lines()) + "\n", "utf-8")
