"""Exporters: a charter as other tools read it. One module a kind, with one function `exported`."""

KINDS = ("org-jsonld", "graphml", "mermaid", "parquet", "duckdb")
