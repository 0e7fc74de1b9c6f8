"""The place of service is no code, or was none on the day of service.

Places are added from time to time, and one is valid from the day that CMS states: telehealth at
home (10) from 2022, for instance.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> places = CodeTable("place_of_service", [Entry("10", date(2022, 1, 1)), Entry("11")])
>>> reference = ReferenceSet().with_(place_of_service=places)
>>> claim = a_claim(facility_code="10", day="2021-12-31", lines=("99213",))
>>> for finding in place_of_service_not_valid.check(claim, reference=reference):
...     print(finding)
error POS001 facility_code: place of service 10 is not valid on 2021-12-31: it begins on 2022-01-01
"""

import re
from collections.abc import Iterator
from datetime import date

from ....codes import Answer, CodeTable, Status
from ....model import Claim
from ... import Applies, Citation, Context, Evidence, ExpectedDenial, Finding, Scope, Snip, rule

_FORM = re.compile("[0-9]{2}")


@rule(
    "POS001",
    "place-of-service-not-valid",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "dental")),
    needs="place_of_service",
    snip=Snip.CODE_SET,
    message="place of service {place} is not valid on {day}: {why}",
    source=(
        Citation(authority="CMS Place of Service Code Set"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, section 10.5"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M77", group="CO", status=("A7:249",)),
)
def place_of_service_not_valid(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask about the claim's place on the days of lines without one, and about those of lines."""
    table: CodeTable = context.table("place_of_service")
    good: set[tuple[str, date]] = set()
    bad: dict[tuple[str, date], str] = {}
    for i, line in enumerate(claim.lines):
        place, day = line.place_of_service or claim.facility_code, context.day_of(line)
        if not place or not day or (place, day) in good:
            continue
        if table.is_valid(place, on=day):
            good.add((place, day))
        else:
            path = f"lines[{i}].place_of_service" if line.place_of_service else "facility_code"
            bad.setdefault((place, day), path)
    told: set[str] = set()
    for (place, day), path in sorted(bad.items()):
        if path in told:
            continue
        answer = table.get(place, on=day)
        if answer.status is Status.OUTSIDE and _FORM.fullmatch(place):
            reason = f"edition {table.edition} does not speak of {place} on {day}"
            context.not_evaluated("place_of_service", reason=reason)
        else:
            told.add(path)
            yield _finding(context, table, answer, path)


def _finding(context: Context, table: CodeTable, answer: Answer, path: str) -> Finding:
    why = "it is no code" if _FORM.fullmatch(answer.code) else "it has not the form of a place"
    if answer.ended is not None:
        why = f"it ended on {answer.ended}"
    elif answer.begins is not None:
        why = f"it begins on {answer.begins}"
    return context.finding(
        path,
        evidence=Evidence(
            what=str(answer.status),
            table=table.name,
            edition=str(table.edition),
            facts=(("code", answer.code), ("on", answer.on)),
        ),
        place=answer.code,
        day=answer.on,
        why=why,
    )
