"""What organisations already have - tables, diagrams - read as charters. One module for each kind of source."""

KINDS = ("posts", "raci", "powers-list", "authority", "bpmn")
"""What can be imported; the module of each bears its name."""
