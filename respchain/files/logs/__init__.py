"""Logs of cases as systems write them: tables of events, and XES."""
