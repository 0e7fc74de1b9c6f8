"""Edits about coverage: for whom, where, by whom, how often and for which diagnoses."""
