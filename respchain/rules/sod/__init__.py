"""Separation of duties."""
