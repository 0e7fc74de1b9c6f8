"""What a rule may know besides its subject, and the way it makes a finding."""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from ..findings import (
    Bypass,
    Citation,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    NotEvaluated,
)
from ..model import Batch, Claim, ClaimPayment, Remittance, ServiceLine, ServicePayment
from ._entry import Entry
from ._facts import Facts
from ._history import EarlierClaim, History
from ._paths import join, path_of
from ._plan import table_of
from ._subjects import Day, days_of

if TYPE_CHECKING:
    from ..codes import ReferenceSet

__all__ = ["At", "Context"]

_T = TypeVar("_T")
_LINE = re.compile(r"lines\[(\d+)\]")

_NO_FACTS = Facts()

At = object
"""Where a finding stands: an object, a path below the subject, ``(object, path)`` or None."""


class Context:
    """Give a rule what surrounds its subject; the engine makes one for each thing it checks.

    `root` is the claim, payment, batch or remittance that is being checked: paths begin there.
    `as_of` is today as the caller says it, or None. `first_day` and `last_day` are the claim's.
    """

    __slots__ = (
        "_claim",
        "_days",
        "_earlier",
        "_entry",
        "_facts",
        "_found",
        "_history",
        "_subject",
        "_where",
        "as_of",
        "first_day",
        "last_day",
        "parent",
        "reference",
        "root",
        "unevaluated",
    )

    def __init__(
        self,
        root: object,
        *,
        reference: "ReferenceSet | None" = None,
        as_of: date | None = None,
        earlier: tuple[Claim | EarlierClaim, ...] = (),
        facts: Facts | None = None,
        parent: object = None,
        days: tuple[date | None, date | None] = (None, None),
    ) -> None:
        self.root: object = root
        self._claim = root if isinstance(root, Claim) else None
        self.reference: ReferenceSet | None = reference
        self.as_of: date | None = as_of
        self._earlier = earlier
        self.parent: object = parent
        self.first_day: date | None = days[0]
        self.last_day: date | None = days[1]
        self.unevaluated: tuple[NotEvaluated, ...] = ()
        self._facts = facts
        self._days: tuple[Day, ...] | None = None
        self._history: History | None = None
        self._found: dict[Hashable, Any] = {}
        self._entry: Entry
        self._subject: object = root
        self._where: int = -1

    # -- what surrounds the subject ---------------------------------------------------------

    @property
    def claim(self) -> Claim:
        """Return the claim that is being checked."""
        if self._claim is None:
            raise TypeError(f"no claim is being checked but a {type(self.root).__name__}")
        return self._claim

    @property
    def payment(self) -> ClaimPayment:
        """Return the claim payment that is being checked."""
        if not isinstance(self.root, ClaimPayment):
            raise TypeError(f"no payment is being checked but a {type(self.root).__name__}")
        return self.root

    @property
    def batch(self) -> Batch | None:
        """Return the batch of the claim, or None when it is checked alone."""
        found = self.root if isinstance(self.root, Batch) else self.parent
        return found if isinstance(found, Batch) else None

    @property
    def remittance(self) -> Remittance | None:
        """Return the remittance of the payment, or None when it is checked alone."""
        found = self.root if isinstance(self.root, Remittance) else self.parent
        return found if isinstance(found, Remittance) else None

    @property
    def days(self) -> tuple[Day, ...]:
        """Return the claim's lines by provider and day of service."""
        if self._days is None:
            self._days = days_of(self.claim)
        return self._days

    @property
    def history(self) -> History:
        """Return the claim among the patient's earlier ones, those that were given."""
        if self._history is None:
            self._history = History(claim=self.claim, earlier=self._earlier)
        return self._history

    @property
    def earlier(self) -> tuple[Claim, ...]:
        """Return the patient's earlier claims that stand."""
        return self.history.earlier if self._earlier else ()

    def once(self, make: Callable[..., _T], *arguments: Hashable) -> _T:
        """Return ``make(context, *arguments)``, worked out once for all rules that ask for it.

        `make` must use only what is the same for every rule: no options, nothing not evaluated.
        """
        key = (make, *arguments) if arguments else make
        found: _T
        try:
            found = self._found[key]
        except KeyError:
            found = self._found[key] = make(self, *arguments)
        return found

    def line_index(self, line: ServiceLine | None = None) -> int:
        """Return where a line stands in the claim, from 0; without one, the line being judged."""
        if self._where >= 0 and (line is None or line is self._subject):
            return self._where
        for i, other in enumerate(self.claim.lines):
            if other is line:
                return i
        raise LookupError("the line is not of this claim")

    def day_of(self, line: ServiceLine) -> date | None:
        """Return the day of a line; where it states none, the claim's first day."""
        return line.first_day or self.first_day

    # -- what the caller gave ---------------------------------------------------------------

    def table(self, name: str) -> Any:  # noqa: ANN401 - each table has its own interface
        """Return a table that the rule declares in `needs`."""
        if self.reference is None or name not in self._entry.needs:
            raise LookupError(f"{self._entry.rule.id} does not declare that it needs {name}")
        return self.reference.get(name)

    def optional_table(self, name: str) -> Any:  # noqa: ANN401 - each table has its own interface
        """Return a table if it is loaded, else None: for what only makes a finding better."""
        return table_of(self.reference, name)

    def option(self, name: str) -> Any:  # noqa: ANN401 - typed by the rule's options class
        """Return one of the rule's options, as configured."""
        return getattr(self._entry.options, name)

    @property
    def options(self) -> Any:  # noqa: ANN401 - the rule's own options class
        """Return the rule's options object, as configured."""
        return self._entry.options

    @property
    def facts(self) -> Facts:
        """Return what the caller knows and the claim does not say."""
        return self._facts or _NO_FACTS

    def fact(self, name: str, default: object = None) -> Any:  # noqa: ANN401 - the caller's own
        """Return something that the caller knows and the claim does not say."""
        return default if self._facts is None else self._facts.get(name, default)

    # -- what the rule says -----------------------------------------------------------------

    def path(self, at: At = None) -> str:
        """Return the path, from what is being checked, of an object or of a path below the subject.

        None is the subject itself; a pair is an object of the claim and a path below it. An
        object that the claim holds in several places is looked for below the subject first.
        """
        if at is None:
            return self._subject_path()
        if isinstance(at, str):
            return join(self._subject_path(), at)
        if isinstance(at, tuple):
            return join(self.path(at[0]), str(at[1]))
        if at is self._subject:
            return self._subject_path()
        here = self._subject_path() if self._where >= 0 else ""
        if isinstance(self._subject, Day):
            for i, line in zip(self._subject.indices, self._subject.lines, strict=True):
                if line is at:
                    return f"lines[{i}]"
        found = path_of(self._subject, at, here) if here else None
        if found is None:
            found = path_of(self.root, at)
        if found is None:
            raise LookupError(f"a {type(at).__name__} that is no part of what is being checked")
        return found

    def _subject_path(self) -> str:
        if self._where >= 0:
            return f"lines[{self._where}]"
        if isinstance(self._subject, Day):
            return f"lines[{self._subject.indices[0]}]"
        return ""

    def finding(
        self,
        at: At = None,
        *,
        related: Iterable[At] = (),
        evidence: Evidence | Iterable[Evidence] = (),
        fixes: Fix | Iterable[Fix] = (),
        bypass: Bypass | None = None,
        citations: Iterable[Citation] = (),
        disposition: Disposition | None = None,
        expects: ExpectedDenial | None = None,
        liability: str | None = None,
        depends_on: Finding | None = None,
        **params: object,
    ) -> Finding:
        """Return a finding of the running rule; `params` fill its message.

        Several values in one parameter are joined by commas. `citations` are added to the rule's.
        """
        entry = self._entry
        rule = entry.rule
        missing = rule.placeholders - params.keys()
        if missing:
            raise TypeError(f"the message of {rule.id} wants {', '.join(sorted(missing))}")
        path = self.path(at)
        others = tuple([self.path(other) for other in related])
        return Finding(
            rule=rule.id,
            slug=rule.slug,
            severity=entry.severity,
            base_severity=rule.severity,
            template=rule.message,
            params=tuple((name, _plain(value)) for name, value in params.items()),
            path=path,
            anchor=self._anchor(path, *others),
            related=others,
            disposition=disposition or rule.disposition,
            snip=rule.snip,
            evidence=(evidence,) if isinstance(evidence, Evidence) else tuple(evidence),
            citations=rule.citations + tuple(citations),
            fixes=(fixes,) if isinstance(fixes, Fix) else tuple(fixes),
            bypass=bypass,
            expects=expects or rule.expects,
            liability=liability or rule.liability,
            depends_on=depends_on.fingerprint if depends_on else None,
        )

    def _anchor(self, *paths: str) -> str:
        """Return what the lines at `paths` bill, by which they are known wherever they stand."""
        matches = [match for match in map(_LINE.match, paths) if match]
        lines = getattr(self.root, "lines", ())
        places = {int(match[1]) for match in matches}
        return ", ".join(sorted(_billed(lines[i]) for i in places if i < len(lines)))

    def not_evaluated(self, *needs: str, reason: str) -> None:
        """Say that the rule could not judge: its table does not reach this day, for instance."""
        rule = self._entry.rule
        item = NotEvaluated(rule=rule.id, slug=rule.slug, needs=needs, reason=reason)
        if item not in self.unevaluated:
            self.unevaluated += (item,)


def _billed(line: ServiceLine | ServicePayment) -> str:
    if line.control_number:
        return line.control_number
    procedure = line.procedure
    code = (procedure.code, *procedure.modifiers) if procedure else ()
    return " ".join(str(part) for part in (*code, line.charge, line.period) if part is not None)


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)  # a word of a table's: reports are stored, and know only plain values
    if isinstance(value, set | frozenset):
        return ", ".join(sorted(map(str, value)))
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else value
