"""Edits about therapy, and about manipulation of the spine."""
