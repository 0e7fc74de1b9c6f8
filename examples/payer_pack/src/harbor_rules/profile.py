"""The profile of Harbor Health Plan, as the entry point names it."""

from importlib.resources import files

__all__ = ["text"]


def text() -> str:
    """Return the profile as TOML."""
    return files(__package__ or "").joinpath("harbor.toml").read_text("utf-8")
