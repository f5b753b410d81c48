"""Checking: warnings, decisions, and how they come back into the records."""
