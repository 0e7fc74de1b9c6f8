"""An assistant at surgery is billed with the modifier of another profession.

AS is for physician assistants, nurse practitioners and clinical nurse specialists; 80, 81 and 82
are for physicians, and the price differs. The profession is that of the taxonomies on the claim,
or of those in the provider's record where the caller gives one (facts.providers).

>>> from billingcore.testing import a_claim
>>> surgeon = {"role": "82", "taxonomy": "208600000X"}
>>> for finding in assistant_of_another_profession.check(
...     a_claim(lines=("27447-AS",), providers=[surgeon])
... ):
...     print(finding)
warning MOD042 lines[0].procedure.modifiers[0]: AS is not for taxonomy 208600000X
"""

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from ....model import Provider, ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._rows import rows


@frozen
class _Row:
    never: tuple[str, ...] = field(converter=tuple)
    beside: frozenset[str] = field(converter=frozenset)


@cache
def _rows() -> dict[str, _Row]:
    return {
        modifier: _Row(row["never"], row["beside"])
        for row in rows("modifier_professions")
        for modifier in row["modifiers"]
    }


@rule(
    "MOD042",
    "assistant-of-another-profession",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=tuple(_rows())),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{modifier} is not for taxonomy {taxonomy}",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 12, section 20.4.3"
        ),
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 12, section 110.2"
        ),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO"),
)
def assistant_of_another_profession(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/modifier_professions.toml``; all taxonomies must agree."""
    known = _rows()
    for i, modifier in enumerate(line.modifiers):
        row = known.get(modifier)
        if row is None or not row.beside.isdisjoint(line.modifiers):
            continue
        taxonomies = _taxonomies(line.rendering or context.claim.rendering, context)
        if taxonomies and all(text.startswith(row.never) for text in taxonomies):
            yield context.finding(
                f"procedure.modifiers[{i}]", modifier=modifier, taxonomy=taxonomies
            )


def _taxonomies(provider: Provider | None, context: Context) -> tuple[str, ...]:
    """Return the taxonomy that the claim gives of who renders, and those of the record."""
    if provider is None:
        return ()
    records = context.facts.providers or {}
    record = records.get(provider.npi) if provider.npi else None
    said = (provider.taxonomy,) if provider.taxonomy else ()
    return tuple(dict.fromkeys((*said, *(record.taxonomies if record else ()))))
