"""Tables as people keep them, whatever the file: cells as text, each with its place."""
