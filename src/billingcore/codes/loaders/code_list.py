"""Load a list of codes and days of your own: CPT, CDT, the codes of the NUBC, NDC and the like.

Whoever has a licence has such a list in some form; this is the form that every list can take, with
one row for each code and stretch of days. Only the column of codes must be there:

- the code: "code", "CPT code", "revenue code", "NDC" …
- the description: "description", "long description", "name", "title" …
- the first and the last day: "start", "effective date", "valid from"; "end", "termination date" …
- "attributes": words of your own, parted by semicolons or bars
- "children": codes to choose from instead of this one, which makes it a header
- "header": yes or no

A zero that a spreadsheet dropped from a code of digits is put back. Descriptions stay out of
memory unless you keep them; then a table can be searched by their words.

>>> from datetime import date
>>> from billingcore.codes import CodeTable
>>> from billingcore.codes.loaders import load_code_list_csv
>>> file = b'''Condition Code,Description,Effective Date,Termination Date,Attributes
... 4,A short text of yours,,,information only
... 45,Another,07/01/2023,,
... D0,A third,,12/31/9999,adjustment; dates
... '''
>>> reading = load_code_list_csv(file, name="condition", keep_descriptions=True)
>>> table = CodeTable.of("condition", reading)
>>> table.is_valid("45", on=date(2023, 6, 30)), table.is_valid("04", on=date(2023, 6, 30))
(False, True)
>>> sorted(table.get("D0", on=date(2026, 3, 2)).attributes)
['adjustment', 'dates']
>>> [entry.code for entry in table.search("short text")]
['04']
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from ... import identifiers
from .._answer import Entry
from .._reading import Reading
from ._code_list import END, START, days_of, edition_as_of, joined
from ._kinds import FileKind, parts_with
from ._source import Part, Source
from ._table import Column, records_of

__all__ = ["load_code_list_csv"]

_SYSTEM = (
    r"hcpcs|cpt|hcpcs cpt|cpt hcpcs|cdt|procedure|ada|modifier|pos|place of service|type of bill"
    r"|tob|bill type|revenue|rev|condition|occurrence|occurrence span|span|value|ndc|taxonomy"
    r"|discharge status|patient status|status|point of origin|admission type|service type|carc|rarc"
    r"|adjustment|reason|remark|group|icd 10( cm| pcs)?|diagnosis"
)
_COLUMNS = (
    Column("code", rf"codes?( value)?|({_SYSTEM})( codes?)?|ndc ?11"),
    Column(
        "title",
        r"((long|full|short|code|official) )?(description|desc|descriptor|definition|meaning|text)"
        r"|(display )?name|title",
        required=False,
    ),
    START,
    END,
    Column("attributes", r"attributes?|flags?|tags?", required=False),
    Column("children", r"child(ren)?( codes?)?", required=False),
    Column("header", r"(is )?header", required=False),
)

Tidy = Callable[[str], str | None]
_PARTS = re.compile(r"\s*[;|]\s*")
_CODES = re.compile(r"[;|,\s]+")


def load_code_list_csv(
    source: Source, *, name: str, as_of: date | None = None, keep_descriptions: bool = False
) -> Reading[Entry]:
    """Return the codes of a list, checked to have the form of `name`, the table they are for.

    `name` is that of the table in a `ReferenceSet`, or another, whose codes may have any form.
    `as_of` is the day of the list, where the file's name does not tell: of codes that it lacks,
    it cannot tell on later days. Raises LoadError for a file without a column of codes.
    """
    kind = FileKind.with_columns(f"a list of codes ({name})", _COLUMNS)
    parts = parts_with(kind, source)
    rows = partial(_rows, name=name, keep=keep_descriptions)
    return Reading(kind.name, parts, rows, edition_as_of(parts, as_of))


def _rows(part: Part, *, name: str, keep: bool) -> Iterator[Entry]:
    tidy = _TIDY.get(name, _any)
    for record in records_of(part, _COLUMNS):
        code = tidy(record.text("code") or "")
        if not code:
            record.reject(f"the code has not the form of {name.replace('_', ' ')} codes")
            continue
        days = days_of(record)
        if days is not None:
            children = tuple(filter(None, _CODES.split(record.text("children") or "")))
            header = record.value("header", _yes) or False
            yield Entry(
                code,
                *days,
                title=joined(record.text("title")) if keep else None,
                attributes=filter(None, _PARTS.split(record.text("attributes") or "")),
                children=children,
                header=header or bool(children),
            )


def _yes(text: str) -> bool:
    if text.lower() in ("y", "yes", "true", "1", "x"):
        return True
    if text.lower() in ("n", "no", "false", "0"):
        return False
    raise ValueError("expected yes or no")


def _any(text: str) -> str | None:
    return "".join(text.split()).upper() or None


def _shape(pattern: str, width: int = 0) -> Tidy:
    shape = re.compile(pattern)

    def tidy(text: str) -> str | None:
        code = "".join(text.split()).upper()
        if code.isascii() and code.isdecimal():
            code = code.zfill(width)
        return code if shape.fullmatch(code) else None

    return tidy


def _of(compact: Callable[[str], str], is_valid: Callable[[str], bool]) -> Tidy:
    return lambda text: code if is_valid(code := compact(text)) else None


_TWO = _shape(r"[0-9A-Z]{2}", 2)
_TIDY: Mapping[str, Tidy] = {
    "cpt": _shape(r"\d{4}[0-9A-Z]", 5),
    "cdt": _shape(r"D\d{4}"),
    "hcpcs": _shape(r"[A-Z]\d{4}"),
    "modifiers": _of(identifiers.modifier.compact, identifiers.modifier.is_valid),
    "ndc": _of(identifiers.ndc.compact, identifiers.ndc.is_valid),
    "icd10cm": _of(identifiers.icd10cm.compact, identifiers.icd10cm.is_valid),
    "icd10pcs": _of(identifiers.icd10pcs.compact, identifiers.icd10pcs.is_valid),
    "place_of_service": _shape(r"\d{2}", 2),
    "type_of_bill": _of(identifiers.type_of_bill.compact, identifiers.type_of_bill.is_valid),
    "revenue": _shape(r"\d{4}", 4),
    "condition": _TWO,
    "occurrence": _TWO,
    "occurrence_span": _TWO,
    "value": _TWO,
    "discharge_status": _shape(r"\d{2}", 2),
    "point_of_origin": _shape(r"[0-9A-Z]"),
    "admission_type": _shape(r"\d"),
    "taxonomy": _of(identifiers.taxonomy.compact, identifiers.taxonomy.is_valid),
}
