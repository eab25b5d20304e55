"""Whether the loop of supervision closes."""
