"""What people put between the characters of an identifier, and how it is taken out.

`str.translate(text, without(BLANKS))` is the whole of most `compact` functions.
Called on the class it refuses whatever is not text, with a TypeError that names only the type.
Only ASCII letters are raised to capitals: `str.upper` would turn some foreign letters
into ASCII ones, and rubbish into a valid code.

>>> str.translate(" e11.9 ", without(BLANKS + "."))
'E119'
"""

__all__ = ["BLANKS", "HYPHENS", "without"]

BLANKS = " \t\n\v\f\r\u00a0"
HYPHENS = "-\u2010\u2011\u2012\u2013"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Every ASCII character has an entry: `str.translate` is several times slower on a missing one.
_CAPITALS = {code: chr(code) for code in range(128)} | {
    ord(letter): letter.upper() for letter in _LETTERS
}


def without(separators: str) -> dict[int, str | None]:
    """Return the translation that drops these characters and raises letters to capitals."""
    return {**_CAPITALS, **dict.fromkeys(map(ord, separators))}
