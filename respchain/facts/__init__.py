"""The charter on one day, as columns and relations."""
