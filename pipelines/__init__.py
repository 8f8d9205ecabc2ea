"""Dagster's wiring and the command line."""
