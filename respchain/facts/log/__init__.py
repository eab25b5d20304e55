"""A log of cases beside a charter: what was done, by whom, when, as columns."""
