"""What a drafter states: frozen models, no logic."""
