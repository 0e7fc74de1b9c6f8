"""The profiles that the library and installed payer packs bring: what a payer expects, as data.

>>> profiles()
('commercial', 'medicaid', 'medicare-facility', 'medicare-professional', 'permissive', 'strict')

Name one in `check(profile=...)`, or as ``base`` of a profile of your own.
"""

from ._configuration import Configuration
from ._layers import shipped
from ._offered_profiles import offered

__all__ = ["profile", "profiles"]


def profiles() -> tuple[str, ...]:
    """Return the names of the library's profiles, then those of installed distributions."""
    return (*shipped(), *(name for name in offered() if name not in shipped()))


def profile(name: str) -> Configuration:
    """Return one of these profiles as a configuration of its own, with what it stands on.

    Raises InvalidConfiguration when there is none of that name, or it cannot be read.
    """
    return Configuration().matching(profile=name)
