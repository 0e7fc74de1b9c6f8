"""Edits about the order of payers."""
