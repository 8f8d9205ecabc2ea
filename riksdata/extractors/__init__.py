"""Text to records: demands, references, statistics. Pure functions, no I/O."""
