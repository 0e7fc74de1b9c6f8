"""The procedure code of a line has not the form of a CPT, HCPCS or CDT code.

It is five characters: five digits, four digits and a letter (A, F, M, T, U), or a letter and four
digits. A letter O for a zero, a description in its place or a code of the clinic's own comes back
from the clearinghouse. Type it again by the record.

>>> from billingcore.testing import a_claim
>>> for finding in malformed_procedure_code.check(a_claim(lines=("992l3",))):
...     print(finding)
error PX104 lines[0].procedure.code: '992l3' has not the form of a procedure code
"""

from collections.abc import Iterator

from ....identifiers import procedure as form
from ....model import ServiceLine
from ... import Context, Disposition, Finding, Fix, Safety, Scope, Snip, Triggers, rule
from ._validity import CODE_SET, INVALID

_SYSTEMS = ("HC", "AD")


@rule(
    "PX104",
    "malformed-procedure-code",
    scope=Scope.LINE,
    triggers=Triggers(coding=lambda done: done.code and not _is_well_formed(done.code)),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code!r} has not the form of a procedure code",
    source=CODE_SET,
    expects=INVALID,
    aliases=("IOCE 6",),
)
def malformed_procedure_code(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report codes of CPT, HCPCS and CDT; capitals and blanks are proposed as a fix."""
    done = line.procedure
    if done is None or not done.code or done.system not in _SYSTEMS:
        return
    if _is_well_formed(done.code):
        return
    mended = form.compact(done.code)
    if form.is_valid(mended):
        fix = Fix(
            text="write capitals without blanks",
            safety=Safety.SAFE,
            changes=((context.path("procedure.code"), mended),),
        )
        yield context.finding("procedure.code", fixes=fix, code=done.code)
    else:
        yield context.finding("procedure.code", code=done.code)


def _is_well_formed(code: str) -> bool:
    return form.compact(code) == code and form.is_valid(code)
