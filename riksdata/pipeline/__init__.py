"""The stages in order: ingest, read, extract, link, publish; and the rules that published rows keep."""
