"""Edits about procedures."""
