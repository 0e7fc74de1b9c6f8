"""The ZIP Code of the billing provider or service facility has not nine digits.

Version 5010 wants ZIP+4 for both. The four digits are those of the post office; made-up ones are
refused by payers who price by place.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(billing={"provider": {"address": {"zip_code": "62701"}}})
>>> for finding in zip_code_not_nine_digits.check(claim):
...     print(finding)
error PRV002 billing.provider.address.zip_code: the ZIP Code has 5 characters; it needs 9 digits
"""

import re
from collections.abc import Iterator

from ....model import (
    Claim,
)
from ... import (
    AddressShape,
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
from ._providers import providers

_NINE = re.compile("[0-9]{9}")


def _is_short(address: AddressShape) -> bool:
    is_meant = address.stands == "billing" or address.role == "77"
    return is_meant and bool(address.zip_code) and not _NINE.fullmatch(address.zip_code or "")


@rule(
    "PRV002",
    "zip-code-not-nine-digits",
    scope=Scope.CLAIM,
    triggers=Triggers(address=_is_short),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the ZIP Code has {length} characters; it needs 9 digits",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 32 and 33"),
        Citation(authority="X12 005010 837", section="2010AA and 2310C N403"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N258"),
)
def zip_code_not_nine_digits(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at addresses in the United States of roles 85 and 77."""
    for path, provider in providers(context):
        billing = path == "billing.provider"
        address = provider.address
        if address is None or not (billing or provider.role == "77"):
            continue
        code = address.zip_code
        if code and address.country in (None, "US") and not _NINE.fullmatch(code):
            yield context.finding(
                at=f"{path}.address.zip_code",
                length=len(code),
                expects=None if billing else ExpectedDenial(carc="16", rarc="MA114"),
            )
