"""The seventh characters of ICD-10-CM: which a code takes, which not, and the placeholder X.

>>> SeventhCharacterException.read(
...     "7th characters D and S do not apply to codes in category S06 with 6th character 7 - death"
...     " due to brain injury, or 8 - death due to other cause."
... )
SeventhCharacterException(characters=('D', 'S'), within='S06', place=6, values=('7', '8'))
"""

import re
from collections.abc import Iterable
from typing import Self

from attrs import frozen

__all__ = ["SeventhCharacter", "SeventhCharacterException", "padded", "taken"]


def padded(code: str) -> str:
    """Return the code with the placeholder X in every place up to the sixth."""
    return code.ljust(6, "X")


@frozen
class SeventhCharacter:
    """Give a character, what it means, and the notes that follow it in the list."""

    character: str
    meaning: str
    notes: tuple[str, ...] = ()


_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_LIST = r"[0-9A-Z](?:(?:,\s*(?:and\s+)?|\s+and\s+)[0-9A-Z])*"
_NOT_APPLY = re.compile(
    rf"(?:7th|seventh) characters? (?P<characters>{_LIST}) do(?:es)? not apply to codes? "
    r"(?:in|from) (?:sub)?category (?P<within>[A-Z][0-9A-Z.]{2,6}?)-? "
    rf"with (?P<place>[3-6](?=(?:rd|th) )|{'|'.join(_ORDINALS)})(?:rd|th)? characters? "
    r"(?P<values>.+)",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_SO = re.compile(r"(?=.*\b(?:7th|seventh) character)(?=.*\bnot apply\b)", re.I | re.DOTALL)
_VALUE = re.compile(
    r"(?:^|,\s*(?:or\s+|and\s+)?|\s(?:or|and)\s+)([0-9A-Z])(?=\s+-|\s*,|\s+or\b|\s+and\b|\s*\.?\s*$)"
)


@frozen
class SeventhCharacterException:
    """Say that codes within a category, with these values in a place, lack some characters."""

    characters: tuple[str, ...]
    within: str
    place: int
    values: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the exception that a note makes, or None where it makes none.

        Raises ValueError where the note makes one that is not understood.
        """
        if not _LOOKS_SO.match(text):
            return None
        found = _NOT_APPLY.search(text)
        values = tuple(_VALUE.findall(found["values"])) if found else ()
        if not found or not values:
            raise ValueError("a note on seventh characters was not understood")
        place = found["place"].lower()
        return cls(
            tuple(re.findall(r"\b[0-9A-Z]\b", found["characters"])),
            found["within"].replace(".", "").upper(),
            _ORDINALS.get(place) or int(place),
            values,
        )

    def concerns(self, stem: str) -> bool:
        """Tell whether it is about this code of six places."""
        return stem.startswith(self.within) and stem[self.place - 1] in self.values


def taken(
    code: str, given: Iterable[SeventhCharacter], exceptions: Iterable[SeventhCharacterException]
) -> tuple[SeventhCharacter, ...]:
    """Return those of the characters given that the code takes."""
    stem = padded(code)
    exceptions = [each for each in exceptions if each.concerns(stem)]
    return tuple(
        seventh
        for seventh in given
        if not any(seventh.character in each.characters for each in exceptions)
    )
