"""Edits about a claim as a whole: charges, counts, control numbers, references."""
