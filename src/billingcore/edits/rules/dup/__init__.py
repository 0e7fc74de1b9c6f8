"""Edits about services that are billed twice."""
