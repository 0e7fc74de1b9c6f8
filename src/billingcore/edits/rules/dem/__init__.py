"""Edits about the patient and the insured person."""
