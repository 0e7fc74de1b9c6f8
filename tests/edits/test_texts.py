"""Every text that a claim may hold is looked at for characters that X12 does not know."""

from typing import Any

from attrs import evolve

from billingcore.edits import catalogue
from billingcore.edits.rules.clm._texts import _FIELDS
from billingcore.model import Address, Claim, Name, Note, PartyId, Patient, Procedure, Provider
from billingcore.testing import a_claim

(UNUSUAL,) = (rule for rule in catalogue() if rule.id == "CLM033")
STRANGE = "MU\u00d1OZ"


def claims_with(thing: object) -> list[Claim]:
    """Return claims that hold the thing, at each kind of place where it may stand."""
    claim = a_claim()
    line, *_ = claim.lines
    assert claim.billing is not None
    if isinstance(thing, Claim):
        return [thing]
    if isinstance(thing, Note):
        return [
            evolve(claim, notes=(thing,)),
            evolve(claim, lines=(evolve(line, notes=(thing,)),)),
        ]
    if isinstance(thing, Procedure):
        return [evolve(claim, lines=(evolve(line, procedure=thing),))]
    field = {Name: "name", Address: "address", PartyId: "id"}[type(thing)]
    changed: dict[str, Any] = {field: thing}
    provider = Provider(**changed)
    return [
        evolve(claim, patient=evolve(claim.patient or Patient(), **changed)),
        evolve(claim, billing=evolve(claim.billing, provider=provider)),
        evolve(claim, providers=(provider,)),
        evolve(claim, lines=(evolve(line, providers=(provider,)),)),
    ]


def test_no_text_is_passed_over() -> None:
    for kind, fields in _FIELDS.items():
        for field in fields:
            strange: dict[str, Any] = {field: STRANGE}
            thing = evolve(a_claim(), **strange) if kind is Claim else kind(**strange)
            for claim in claims_with(thing):
                found = UNUSUAL.check(claim).findings
                assert [one.path.rpartition(".")[2] for one in found] == [field]
