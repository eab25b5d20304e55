"""Pictures of the facts and of the findings."""
