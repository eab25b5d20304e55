"""The parts of a report as a workbook: the user's own, with its faulty cells marked, and a sheet of findings."""
