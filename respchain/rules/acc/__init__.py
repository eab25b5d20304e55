"""The links of accountability."""
