"""The questions that rules ask of a charter on one day, subject by subject; each file adds to those before it."""
