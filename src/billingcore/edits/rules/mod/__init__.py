"""Edits about modifiers."""
