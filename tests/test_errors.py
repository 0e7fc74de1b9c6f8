"""The exception tree, and what an exception may say."""

import pickle

import pytest

from billingcore import errors
from billingcore.errors import BillingcoreError, InvalidLength, MissingExtra


def test_the_tree_drawn_in_the_docstring_is_the_tree() -> None:
    drawn = [
        (line.split()[0], (len(line) - len(line.lstrip())) // 4)
        for line in (errors.__doc__ or "").splitlines()
        if line.startswith("    ") and line.split()[0] in errors.__all__
    ]

    assert drawn == [(tree.__name__, depth) for tree, depth in walk(BillingcoreError, 1)]
    assert sorted(name for name, _ in drawn) == errors.__all__


def test_an_invalid_identifier_is_also_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"^an NPI has 10 digits$") as caught:
        raise InvalidLength("npi", "length", "an NPI has 10 digits")

    assert isinstance(caught.value, BillingcoreError)


def test_a_missing_extra_is_an_import_error_that_names_the_extra() -> None:
    with pytest.raises(ImportError, match=r"billingcore\[xlsx\]") as caught:
        raise MissingExtra("xlsx", "openpyxl")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301

    assert (copy.extra, copy.name, str(copy)) == ("xlsx", "openpyxl", str(caught.value))


def walk(tree: type[BaseException], depth: int) -> list[tuple[type[BaseException], int]]:
    """Return this class and those below it that the module defines, parents first."""
    below = [child for child in tree.__subclasses__() if child.__module__ == errors.__name__]
    return [(tree, depth), *(pair for child in below for pair in walk(child, depth + 1))]
