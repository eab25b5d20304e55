"""Hierarchy and delegation."""
