"""Lenses of glasses, and the diagnoses for which Medicare covers them.

Source: local coverage article A52499, refractive lenses.

>>> is_lens("V2203"), is_lens("V2020"), is_glasses("V2020"), is_without_lens("Z961")
(True, False, True, True)
"""

from functools import lru_cache

from ..._code_ranges import within

__all__ = ["is_glasses", "is_lens", "is_without_lens"]

_LENSES = ("V2100-V2121", "V2200-V2221", "V2300-V2321", "V2410", "V2430")
_FRAMES = ("V2020",)
# Pseudophakia; aphakia; congenital aphakia.
_WITHOUT_LENS = ("Z961", "H270", "Q123")


@lru_cache(maxsize=1024)
def is_lens(code: str | None) -> bool:
    """Tell whether the code is one lens of glasses."""
    return code is not None and any(within(code, item) for item in _LENSES)


def is_glasses(code: str | None) -> bool:
    """Tell whether the code is a lens or a frame."""
    return is_lens(code) or code in _FRAMES


def is_without_lens(diagnosis: str) -> bool:
    """Tell whether the eye has no lens of its own."""
    return diagnosis.startswith(_WITHOUT_LENS)
