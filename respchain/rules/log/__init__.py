"""What a log of cases says of the charter."""
