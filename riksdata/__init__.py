"""Demands, references and statistics from the documents of the Swedish parliament."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riksdata.extractors.api import extract

__all__ = ["extract"]


def __getattr__(name: str) -> Any:
    """`riksdata.extract`, imported when it is first asked for: the extractors' patterns take a third of a second to build."""
    if name == "extract":
        from riksdata.extractors.api import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
