"""The algebra of scopes, on arrays alone."""
