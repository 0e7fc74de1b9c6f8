"""A line of the ICD-10-CM tabular list: a code, a section or a chapter, with its notes."""

from enum import StrEnum

from attrs import field, frozen

from ._answer import Entry
from ._notes import Note
from ._seventh_characters import SeventhCharacter

__all__ = ["TabularEntry", "TabularKind"]


class TabularKind(StrEnum):
    """What a line of the list is."""

    CHAPTER = "chapter"
    SECTION = "section"
    CODE = "code"


@frozen
class TabularEntry(Entry):
    """Give a line of the list as it stands there; texts are printed ones, untouched.

    A chapter's `code` is its number, a section's the range of its categories, "B20-B20" where it
    is a single one. `parent` is the line above: a section within another, such as T20-T25 within
    T20-T32, has that one. A code that takes a seventh character, or has codes below it, is a
    `header`. `seventh_characters` are those that it takes, given there or above.
    `visual_impairment` is the table of that name, as XML.
    """

    kind: TabularKind = field(default=TabularKind.CODE, kw_only=True)
    parent: str | None = field(default=None, kw_only=True)
    section: str | None = field(default=None, kw_only=True)
    chapter: str | None = field(default=None, kw_only=True)
    placeholder: bool = field(default=False, kw_only=True)
    inclusion_terms: tuple[str, ...] = field(default=(), kw_only=True)
    notes: tuple[Note, ...] = field(default=(), kw_only=True)
    seventh_characters: tuple[SeventhCharacter, ...] = field(default=(), kw_only=True)
    visual_impairment: str | None = field(default=None, kw_only=True)

    @property
    def takes_seventh(self) -> bool:
        """Tell whether a seventh character, with nothing else before it, makes this a code."""
        return self.header and bool(self.seventh_characters) and not self.children

    def title_with(self, seventh: SeventhCharacter | None) -> str | None:
        """Return what the code means, with its seventh character's meaning after a comma."""
        return f"{self.title}, {seventh.meaning}" if self.title and seventh else self.title
