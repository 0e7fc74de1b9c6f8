"""What holds for every form: whose claims it shows, and what its table of boxes covers."""

from types import ModuleType
from typing import NamedTuple

import pytest

from billingcore import forms
from billingcore.forms import _ub04_table, ada, cms1500, ub04
from billingcore.forms._boxes import Row
from billingcore.model import Claim, Encounter
from tests.forms import no_box
from tests.forms.fields import boxless, rows_without_a_field


class Form(NamedTuple):
    module: ModuleType
    kind: str
    rows: tuple[Row, ...]
    no_box: tuple[str, ...]


FORMS = {
    "ada": Form(ada, "dental", ada._ROWS, no_box.ADA),
    "cms1500": Form(cms1500, "professional", cms1500._ROWS, no_box.CMS1500),
    "ub04": Form(ub04, "institutional", _ub04_table.ROWS, no_box.UB04),
}

every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def test_every_form_of_the_package_is_here() -> None:
    assert [*FORMS] == [name for name in forms.__all__ if name != "locate"]


@every_form
@pytest.mark.parametrize("kind", ["professional", "institutional", "dental"])
def test_a_form_shows_claims_of_its_kind_only(form: Form, kind: str) -> None:
    found = form.module.locate(Claim(kind=kind), "charge")

    assert (found != ()) == (kind == form.kind)


@every_form
@pytest.mark.parametrize("obj", [Encounter(), 7], ids=["encounter", "number"])
def test_a_form_shows_nothing_but_claims(form: Form, obj: object) -> None:
    assert form.module.locate(obj, "charge") == ()


# -- the table ---------------------------------------------------------------------------------


@every_form
def test_every_box_is_in_the_table_and_is_described(form: Form) -> None:
    boxes = form.module.BOXES

    assert {row.box for row in form.rows} == set(boxes)
    assert [text for text in boxes.values() if text[:1].isupper() or text.endswith(".")] == []


@every_form
def test_every_row_leads_to_a_field_of_a_claim(form: Form) -> None:
    assert rows_without_a_field(form.rows) == []


@every_form
def test_no_row_stands_twice(form: Form) -> None:
    assert len(set(form.rows)) == len(form.rows)


@every_form
def test_what_has_no_box_is_known(form: Form) -> None:
    without = set(boxless(form.rows))
    known = {path for path in without if path.startswith(form.no_box)}

    assert without - known == set()
    assert [p for p in form.no_box if not any(path.startswith(p) for path in without)] == []
