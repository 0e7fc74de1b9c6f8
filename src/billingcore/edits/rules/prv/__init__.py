"""Edits about providers and their identifiers."""
