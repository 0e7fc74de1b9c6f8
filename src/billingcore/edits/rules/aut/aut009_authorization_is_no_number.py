"""Where an authorization or referral number should stand, there is none.

The place is filled with nothing, or with a word such as PENDING or NONE. Payers read it as a number
that they do not know: leave the place out, or put the number there.

>>> from billingcore.testing import a_claim
>>> for finding in authorization_is_no_number.check(a_claim(references={"G1": "PENDING"})):
...     print(finding)
warning AUT009 references[0]: the authorization number is a word
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Fix, Scope, Severity, Snip, rule
from ._numbers import NUMBERED, REFERRAL, numbers

_WORDS = {
    "NONE", "NA", "N/A", "NOTREQUIRED", "NOTNEEDED", "NOAUTH", "NOAUTHREQUIRED", "PENDING",
    "REQUESTED", "UNKNOWN", "TBD", "AUTH", "REFERRAL", "VERBAL", "YES", "NO",
}  # fmt: skip
_FIX = Fix(text="take the entry away, or put the payer's number there")


@rule(
    "AUT009",
    "authorization-is-no-number",
    scope=Scope.CLAIM,
    triggers=NUMBERED,
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="the {what} number is {it}",
    source=(
        Citation(authority="X12 005010 837", section="2300 and 2400 REF*G1, REF*9F"),
        Citation(authority="NUCC 1500 instruction manual", section="item 23"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M62", group="CO"),
)
def authorization_is_no_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for blanks, for words that stand in, and for one character repeated."""
    for number in numbers(context):
        value = number.value
        it = "blank" if not value else "a word" if value in _WORDS else None
        if it is None and len(set(value)) == 1:
            it = "one character over and over"
        if it is not None:
            what = "referral" if number.qualifier == REFERRAL else "authorization"
            yield context.finding(number.path, fixes=_FIX, what=what, it=it)
