"""Edits about institutional claims: type of bill, stay, revenue codes, outpatient hospital."""
