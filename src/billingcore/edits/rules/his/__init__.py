"""Edits about what was done before: new patients, frequencies, visits once a stay or a day."""
