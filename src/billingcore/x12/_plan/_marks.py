"""Delimiters of what is being written: characters of Unicode that no text may contain.

A value that holds a real delimiter is seen at once in the finished text, before these give way
to the delimiters of the file.
"""

__all__ = ["COMPONENT", "ELEMENT", "TERMINATOR"]

ELEMENT = "\ufdd0"
COMPONENT = "\ufdd1"
TERMINATOR = "\ufdd2"
