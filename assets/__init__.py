"""Dagster assets and their checks: one module a stage, a few lines each; what they do is in riksdata."""
