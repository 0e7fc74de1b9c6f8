"""The NPI did not count on the day of service: not yet given, or deactivated.

The registry deactivates the number of who retires, dies or is replaced, and payers follow it. The
rule speaks of providers whom the fact `providers` names.

>>> from billingcore.testing import a_claim
>>> known = {"1555555550": {"deactivated": "2026-01-31"}}
>>> for finding in npi_not_active.check(a_claim(), facts={"providers": known}):
...     print(finding)
error PRV027 providers[0].id.value: the NPI does not count on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Evidence, ExpectedDenial, Finding, Scope, Snip, rule
from ._providers import RARC, providers
from ._taxonomies import day_at


@rule(
    "PRV027",
    "npi-not-active",
    scope=Scope.CLAIM,
    needs="facts.providers",
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.POLICY,
    message="the NPI does not count on {day}",
    source=(
        Citation(authority="45 CFR", section="162.408"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 80.3"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def npi_not_active(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the days of the registry with the first day of the claim, or the line's."""
    known = context.fact("providers")
    for path, provider in providers(context):
        record = known.get(provider.npi or "")
        day = day_at(claim, path, context)
        if record is None or day is None or record.is_active(day):
            continue
        role = "85" if path == "billing.provider" else provider.role or ""
        yield context.finding(
            f"{path}.id.value",
            evidence=Evidence(
                what="registry",
                facts=(
                    ("active", record.active or "not told"),
                    ("deactivated", record.deactivated or "not told"),
                ),
            ),
            expects=ExpectedDenial(carc="16", rarc=RARC.get(role)),
            day=day,
        )
