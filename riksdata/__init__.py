"""Demands, references and statistics from the documents of the Swedish parliament."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riksdata.extractors.api import extract

__all__ = ["extract"]

# Arrow takes it up when it is loaded. Its own allocator keeps what it once took: of reading the raw zone of 30 000 documents, a few
# megabytes at a time, 350 MB. Who has chosen another keeps it.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


def __getattr__(name: str) -> Any:
    """`riksdata.extract`, imported when it is first asked for: the extractors' patterns take a third of a second to build."""
    if name == "extract":
        from riksdata.extractors.api import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
