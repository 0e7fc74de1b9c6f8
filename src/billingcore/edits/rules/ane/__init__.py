"""Edits about anesthesia."""
