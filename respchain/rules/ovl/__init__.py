"""Overlaps: where two answer for the same."""
