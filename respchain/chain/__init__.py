"""The chain of one duty, link by link."""
