"""Workbooks, and folders of CSV tables, as charters: one sheet a section, one column a key, one row an entry."""
