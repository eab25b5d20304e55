"""Processes and hand-offs."""
