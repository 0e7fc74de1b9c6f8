"""Edits about procedures that are not paid together."""
