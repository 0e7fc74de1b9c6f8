"""Edits about the surgical package: visits and procedures around an operation."""
