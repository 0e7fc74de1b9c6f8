"""The codes that a note of the ICD-10-CM tabular list names in parentheses.

``(C)``, ``(C-)``, ``(C.-)``, ranges ``(C-C)`` and lists of them. What a parenthesis says beyond
that, as in ``(V01-V09 with 5th character 9)``, is not read, and neither are codes in the words of
the note: a reference is what the list says or nothing.

>>> from billingcore.codes import CodeReference
>>> reference = CodeReference("C43", "C44")
>>> str(reference), [reference.covers(code) for code in ("C43.9", "C4A.0", "C449", "C45")]
('C43-C44', [True, True, True, False])
"""

import re

from attrs import Factory, field, frozen

__all__ = ["PRINTED", "CodeReference", "in_order", "references_in"]

# Categories that stand in the list after others than in the alphabet.
_STANDS_AFTER = {
    "C4A": "C43",
    "C7A": "C75",
    "C7B": "C75",
    "D3A": "D36",
    "J4A": "J44",
    "M1A": "M09",
    "Z3A": "Z36",
}


def in_order(code: str) -> str:
    """Return a text by which codes without dots sort as they stand in the tabular list."""
    after = _STANDS_AFTER.get(code[:3])
    return f"{code[:3]} {code[3:]}" if after is None else f"{after}~{code[2:]}"


@frozen
class CodeReference:
    """Name a code with all below it, or every code from `first` to the end of `last`.

    Both are beginnings of codes, without dots and dashes.
    """

    first: str
    last: str = Factory(lambda self: self.first, takes_self=True)
    low: str = field(
        init=False, eq=False, repr=False, default=Factory(lambda s: in_order(s.first), True)
    )
    high: str = field(
        init=False, eq=False, repr=False, default=Factory(lambda s: in_order(s.last), True)
    )

    def covers(self, code: str) -> bool:
        """Tell whether the code is the one named, or below it, or in the range."""
        at = in_order(code.replace(".", ""))
        return self.low <= at and at[: len(self.high)] <= self.high

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}-{self.last}"


PRINTED = r"[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?"
"""A code as the list prints it, as a regular expression."""

_BELOW = r"(?:\.?-(?![A-Z]))?"
_TO = r"(?:\.?-(?=[A-Z])|\s+-\s*|\s+to\s+)"
_ITEM = rf"({PRINTED}){_BELOW}(?:{_TO}({PRINTED}){_BELOW})?"
_BETWEEN = r"(?:\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)"
_ONE = re.compile(_ITEM)
_LIST = re.compile(rf"\s*{_ITEM}(?:{_BETWEEN}{_ITEM})*\s*,?\s*")
_MENTION = re.compile(rf"(?<![0-9A-Za-z.]){PRINTED}(?![0-9A-Za-z])")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_CONDITION = re.compile(r"\bunless\b", re.IGNORECASE)


def references_in(text: str) -> tuple[CodeReference, ...] | None:
    """Return the codes that a note names, none where it names none; None where it is unclear.

    Unclear is a parenthesis with codes and something else, a code outside of parentheses where
    nothing stands in them, and whatever holds only "unless" something is.
    """
    found: list[CodeReference] = []
    for inside in _PARENTHESIS.findall(text):
        if _LIST.fullmatch(inside):
            for first, last in _ONE.findall(inside):
                reference = CodeReference(_bare(first), _bare(last or first))
                if reference.low > reference.high:
                    return None
                found.append(reference)
        elif _MENTION.search(inside):
            return None
    if found:
        return None if _CONDITION.search(text) else tuple(found)
    return None if _MENTION.search(text) else ()


def _bare(code: str) -> str:
    return code.replace(".", "")
