"""What a text states about itself."""

from __future__ import annotations

from riksdata.text.structure import FrontMatter


def read_front(text: str) -> FrontMatter:
    head = text[:1500].lower()
    if "interpellation" in head:
        return FrontMatter("ip")
    if "riksdagsbeslut" in text[:20000] or "motion till riksdagen" in head:
        return FrontMatter("mot")
    return FrontMatter("fr" if "skriftlig fråga" in head else "other")
