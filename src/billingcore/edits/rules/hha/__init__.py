"""Edits about home health."""
