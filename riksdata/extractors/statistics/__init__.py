"""Statistics: which figures a text states as facts, how sure, of what, when and according to whom.

Locate loosely, confirm strictly: one linear scan (`scan`) proposes places; each is read by a bounded parser (`quantity`), judged in its
sentence (`judge`) and dressed with what the sentence says of it (`hedges`, `noun`, `context`).
"""

from __future__ import annotations

from riksdata.extractors.statistics.reader import find_statistics

__all__ = ["find_statistics"]
