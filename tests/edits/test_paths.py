"""Paths: an object is found where it stands, and a change lands where it should."""

import pytest
from hypothesis import given, strategies as st

from billingcore.edits import Fix, apply_fix, changed, value_at
from billingcore.edits._paths import natural, path_of
from billingcore.model import Claim, Diagnosis
from billingcore.testing import a_claim, strategies


def parts(root: object, path: str = "") -> list[str]:
    """Return a path to each object of a claim's first two levels."""
    claim = root if isinstance(root, Claim) else Claim()
    paths = [f"lines[{i}]" for i in range(len(claim.lines))]
    paths += [f"diagnoses[{i}]" for i in range(len(claim.diagnoses))]
    return [*paths, *(n for n in ("billing", "coverage", "patient") if getattr(claim, n))]


@given(strategies.claims())
def test_what_a_path_of_an_object_leads_to_is_the_object(claim: Claim) -> None:
    for path in parts(claim):
        item = value_at(claim, path)
        found = path_of(claim, item)

        assert found is not None
        assert value_at(claim, found) is item


@given(strategies.claims(), st.data())
def test_a_change_lands_at_its_path_and_nowhere_else(claim: Claim, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(parts(claim)))
    new = changed(claim, path, None)

    assert value_at(new, path) is None
    assert changed(new, path, value_at(claim, path)) == claim


@given(st.lists(st.integers(0, 200), min_size=1))
def test_paths_are_sorted_as_numbers_are(numbers: list[int]) -> None:
    paths = sorted((f"lines[{n}].charge" for n in numbers), key=natural)

    assert paths == [f"lines[{n}].charge" for n in sorted(numbers)]


@pytest.mark.parametrize("path", ["lines[9]", "lyrics", "charge.cents", "lines[0]!", "line_total"])
def test_what_is_not_there_is_a_lookup_error(path: str) -> None:
    with pytest.raises(LookupError):
        value_at(a_claim(), path)
    with pytest.raises(LookupError):
        changed(a_claim(), path, None)


def test_an_index_one_past_the_end_appends() -> None:
    claim = changed(a_claim(diagnoses="E11.9"), "diagnoses[1]", Diagnosis("I10"))

    assert [d.code for d in claim.diagnoses] == ["E119", "I10"]


def test_a_fix_is_applied_to_a_copy() -> None:
    claim = a_claim()
    fix = Fix(text="both", changes=(("charge", 1), ("lines[0].charge", 1)))

    assert apply_fix(claim, fix).lines[0].charge == 1
    assert claim == a_claim()
