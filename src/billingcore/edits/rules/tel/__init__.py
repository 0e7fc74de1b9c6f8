"""Edits about telehealth."""
