"""Demands, references and statistics from the documents of the Swedish parliament."""

from riksdata.extractors.api import extract

__all__ = ["extract"]
