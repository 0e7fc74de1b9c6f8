"""What the forms share: the claim that is meant, who is insured, lines that go on overleaf.

>>> from billingcore.model import Batch, Claim
>>> batch = Batch(claims=(Claim(), Claim(kind="dental")))
>>> claim, path = claim_meant(batch, "claims[1].charge")
>>> claim.kind, path
('dental', 'charge')
>>> line_label("24D", 7, a_page=6)
'24D line 2 page 2'
"""

from ..model import Batch, Claim

__all__ = ["claim_meant", "conditions", "line_label"]


def claim_meant(obj: object, path: str) -> tuple[Claim | None, str]:
    """Return the claim that a path leads to, with the path below it; None where there is none."""
    if isinstance(obj, Batch):
        head, _, path = path.partition(".")
        index = head.removeprefix("claims[").removesuffix("]")
        found = index.isdecimal() and int(index) < len(obj.claims)
        obj = obj.claims[int(index)] if found else None
    return (obj if isinstance(obj, Claim) else None), path


def conditions(claim: Claim) -> frozenset[str]:
    """Return which conditions of rows the claim meets: the patient is insured, or dependent."""
    return frozenset({"insured" if claim.patient_is_subscriber else "dependent"})


def line_label(box: str, index: int, *, a_page: int) -> str:
    """Return the name of a box of a line; a form has so many on a page."""
    page, row = divmod(index, a_page)
    return f"{box} line {row + 1}" + (f" page {page + 1}" if page else "")
