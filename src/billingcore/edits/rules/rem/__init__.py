"""Edits about remittances."""
