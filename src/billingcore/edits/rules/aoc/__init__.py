"""Edits about add-on procedures."""
