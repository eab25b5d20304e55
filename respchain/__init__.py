"""Chains of responsibility that can be proved closed."""
