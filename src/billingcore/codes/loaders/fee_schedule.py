r"""Load the relative value files of the Medicare physician fee schedule (PPRRVU).

The CSV, the workbook and the text of fixed width say the same; of an archive one is taken. The
file is a snapshot of its quarter, which its heading or its name tells; several make one table in
which each row has the days that it held. From 2026 on there are two files a quarter, for
participants who qualify in an advanced payment model (QPP) and for all others (nonQPP).
Descriptions of procedures are the AMA's: they are dropped unless you ask for them.
Source: the record layout of the national physician fee schedule relative value file, 2025.

>>> from datetime import date
>>> from billingcore.codes import FeeSchedule
>>> from billingcore.codes.loaders import load_pprrvu
>>> record = (
...     b"20610  A NAME THAT IS NOT KEPT".ljust(57)
...     + b"A   0.79   1.03     0.45    0.10   1.92  1.340000.00.00.0021100".ljust(75)
...     + b" 32.3465 090 99      0.00   0.00   0.00\r\n"
... )
>>> table = FeeSchedule.of("fee_schedule", load_pprrvu(record, effective=date(2025, 10, 1)))
>>> row = table.get("20610", on=date(2025, 11, 3))
>>> row.work, row.global_days, row.bilateral, row.description
(Decimal('0.79'), '000', '1', None)
>>> print(table.edition, table.edition.first, table.edition.last)
2025Q4 2025-10-01 2025-12-31
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from .._fee_schedule import FeeScheduleRow
from .._reading import Reading
from ._fixed_width import Field, fixed_records
from ._kinds import FileKind, Head, parts_with
from ._payment_files import (
    code_of,
    day_in_name,
    digits,
    of_quarter,
    opening,
    quarter_in,
    texts_first,
)
from ._source import Part, Source
from ._table import Column, Record, header_in, records_of

__all__ = ["KINDS", "load_pprrvu"]

_COLUMNS = (
    Column("code", r"hcpcs"),
    Column("modifier", r"mod"),
    Column("description", r"description", required=False),
    Column("status", r"status code"),
    Column("not_used", r"not used for medicare payment"),
    Column("work", r"work rvu"),
    Column("nonfacility_pe", r"non ?fac(ility)? pe rvu"),
    Column("nonfacility_na", r"non ?fac(ility)? na indicator"),
    Column("facility_pe", r"facility pe rvu"),
    Column("facility_na", r"facility na indicator"),
    Column("malpractice", r"mp rvu"),
    Column("nonfacility_total", r"non ?fac(ility)? total"),
    Column("facility_total", r"facility total"),
    Column("pc_tc", r"pc ?tc ind"),
    Column("global_days", r"glob days"),
    Column("preoperative", r"pre op"),
    Column("intraoperative", r"intra op"),
    Column("postoperative", r"post op"),
    Column("multiple", r"mult proc"),
    Column("bilateral", r"bilat surg"),
    Column("assistant", r"asst surg"),
    Column("co_surgeons", r"co surg"),
    Column("team", r"team surg"),
    Column("pricing", r"pric ind", required=False),
    Column("endoscopic_base", r"endo base"),
    Column("conversion_factor", r"conv factor"),
    Column("supervision", r"physician supervision of diagnostic procedures"),
    Column("calculation_flag", r"calculation flag"),
    Column("imaging_family", r"diagnostic imaging family indicator"),
    Column("opps_nonfacility_pe", r"non ?facility pe used for opps payment amount"),
    Column("opps_facility_pe", r"facility pe used for opps payment amount"),
    Column("opps_malpractice", r"mp used for opps payment amount"),
)
_FIELDS = (
    Field("code", 1, 5),
    Field("modifier", 6, 7),
    Field("description", 8, 57),
    Field("status", 58, 58),
    Field("not_used", 59, 59),
    Field("work", 60, 65),
    Field("nonfacility_pe", 67, 72),
    Field("nonfacility_na", 73, 74),
    Field("facility_pe", 76, 81),
    Field("facility_na", 82, 83),
    Field("malpractice", 85, 89),
    Field("nonfacility_total", 91, 96),
    Field("facility_total", 97, 102),
    Field("pc_tc", 103, 103),
    Field("global_days", 104, 106),
    Field("preoperative", 107, 109),
    Field("intraoperative", 110, 112),
    Field("postoperative", 113, 115),
    Field("multiple", 116, 116),
    Field("bilateral", 117, 117),
    Field("assistant", 118, 118),
    Field("co_surgeons", 119, 119),
    Field("team", 120, 120),
    Field("endoscopic_base", 128, 132),
    Field("conversion_factor", 133, 140),
    Field("supervision", 142, 143),
    Field("calculation_flag", 144, 144),
    Field("imaging_family", 146, 147),
    Field("opps_nonfacility_pe", 152, 157),
    Field("opps_facility_pe", 159, 164),
    Field("opps_malpractice", 166, 171),
)
_BLANK = (66, 75, 84, 90, 141, 145, 158, 165)
_FILLER = Field("filler", 121, 127)
_RECORD = re.compile(
    r"[0-9A-Z]{5}[0-9A-Z ]{2}.{50}[A-Z][ +][ 0-9.]{6} [ 0-9.]{6}[NA ]{2} [ 0-9.]{6}[NA ]{2} "
    r"[ 0-9.]{5} [ 0-9.]{12}[0-9 ](?:[0-9]{3}|MMM|XXX|YYY|ZZZ)"
)
_QUALIFYING = re.compile(r"(?<!non)(?<!non[-_ ])qpp", re.IGNORECASE)


def _is_fixed(head: Head) -> bool:
    return any(_RECORD.match(line) for line in head.lines)


def _recognises(head: Head) -> bool:
    return _is_fixed(head) or header_in(head.rows, _COLUMNS) is not None


KIND = FileKind("a physician fee schedule relative value file (PPRRVU)", _recognises)
KINDS = (KIND,)


def load_pprrvu(
    source: Source,
    *,
    effective: date | None = None,
    qualifying: bool = False,
    keep_descriptions: bool = False,
) -> Reading[FeeScheduleRow]:
    """Return the rows of one quarter.

    `effective` is the first day, where neither heading nor name tell, or where a release began
    within its quarter. Of an archive with two files `qualifying` takes that of participants who
    qualify in an advanced payment model. Raises LoadError for another kind of file, ValueError
    without a day.
    """
    parts = _of_participants(texts_first(parts_with(KIND, source)), qualifying=qualifying)
    first = effective or quarter_in(opening(parts[0])) or day_in_name(parts[0])
    edition = of_quarter(parts[0], first)
    rows = partial(_rows, keep=keep_descriptions)
    return Reading(KIND.name, parts, rows, edition, snapshot=True)


def _of_participants(parts: Sequence[Part], *, qualifying: bool) -> tuple[Part, ...]:
    wanted = (part for part in parts if bool(_QUALIFYING.search(part.name)) is qualifying)
    return tuple(wanted) or tuple(parts)


def _rows(part: Part, *, keep: bool) -> Iterator[FeeScheduleRow]:
    if _is_fixed(Head(part)):
        records = fixed_records(part, _FIELDS, head="HDR", blank=_BLANK, filler=_FILLER)
    else:
        records = records_of(part, _COLUMNS)
    for record in records:
        code = code_of(record)
        if code is None:
            continue
        if record.text("opps_malpractice") is None:
            record.reject("the row is cut short")
            continue
        yield _row(record, code, record.text("description") if keep else None)


def _row(record: Record, code: str, description: str | None) -> FeeScheduleRow:
    text, number = record.text, record.number
    return FeeScheduleRow(
        code=code,
        modifier=text("modifier"),
        status=text("status"),
        not_used=text("not_used"),
        work=number("work"),
        nonfacility_pe=number("nonfacility_pe"),
        nonfacility_na=text("nonfacility_na"),
        facility_pe=number("facility_pe"),
        facility_na=text("facility_na"),
        malpractice=number("malpractice"),
        nonfacility_total=number("nonfacility_total"),
        facility_total=number("facility_total"),
        pc_tc=text("pc_tc"),
        global_days=digits(text("global_days"), 3),
        preoperative=number("preoperative"),
        intraoperative=number("intraoperative"),
        postoperative=number("postoperative"),
        multiple=text("multiple"),
        bilateral=text("bilateral"),
        assistant=text("assistant"),
        co_surgeons=text("co_surgeons"),
        team=text("team"),
        pricing=text("pricing"),
        endoscopic_base=text("endoscopic_base"),
        conversion_factor=number("conversion_factor"),
        supervision=digits(text("supervision"), 2),
        calculation_flag=text("calculation_flag"),
        imaging_family=digits(text("imaging_family"), 2),
        opps_nonfacility_pe=number("opps_nonfacility_pe"),
        opps_facility_pe=number("opps_facility_pe"),
        opps_malpractice=number("opps_malpractice"),
        description=description,
    )
