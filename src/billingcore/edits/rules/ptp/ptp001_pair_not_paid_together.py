"""Two services of one day are not paid together, and no modifier on them says why they are.

The National Correct Coding Initiative lists pairs of procedures of which the one in column 2 is
part of the one in column 1, or cannot be done with it. When one provider reports both for one
patient and day, column 2 is refused. Where the row has indicator 1, a modifier that names another
site, session or reason lifts the edit; where it has 0, none does. 59 and X{EPSU} count on either
line since 2019-07-01, on column 2 before (of Medicaid's edits, on either always); 24, 25 and 57
count on the visit, on no operation or test. 22, 50, 51, 52, 53, 76 and 77 never count.

A pair whose column 1 is itself refused is left out, unless the option `dependent` asks for it.
The option `setting` = "dme" judges by the suppliers' edits. One provider is who renders, on an
institutional claim who bills; the option `provider` = "specialty" takes all of the same tax number
and specialty for one, by the fact `providers`. Pairs with earlier claims are told by PTP003 and
PTP004.

>>> from datetime import date
>>> from billingcore.codes import PairRow, PairTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> row = PairRow("11042", "97597", date(2011, 1, 1), indicator="1")
>>> pairs = PairTable("ncci_ptp_practitioner", [row], edition="2026Q1")
>>> reference = ReferenceSet().with_(ncci_ptp_practitioner=pairs)
>>> print(pair_not_paid_together.check(a_claim(lines=("97597", "11042")), reference=reference))
error PTP001 lines[0].procedure: 97597 is not paid beside 11042 on 2026-03-02 ...
    because procedure-to-procedure edit; column 1 11042, column 2 97597, effective 2011-01-01, ...
    fix (needs documentation): where the record shows another site, session or reason, ...
    source NCCI Policy Manual for Medicare Services chapter I; Medicare Claims Processing ...
>>> lifted = a_claim(lines=("97597-59", "11042"))
>>> len(pair_not_paid_together.check(lifted, reference=reference))
0
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding
from .._settings import ncci_needs
from ._conflict import Conflict
from ._pairing import MET, pairing
from ._told import pair_finding, pair_rule


@pair_rule(
    "PTP001",
    "pair-not-paid-together",
    needs=ncci_needs("ncci_ptp"),
    triggers=MET,
    message="{column2} is not paid beside {column1} on {day} (indicator {indicator})",
    aliases=("IOCE 20", "IOCE 40"),
)
def pair_not_paid_together(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report column 2 of each pair in force that nothing lifts."""
    found = pairing(claim, context)
    if found is None:
        return
    own = found.lines.own
    said: dict[Conflict, Finding] = {}
    dependent = []
    for conflict in found.unlifted:
        if max(conflict.first, conflict.second) >= own:
            continue
        if conflict.first in found.refused:
            dependent.append(conflict)
            continue
        said[conflict] = pair_finding(context, conflict)
        yield said[conflict]
    for conflict in dependent if context.option("dependent") else ():
        cause = found.cause(conflict)
        yield pair_finding(context, conflict, cause=said.get(cause) if cause else None)
