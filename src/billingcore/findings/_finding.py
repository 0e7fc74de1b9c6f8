"""A finding: which rule, how bad, what happens, where, on what evidence, and the way out."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import cast

from attrs import field, frozen

from ._location import Location, Place

__all__ = [
    "Bypass",
    "Citation",
    "Disposition",
    "Evidence",
    "ExpectedDenial",
    "Finding",
    "Fix",
    "Kept",
    "Safety",
    "Severity",
    "Snip",
]


_INDEX = re.compile(r"\[\d+\]")


class Severity(StrEnum):
    """How bad: an error stops the claim, a warning wants a look, information only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for an error, 1 for a warning, 2 for information: the order of reports."""
        return _RANKS[self.value]


_RANKS = {"error": 0, "warning": 1, "info": 2}


class Disposition(StrEnum):
    """What happens to the claim or line: the outpatient code editor's vocabulary.

    A rejection may be corrected and sent again but not appealed; a denial may be appealed but not
    sent again; a return to provider is corrected and sent again; a suspension waits for the payer.
    """

    CLAIM_REJECTION = "claim rejection"
    CLAIM_DENIAL = "claim denial"
    RETURN_TO_PROVIDER = "return to provider"
    SUSPENSION = "suspension"
    LINE_REJECTION = "line rejection"
    LINE_DENIAL = "line denial"
    INFORMATION = "information"


class Snip(StrEnum):
    """The WEDI SNIP type of a check, and ``POLICY`` for payment policy outside of it."""

    SYNTAX = "1"
    GUIDE = "2"
    BALANCE = "3"
    SITUATION = "4"
    CODE_SET = "5"
    SERVICE_LINE = "6"
    PARTNER = "7"
    POLICY = "policy"


class Safety(StrEnum):
    """How safely a fix may be applied: only ``SAFE`` ones without a person's judgment."""

    SAFE = "safe"
    NEEDS_DOCUMENTATION = "needs documentation"
    MANUAL = "manual"


@frozen(kw_only=True)
class Citation:
    """Name the public authority of a rule: who says so, where, in which edition."""

    authority: str
    section: str = ""
    edition: str | None = None
    url: str | None = None

    def __str__(self) -> str:
        parts = [self.authority, self.section, f"({self.edition})" if self.edition else ""]
        return " ".join(part for part in parts if part)


@frozen(kw_only=True)
class Evidence:
    """State a fact that made the rule fire: a table's row, or the arithmetic of a balance."""

    what: str
    table: str | None = None
    edition: str | None = None
    facts: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        facts = ", ".join(f"{name} {value}" for name, value in self.facts)
        origin = " ".join(part for part in (self.table, self.edition) if part)
        return "; ".join(part for part in (self.what, facts, origin) if part)


def _paths_alone(changes: tuple[tuple[str, object], ...]) -> str:
    return f"({', '.join(f'{path}=…' for path, _ in changes)})"


@frozen(kw_only=True)
class Fix:
    """Propose a repair: what to do, how safe it is, and the new values by path.

    The values may be a person's; the repr shows the paths alone.
    """

    text: str
    safety: Safety = Safety.MANUAL
    changes: tuple[tuple[str, object], ...] = field(default=(), repr=_paths_alone)


@frozen(kw_only=True)
class Bypass:
    """Tell whether modifiers can lift the finding, which ones, and which stand there already."""

    allowed: bool
    modifiers: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@frozen(kw_only=True)
class ExpectedDenial:
    """Say what a payer would answer: group, claim adjustment and remark codes, claim status."""

    carc: str | None = None
    rarc: str | None = None
    group: str | None = None
    status: tuple[str, ...] = ()


@frozen(kw_only=True)
class Kept:
    """Hold verbatim what no object could take; its repr shows the size only.

    `element` 0 is the whole segment; otherwise the text is that element's (or component's), or
    that of as many as `elements` says, separators included. `number` counts the file's segments
    from 1.
    """

    number: int
    element: int = 0
    component: int = 0
    elements: int = 1
    text: str = field(repr=lambda text: f"<{len(text)} characters>")


def _pairs(
    params: Mapping[str, object] | Iterable[tuple[str, object]],
) -> tuple[tuple[str, object], ...]:
    if isinstance(params, Mapping):
        return tuple(cast("Mapping[str, object]", params).items())
    return tuple(params)


@frozen(kw_only=True)
class Finding:
    """Report one problem.

    The message is made from `template` and `params`, which never hold a name, a birth date or a
    member number. `path` leads from the checked object to the culprit (``lines[2].modifiers[0]``).
    `kept` is raw text that found no home in the objects; it is never shown unless asked for.
    `anchor` names the lines it is about, free of their places in the claim.
    """

    rule: str
    slug: str
    severity: Severity
    template: str
    params: tuple[tuple[str, object], ...] = field(default=(), converter=_pairs)
    path: str = ""
    related: tuple[str, ...] = ()
    disposition: Disposition = Disposition.INFORMATION
    snip: Snip | None = None
    evidence: tuple[Evidence, ...] = ()
    citations: tuple[Citation, ...] = ()
    fixes: tuple[Fix, ...] = ()
    bypass: Bypass | None = None
    expects: ExpectedDenial | None = None
    liability: str | None = None
    depends_on: str | None = None
    base_severity: Severity | None = None
    location: Location | None = None
    kept: Kept | None = None
    anchor: str = ""

    @property
    def message(self) -> str:
        """Return the sentence that says what was found and what was expected."""
        return self.template.format(**dict(self.params))

    @property
    def fingerprint(self) -> str:
        """Return a stable mark of rule, place and values, for baselines and suppressions.

        It does not change when lines change places: `anchor` says which line is meant by what
        it bills, not by where it stands.
        """
        path = _INDEX.sub("[]", self.path)
        values = (f"{name}={value}" for name, value in self.params)
        text = "\x1f".join([self.rule, path, self.anchor, *values])
        return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()

    def __str__(self) -> str:
        where = self.path or (str(self.places[0]) if self.places else "")
        if self.path and self.places and self.rule.startswith("STR"):
            where = f"{self.path} · {self.places[0]}"  # what the structure says has one place
        return f"{self.severity} {self.rule} {where}: {self.message}".replace("  ", " ")

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places of the finding's location; empty when it has none yet."""
        return self.location.places if self.location else ()
