"""Decisions of Swedish courts, ombudsmen and boards, and registry numbers."""
