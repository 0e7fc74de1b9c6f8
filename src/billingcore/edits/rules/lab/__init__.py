"""Edits about laboratory tests."""
