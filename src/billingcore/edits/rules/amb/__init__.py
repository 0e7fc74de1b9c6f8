"""Edits about ambulance transports."""
