"""What a payer asks of procedures, as rows that a user writes from its manual.

Each row asks one thing: an authorization, a referral, an age, a sex, a place, a specialty, a
diagnosis, or that a service be no more frequent than so often. It may be for some payers only, for
some procedures (codes and ranges such as "70450-70498"; those of one form alone), some places of
service and kinds of claims. A row without procedures is for all of them.

>>> from datetime import date
>>> table = PayerRules.from_toml('''
... edition = "2026"
...
... [[rule]]
... asks = "authorization"
... payers = ["99999"]
... procedures = ["70450-70498", "97110"]
... not_procedures = ["70460"]
... places = ["11", "22"]
... source = "Example Health manual, 4.2"
... ''')
>>> asked = {"payer": "99999", "place": "11", "on": date(2026, 3, 2)}
>>> [row.source for row in table.asking("authorization", "70470", **asked)]
['Example Health manual, 4.2']
>>> table.asking("authorization", "70460", **asked), table.asking("referral", "70470", **asked)
((), ())
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Self

from attrs import Factory, field, frozen, validators

from ..money import exact
from ._dated import Dated
from ._edition import Edition
from ._procedure_ranges import codes_of
from ._row_table import RowTable

__all__ = ["ASKED", "PERIODS", "PayerRule", "PayerRules"]

ASKED = (
    "authorization", "referral", "age", "sex", "place", "specialty", "diagnosis", "frequency",
)  # fmt: skip
"""What a payer may ask."""
PERIODS = ("lifetime", "calendar year", "months", "days")
"""The periods in which a frequency is counted: months are full ones between two services."""


def _words(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise TypeError(f"{values!r} is one text where several are wanted")
    return tuple(values)


def _not_meant(row: "PayerRule") -> frozenset[str]:
    return frozenset(codes_of(row.not_procedures))


@frozen(kw_only=True)
class PayerRule(Dated):
    """State one thing that a payer asks.

    `values` are the sexes, places, specialties or taxonomies, or diagnoses (or their beginnings)
    that will do; with `excluded`, those that will not. `least` and `most` bound an age in years.
    An authorization or referral may be asked only above so many units (`units_above`). A frequency
    allows `times` in `count` months or days, in a calendar year or in a lifetime; the procedures
    of a row count together. Of several rows that ask the same of a procedure each holds.
    """

    asks: str = field(validator=validators.in_(ASKED))
    procedures: tuple[str, ...] = field(default=(), converter=_words)
    not_procedures: tuple[str, ...] = field(default=(), converter=_words)
    payers: tuple[str, ...] = field(default=(), converter=_words)
    filing: tuple[str, ...] = field(default=(), converter=_words)
    kinds: tuple[str, ...] = field(default=(), converter=_words)
    places: tuple[str, ...] = field(default=(), converter=_words)
    values: tuple[str, ...] = field(default=(), converter=_words)
    excluded: bool = False
    least: int | None = None
    most: int | None = None
    units_above: Decimal | None = field(default=None, converter=exact)
    times: int = 1
    per: str | None = field(default=None, validator=validators.optional(validators.in_(PERIODS)))
    count: int = 1
    source: str | None = None
    _not_meant: frozenset[str] = field(
        init=False, repr=False, eq=False, default=Factory(_not_meant, takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        if self.asks in ("sex", "place", "specialty", "diagnosis") and not self.values:
            raise ValueError(f"a row that asks for a {self.asks} has values")
        if self.asks == "age" and self.least is None and self.most is None:
            raise ValueError("a row that asks for an age has least or most")
        if self.asks == "frequency" and self.per is None:
            raise ValueError("a row that asks for a frequency says per what")

    @property
    def key(self) -> str:
        """Return what is asked."""
        return self.asks

    def takes(
        self,
        procedure: str | None,
        payer: str | None = None,
        filing: str | None = None,
        kind: str | None = None,
        place: str | None = None,
    ) -> bool:
        """Tell whether the row is for such a line; what it leaves out does not restrict.

        That the procedure is among `procedures` is for the table to know.
        """
        return (
            procedure not in self._not_meant
            and (not self.payers or payer in self.payers)
            and (not self.filing or filing in self.filing)
            and (not self.kinds or kind in self.kinds)
            and (not self.places or place in self.places)
        )


_Index = Mapping[tuple[str, str | None], tuple[PayerRule, ...]]


def _by_procedure(table: "PayerRules") -> _Index:
    """Return the rows by what they ask and by code; under None those for all procedures."""
    found: dict[tuple[str, str | None], list[PayerRule]] = {}
    for row in table:
        for code in codes_of(row.procedures) if row.procedures else (None,):
            found.setdefault((row.asks, code), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@frozen(eq=False, init=False)
class PayerRules(RowTable[str, PayerRule]):
    """Find what a payer asks of a procedure on a day."""

    _index: _Index = field(init=False, repr=False, default=Factory(_by_procedure, takes_self=True))

    @classmethod
    def from_toml(cls, text: str, name: str = "payer_rules") -> Self:
        """Return the table of a text with a ``[[rule]]`` for each row.

        `edition` is its name, or a table with name, first and last day. Raises ValueError or
        TypeError for a row that says nothing sensible.
        """
        values = tomllib.loads(text)
        edition = values.pop("edition", "unnamed")
        rows = [PayerRule(**row) for row in values.pop("rule", ())]
        if values:
            raise ValueError(f"unknown key {', '.join(sorted(values))}")
        return cls(
            name, rows, edition=Edition(**edition) if isinstance(edition, Mapping) else edition
        )

    def asking(
        self,
        asks: str,
        procedure: str | None,
        *,
        on: date,
        payer: str | None = None,
        filing: str | None = None,
        kind: str | None = None,
        place: str | None = None,
    ) -> tuple[PayerRule, ...]:
        """Return the rows in force that ask this of the procedure on such a claim."""
        rows = self._index.get((asks, None), ())
        if procedure is not None:
            rows = (*self._index.get((asks, procedure), ()), *rows)
        return tuple(
            [
                row
                for row in rows
                if row.covers(on) and row.takes(procedure, payer, filing, kind, place)
            ]
        )
