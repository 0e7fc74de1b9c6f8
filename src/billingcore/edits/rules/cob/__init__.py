"""Edits about the order of payers, and about what earlier payers decided."""
