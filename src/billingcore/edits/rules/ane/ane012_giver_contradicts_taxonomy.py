"""The modifier of an anesthesia service does not fit who rendered it.

AA, AD, QK and QY are an anesthesiologist's, QX and QZ an anesthetist's; an anesthesiologist
assistant is always directed and has no QZ. Either the modifier or the rendering provider is
another's.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("00142-AA",), providers=({"role": "82", "taxonomy": "367500000X"},))
>>> for finding in giver_contradicts_taxonomy.check(claim):
...     print(finding)
error ANE012 lines[0].procedure.modifiers[0]: AA, and an anesthetist rendered 00142
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._rows import rows
from ._anesthesia import GIVERS, is_anesthesia


@rule(
    "ANE012",
    "giver-contradicts-taxonomy",
    scope=Scope.LINE,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=GIVERS),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{modifier}, and {who} rendered {code}",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual",
            section="chapter 12, sections 50 and 140.3.3",
        ),
        Citation(authority="NUCC Health Care Provider Taxonomy"),
    ),
    expects=ExpectedDenial(carc="8", rarc="N95", group="CO", status=("A7:453",)),
)
def giver_contradicts_taxonomy(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare by the rows of ``_tables/anesthesia_givers.toml``; no taxonomy, no finding."""
    if not is_anesthesia(line.code):
        return
    provider = line.rendering or context.claim.rendering
    taxonomy = provider.taxonomy if provider else None
    if not taxonomy:
        return
    for i, modifier in enumerate(line.modifiers):
        for row in rows("anesthesia_givers"):
            if modifier in row["never"] and taxonomy.startswith(tuple(row["taxonomies"])):
                at = f"procedure.modifiers[{i}]"
                yield context.finding(at, modifier=modifier, who=row["who"], code=line.code)
