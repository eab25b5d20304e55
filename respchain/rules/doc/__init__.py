"""Documents and legal bases."""
