"""Edits about units of service and drugs."""
