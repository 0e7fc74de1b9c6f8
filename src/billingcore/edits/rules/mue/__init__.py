"""Edits about more units than are believable."""
