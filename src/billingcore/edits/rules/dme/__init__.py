"""Edits about medical equipment and supplies."""
