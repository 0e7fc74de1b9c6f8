"""A second surgeon, a team or an assistant needs documents that the claim does not announce.

The schedule says which operations need it: assistants with 0, co-surgeons with 1, teams always.
Send the operative report, and say who did what and why one surgeon was not enough.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("22630", assistant="0")])
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> claim = a_claim(lines=("22630-80",), coverage={"filing_indicator": "MB"})
>>> for finding in surgeons_without_documents.check(claim, reference=reference):
...     print(finding)
warning MOD041 lines[0].procedure.modifiers[0]: 80 on 22630 without a document; its assistant
indicator is 0
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, Disposition, ExpectedDenial, Finding, Severity, Triggers
from ._documents import is_explained
from ._indicators import cited, indicator_rule, modifiers_of, refused

_TABLE = "modifier_documents"
_COLUMNS = ("assistant", "co_surgeons", "team")


@indicator_rule(
    "MOD041",
    "surgeons-without-documents",
    severity=Severity.WARNING,
    triggers=Triggers(modifiers=modifiers_of(*_COLUMNS, table=_TABLE)),
    disposition=Disposition.LINE_DENIAL,
    message="{modifier} on {code} without a document; its {name} indicator is {indicator}",
    source=cited("chapter 12, sections 20.4.3 and 40.8"),
    expects=ExpectedDenial(carc="54", group="CO"),
)
def surgeons_without_documents(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Judge lines without note or document by ``_tables/modifier_documents.toml``."""
    if line.modifiers and not is_explained(context.claim, line):
        for column in _COLUMNS:
            yield from refused(line, context, column, table=_TABLE)
