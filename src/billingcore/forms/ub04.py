"""The UB-04 (CMS-1450), the paper form of an institutional claim: where each value stands.

Payers stand in three rows: A the primary, B the secondary, C the tertiary.
The form has 22 lines on a page; a longer claim goes on overleaf.

>>> from billingcore.model import Claim, Coverage, Diagnosis, Payer
>>> found = (Diagnosis("J189", qualifier="ABK"), Diagnosis("R0602", qualifier="ABJ"))
>>> stay = Claim(
...     kind="institutional",
...     diagnoses=(*found, Diagnosis("E119"), Diagnosis("I10", present_on_admission="Y")),
...     coverage=Coverage(sequence="S", payer=Payer(name="EXAMPLE PLAN")),
... )
>>> for path in ("diagnoses[1].code", "diagnoses[3].present_on_admission", "coverage.payer.name"):
...     print(*locate(stay, path))
UB-04 69
UB-04 67B
UB-04 50B
>>> print(*locate(stay, "lines[24].charge"))
UB-04 47 line 3 page 2
"""

from ..findings import Place
from ..model import Claim
from ._boxes import Box, boxes_of
from ._claims import claim_meant, conditions, line_label
from ._ub04_table import BOXES, ROWS

__all__ = ["BOXES", "locate"]

SYSTEM = "UB-04"
_LINES_A_PAGE = 22
_LINE = frozenset("42-48 42 43 44 45 46 47 48".split())

# Boxes of one kind in the order in which they are filled; rows a before rows b.
_SERIES: dict[str, tuple[str, ...]] = {
    "18-28": tuple(str(number) for number in range(18, 29)),
    "31-34": tuple(f"{number}{row}" for row in "ab" for number in range(31, 35)),
    "35-36": tuple(f"{number}{row}" for row in "ab" for number in range(35, 37)),
    "39-41": tuple(f"{number}{row}" for row in "abcd" for number in range(39, 42)),
    "67A-Q": tuple(f"67{letter}" for letter in "ABCDEFGHIJKLMNOPQ"),
    "70a-c": ("70a", "70b", "70c"),
    "72a-c": ("72a", "72b", "72c"),
    "74a-e": ("74a", "74b", "74c", "74d", "74e"),
    "78-79": ("78", "79"),
}
_OVERFLOW: dict[str, str] = dict.fromkeys(("18-28", "31-34", "35-36", "39-41"), "81")
_ROW_OF = {"P": "A", "S": "B", "T": "C"}
_UNKNOWN = (None, "", "U")


def locate(obj: object, path: str) -> tuple[Place, ...]:
    """Return the form locators of `path` below an institutional claim, or a batch: a Locator.

    Empty for what the form does not show, such as a fourth payer, and for other claims.
    """
    claim, path = claim_meant(obj, path)
    if claim is None or claim.kind != "institutional":
        return ()
    places = (_place(claim, box) for box in boxes_of(ROWS, claim, path, conditions(claim)))
    return tuple(place for place in places if place)


def _place(claim: Claim, box: Box) -> Place | None:
    number, index = box.number, box.index
    if number.endswith("@"):
        row = _payer_row(claim, index)
        return None if row is None else _at(f"{number[:-1]}{row}")
    if index is None:
        return _at(number)
    if number in _SERIES:
        series = _SERIES[number]
        found = series[index] if index < len(series) else _OVERFLOW.get(number)
        return _at(found) if found else None
    if number not in _LINE:
        return _at(number)
    label = line_label(number, index, a_page=_LINES_A_PAGE)
    return Place(system=SYSTEM, label=label, node=number, repetition=index + 1)


def _at(number: str) -> Place:
    return Place(system=SYSTEM, label=number.replace("-total", " total"), node=number)


def _payer_row(claim: Claim, index: int | None) -> str | None:
    """Return the letter of a payer's row, "" where its turn is unknown, None past the third."""
    coverage = claim.coverage if index is None else claim.other_payers[index].coverage
    sequence = coverage.sequence if coverage else None
    return "" if sequence in _UNKNOWN else _ROW_OF.get(sequence or "")
