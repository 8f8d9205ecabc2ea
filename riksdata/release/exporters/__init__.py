"""The formats of a release: a module a format, one registry."""
