"""Persons and appointments."""
