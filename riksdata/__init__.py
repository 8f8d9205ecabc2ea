"""Demands, references and statistics from the documents of the Swedish parliament."""

from riksdata.extract.api import extract

__all__ = ["extract"]
