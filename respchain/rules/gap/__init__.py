"""Gaps: what nobody answers for or does."""
