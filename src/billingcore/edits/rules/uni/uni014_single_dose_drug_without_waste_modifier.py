"""A drug from a single-dose container says neither JW nor JZ.

Medicare wants to know of every such drug whether a part was thrown away: JW marks the line of the
discarded amount, JZ a drug of which nothing was left. `codes` are the drugs that come in
single-dose containers alone, as CMS lists them twice a year; without a list the rule judges no
drug. Of a hospital's outpatient drugs only those paid by themselves are meant (status G or K in the
table `opps`).

>>> from billingcore.edits import check
>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("J1745",), coverage={"filing_indicator": "MB"})
>>> rules = [single_dose_drug_without_waste_modifier]
>>> config = {"options": {"UNI014": {"codes": ["J1745"]}}}
>>> for finding in check(claim, rules=rules, config=config):
...     print(finding)
error UNI014 lines[0].procedure.modifiers: J1745 of a single-dose container wants JW or JZ
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from ....codes import OppsTable
from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Day,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ..._about import bill_of
from .._places import place_of

_WASTE = frozenset({"JW", "JZ"})
_CLINICS = ("50", "72")
_PAID_APART = ("G", "K")
_STATE = Fix(
    text="say by the record whether some of the drug was discarded",
    safety=Safety.NEEDS_DOCUMENTATION,
)


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen(kw_only=True)
class SingleDoseOptions:
    """Name the drugs that come in single-dose containers alone."""

    codes: tuple[str, ...] = field(
        default=(), converter=_words, validator=deep_iterable(instance_of(str))
    )


@rule(
    "UNI014",
    "single-dose-drug-without-waste-modifier",
    scope=Scope.DAY,
    applies=Applies(
        kinds=("professional", "institutional"),
        bills=("13", "85"),
        filing=("MA", "MB"),
        since=date(2023, 7, 1),
    ),
    triggers=Triggers(procedures=("A", "C", "J", "P", "Q", "9")),
    options=SingleDoseOptions,
    snip=Snip.PARTNER,
    message="{code} of a single-dose container wants JW or JZ",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 17, section 40"
    ),
    expects=ExpectedDenial(carc="16", rarc="N822", group="CO", status=("A7:453",)),
)
def single_dose_drug_without_waste_modifier(day: Day, context: Context) -> Iterator[Finding]:
    """Report listed drugs that have no JZ and no line with JW; clinics paid by visit need none.

    Nor does a drug of a hospital's outpatient that is paid with the service.
    """
    codes = context.options.codes
    for line in day.lines:
        code = line.code
        if not code or not (code in codes if codes else code[0] == "J"):
            continue
        if not _WASTE.isdisjoint(line.modifiers) or place_of(context.claim, line) in _CLINICS:
            continue
        if any(other.code == code and "JW" in other.modifiers for other in day.lines):
            continue
        if codes and not _is_paid_apart(line, day.day, context):
            continue
        if codes:
            yield context.finding((line, "procedure.modifiers"), fixes=_STATE, code=code)
        else:
            reason = "no option says which drugs come in single-dose containers"
            context.not_evaluated("options UNI014", reason=reason)


def _is_paid_apart(line: ServiceLine, day: date, context: Context) -> bool:
    if bill_of(context.claim) != "13":
        return True
    table: OppsTable | None = context.optional_table("opps")
    if table is None or not table.edition.covers(day):
        context.not_evaluated("opps", reason="nothing says whether the drug is paid by itself")
        return False
    row = table.get(line.code or "", on=day)
    return row is not None and row.status in _PAID_APART
