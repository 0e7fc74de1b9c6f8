"""Edits about the place of service."""
