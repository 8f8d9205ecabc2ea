"""Input and output: the home folder, the raw zone (Parquet), the warehouse (DuckDB), the ids of rows. Decides nothing about a text."""
