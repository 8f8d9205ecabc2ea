"""Statistics: which figures a text states as facts, how sure, of what, when and according to whom.

Locate loosely, confirm strictly. `quantity` locates and reads numbers with unit, hedge and range, by families that each carry their
reader; `shared` fills in what a figure takes from those before it; `decide` tells which of them the text states as facts, or by which rule
it is none; `attributes` reads what a figure is of, when, and who says so.
"""

from __future__ import annotations

from riksdata.extractors.statistics.extract import find_quantities, find_statistics, find_statistics_of

__all__ = ["find_quantities", "find_statistics", "find_statistics_of"]
