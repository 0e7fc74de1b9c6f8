"""Edits about dates and filing limits."""
