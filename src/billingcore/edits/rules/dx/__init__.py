"""Edits about diagnoses."""
