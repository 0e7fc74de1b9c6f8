"""Edits about teeth: surfaces, areas, prostheses, orthodontics."""
