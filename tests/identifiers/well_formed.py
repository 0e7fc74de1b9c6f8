"""Strategies for identifiers as people write them, made without the code under test."""

from types import ModuleType

from hypothesis import strategies as st

from billingcore import identifiers

_A = "[ACDEFGHJKMNPQRTUVWXY]"
_AN = "[0-9ACDEFGHJKMNPQRTUVWXY]"


def luhn_digit(payload: str) -> str:
    """Return the Luhn check digit, worked out the way a textbook does."""
    total = 0
    for place, character in enumerate(reversed(payload)):
        digit = int(character) * (2 if place % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def _like(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True)


NPIS = _like("[12][0-9]{8}").map(lambda digits: digits + luhn_digit("80840" + digits))

WELL_FORMED: dict[ModuleType, st.SearchStrategy[str]] = {
    identifiers.clia: _like("[0-9]{2}[Dd][0-9]{7}"),
    identifiers.ein: _like("(?!00)[0-9]{2}-?[0-9]{7}"),
    identifiers.icd10cm: _like(r"[A-Za-z][0-9][0-9AB](\.?[0-9A-Za-z]{1,4})?"),
    identifiers.icd10pcs: _like("[0-9A-HJ-NP-Z]{7}"),
    identifiers.mbi: _like(f"[1-9]{_A}{_AN}[0-9]-?{_A}{_AN}[0-9]-?{_A}{{2}}[0-9]{{2}}"),
    identifiers.modifier: _like("[0-9A-Za-z]{2}"),
    identifiers.ndc: _like(
        "[0-9]{11}|[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{5}-([0-9]{3}-[0-9]{2}|[0-9]{4}-[0-9])"
    ),
    identifiers.npi: NPIS,
    identifiers.place_of_service: _like("[0-9]{2}"),
    identifiers.procedure: _like("[0-9]{4}[0-9FTUMAftuma]|[A-Za-z][0-9]{4}"),
    identifiers.revenue: _like("[0-9]{3,4}"),
    identifiers.ssn: _like("(?!000|666)[0-8][0-9]{2}-?(?!00)[0-9]{2}-?(?!0000)[0-9]{4}"),
    identifiers.taxonomy: _like("[0-9]{3}[0-9A-Z]{6}[Xx]"),
    identifiers.type_of_bill: _like("0?[1-9]{2}[0-9A-Za-z]"),
    identifiers.zip_code: _like("[0-9]{5}(-?[0-9]{4})?"),
}
