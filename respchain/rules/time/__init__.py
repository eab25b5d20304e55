"""Limits and commitments."""
