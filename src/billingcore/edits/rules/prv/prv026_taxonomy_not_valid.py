"""A provider taxonomy code is none, or was none on the day of service.

The code set changes twice a year: codes are added, and some are deactivated in favour of others.
Payers that choose a contract or a fee by the taxonomy reject one that they do not find.

>>> from billingcore.codes import CodeTable, ReferenceSet, TaxonomyEntry
>>> from billingcore.testing import a_claim
>>> codes = CodeTable("taxonomy", [TaxonomyEntry("261QP2300X")], edition="26.0")
>>> reference = ReferenceSet().with_(taxonomy=codes)
>>> for finding in taxonomy_not_valid.check(a_claim(), reference=reference):
...     print(finding)
error PRV026 providers[0].taxonomy: 207Q00000X is no taxonomy code on 2026-03-02: unknown
"""

from collections.abc import Iterator

from ....codes import CodeTable, Status, TaxonomyEntry
from ....identifiers import taxonomy
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)
from ._taxonomies import day_at, taxonomies


@rule(
    "PRV026",
    "taxonomy-not-valid",
    scope=Scope.CLAIM,
    needs="taxonomy",
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.CODE_SET,
    message="{code} is no taxonomy code on {day}: {status}",
    source=(
        Citation(authority="NUCC provider taxonomy", section="effective and deactivation dates"),
        Citation(authority="X12 005010 837", section="2000A, 2310B and 2420A PRV03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N255"),
)
def taxonomy_not_valid(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the table about each well-formed code, on the first day of the claim or the line's."""
    table: CodeTable = context.table("taxonomy")
    for path, code, _ in taxonomies(context):
        day = day_at(claim, path, context)
        if day is None:
            context.not_evaluated("date of service", reason="the claim states no day")
            return
        if table.is_valid(code, on=day) or not taxonomy.is_valid(code):
            continue
        answer = table.get(code, on=day)
        if answer.status is Status.OUTSIDE:
            reason = f"edition {table.edition} does not speak of {code} on {day}"
            context.not_evaluated("taxonomy", reason=reason)
            continue
        yield context.finding(
            path,
            evidence=Evidence(
                what=str(answer.status),
                table=table.name,
                edition=str(table.edition),
                facts=(("code", code), ("on", day)),
            ),
            fixes=_instead(table, code),
            code=code,
            day=day,
            status=answer.status,
        )


def _instead(table: CodeTable, code: str) -> tuple[Fix, ...]:
    """Return the code that the set names in place of one that was deactivated."""
    others = [
        entry.use_instead
        for entry in table.history(code)
        if isinstance(entry, TaxonomyEntry) and entry.use_instead
    ]
    text = f"the code set names {', '.join(others)} in its place" if others else ""
    return (Fix(text=text, safety=Safety.NEEDS_DOCUMENTATION),) if others else ()
