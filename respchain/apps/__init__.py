"""Whole tools on top of the others."""
