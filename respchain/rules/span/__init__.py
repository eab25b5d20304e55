"""Spans and structure."""
