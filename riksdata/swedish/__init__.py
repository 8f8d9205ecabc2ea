"""The language: numbers, dates, and the reader of the tables of facts that lie beside the code."""
