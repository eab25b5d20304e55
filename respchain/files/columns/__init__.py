"""Charters as tables of columns, one a section: how entries lie in them, and how they are read."""
