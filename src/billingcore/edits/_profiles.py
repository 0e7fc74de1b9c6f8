"""The profiles that the library brings: what a kind of payer expects, as data.

>>> profiles()
('commercial', 'medicaid', 'medicare-facility', 'medicare-professional', 'permissive', 'strict')

Name one in `check(profile=...)`, or as ``base`` of a profile of your own.
"""

from ._configuration import Configuration
from ._layers import shipped

__all__ = ["profile", "profiles"]


def profiles() -> tuple[str, ...]:
    """Return the names of the library's profiles."""
    return tuple(shipped())


def profile(name: str) -> Configuration:
    """Return one of the library's profiles as a configuration of its own.

    Raises InvalidConfiguration when there is none of that name.
    """
    return Configuration().matching(profile=name)
