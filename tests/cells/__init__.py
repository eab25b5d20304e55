"""Registers cell by cell: random charters, a slow reading of their text, and what the facts must say of them."""
