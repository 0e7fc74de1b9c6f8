"""Damage costs what is damaged: never an exception, nothing lost, and no other claim changed."""

import pytest

from billingcore import x12
from billingcore.testing.accounting import unaccounted
from tests.shared import REASON, SHARED
from tests.x12.corpus import SAMPLES, roots
from tests.x12.damages import DAMAGES, Damage, Sound, cut_off, shortened, subsequence, swapped

OURS = (
    "crown_and_predetermination.837",
    "dependent_and_secondary.837",
    "inpatient_and_outpatient.837",
    "three_transactions.835",
    "two_plb.835",
    "two_providers_five_claims.837",
)
REAL = (
    "kputnam__stupidedi/*/pass/COB-claim-from-billing-provider-to-payer-b.edi",
    "kputnam__stupidedi/*/pass/dollars-and-data-sent-together.edi",
    "kputnam__stupidedi/*/pass/secondary-payments.edi",
    "kreddys__edi-lens/*/837p.test.0001.edi",
    "azoner__pyx12/*/835id.txt",
    "azoner__pyx12/*/simple_837p.txt",
    "jaymd96__pyedi/*/835-all-fields.dat",
    "kputnam__stupidedi/*/pass/ambulance.edi",
    "pypi__sqllocks*/*/alt-delims/837P-000001.x12",
    "tastypackets__x12-parser/*/multi-line-not-delimited.edi",
    "kputnam__stupidedi/*/X223A2*/pass/two-claims-for-the-same-provider.edi",
    "kputnam__stupidedi/*/X223A2*/pass/ppo-repriced-claim.edi",
    "azoner__pyx12/*/simple_837i.txt",
    "kputnam__stupidedi/*/X224A2*/pass/orthodontic-treatment-plan.edi",
    "kputnam__stupidedi/*/X224A2*/pass/multiple-tooth-numbers.edi",
    "kputnam__stupidedi/*/X291*/pass/oxygen.edi",
    "kputnam__stupidedi/*/X298*/pass/pacdr-professional-external-example.edi",
)


def files() -> list[object]:
    """Return our samples and some real files of each kind."""
    found = [pytest.param(SAMPLES / name, id=name) for name in OURS]
    for name in REAL:
        folder, _, rest = name.partition("/*/")
        paths = sorted((SHARED / "corpus" / "files").glob(f"{folder}/**/{rest}"))
        skip = () if paths else (pytest.mark.skip(reason=REASON),)
        path = paths[0] if paths else SHARED
        found.append(pytest.param(path, id=name, marks=skip))
    return list(found)


@pytest.fixture(scope="module")
def sound(request: pytest.FixtureRequest) -> Sound:
    return Sound(request.param.read_bytes())


every = pytest.mark.parametrize("sound", files(), indirect=True)
each_damage = pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)


@every
def test_the_sound_file_is_put_together_again(sound: Sound) -> None:
    text = "".join(a + b for a, b in zip(sound.joints, [*sound.pieces, ""], strict=True))

    assert text.encode() == sound.document.write()


@pytest.mark.slow
@each_damage
@every
def test_damage_costs_only_what_is_damaged(sound: Sound, damage: Damage) -> None:
    wrong = []
    for at, piece in enumerate(sound.pieces):
        data = sound.damaged(damage, at)
        if data == sound.document.write():
            continue
        problem = judged(sound, damage, at, data)
        if problem:
            wrong.append((at + 1, piece.split(sound.elements[at])[0], problem))

    assert wrong == []


def judged(sound: Sound, damage: Damage, at: int, data: bytes) -> str | None:
    """Return which law the reading of a damaged file breaks.

    A shortened opener may be as good as the whole one, and a segment that changed places with one
    may have as good a place in the claim before: nobody can find that.
    """
    document = x12.read(data)
    if document.write() != data:
        return "the bytes did not come back"
    if unaccounted(document) != ([], []):
        return "not all is accounted for"
    found = roots(document)
    changed = sound.may_change(damage, at)
    if changed is None:
        return None
    plain = damage not in (shortened, swapped) and sound.exact
    if plain and sound.first[at] and document.findings == sound.document.findings:
        return "a claim or level was damaged without a finding"
    if damage is cut_off:
        last = min(changed)
        return None if found[:last] == sound.roots[:last] else "a claim before the end changed"
    kept = [root for index, root in enumerate(sound.roots) if index not in changed]
    if not subsequence(kept, found):
        return "another claim changed"
    if len(found) > len(sound.roots) + 1:
        return "more claims than there were"
    if not sound.first[at] and len(changed) == 1 and len(found) != len(sound.roots):
        return "a claim came or went"
    return None
