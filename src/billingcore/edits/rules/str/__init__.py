"""Edits that follow from the implementation guide: amounts, counts, references, parties."""
