"""Charters as other tools read them."""
