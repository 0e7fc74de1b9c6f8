"""The codes of a bill in four lists: conditions, occurrences, spans, values."""

from collections.abc import Iterator

from attrs import frozen

from ....model import Claim, InstitutionalDetail
from ... import ExpectedDenial

__all__ = ["Listed", "conditions", "listed", "occurrences", "spans", "values"]

_NOTHING = InstitutionalDetail()


@frozen
class Listed:
    """Give a code, the path where it stands, what it is called, and what a payer says of it."""

    code: str | None
    path: str
    what: str
    expects: ExpectedDenial


def _expects(rarc: str, status: str) -> ExpectedDenial:
    return ExpectedDenial(carc="16", rarc=rarc, status=(f"A7:{status}",))


_CONDITION = _expects("M44", "460")
_OCCURRENCE = _expects("M45", "461")
_SPAN = _expects("M46", "462")
_VALUE = _expects("M49", "463")


def _detail(claim: Claim) -> InstitutionalDetail:
    return claim.institutional or _NOTHING


def conditions(claim: Claim) -> Iterator[Listed]:
    """Yield the condition codes."""
    for i, code in enumerate(claim.condition_codes):
        yield Listed(code, f"condition_codes[{i}]", "condition code", _CONDITION)


def occurrences(claim: Claim) -> Iterator[Listed]:
    """Yield the occurrence codes."""
    for i, each in enumerate(_detail(claim).occurrences):
        path = f"institutional.occurrences[{i}].code"
        yield Listed(each.code, path, "occurrence code", _OCCURRENCE)


def spans(claim: Claim) -> Iterator[Listed]:
    """Yield the occurrence span codes."""
    for i, each in enumerate(_detail(claim).occurrence_spans):
        path = f"institutional.occurrence_spans[{i}].code"
        yield Listed(each.code, path, "occurrence span code", _SPAN)


def values(claim: Claim) -> Iterator[Listed]:
    """Yield the value codes."""
    for i, each in enumerate(_detail(claim).value_codes):
        yield Listed(each.code, f"institutional.value_codes[{i}].code", "value code", _VALUE)


def listed(claim: Claim) -> Iterator[Listed]:
    """Yield the codes of all four lists."""
    yield from conditions(claim)
    yield from occurrences(claim)
    yield from spans(claim)
    yield from values(claim)
