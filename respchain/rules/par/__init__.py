"""Authority against responsibility."""
