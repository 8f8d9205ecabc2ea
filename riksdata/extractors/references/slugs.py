"""Names as labels write them: ASCII letters, lower case, hyphens."""

from __future__ import annotations

import unicodedata

_SWEDISH = str.maketrans("åäöÅÄÖøØæÆ", "aaoAAOoOaA")


def slug(name: str) -> str:
    """A name as labels write it: ASCII, lower case, hyphens for what is no letter or digit ("Nøttestad" → "nottestad")."""
    folded = unicodedata.normalize("NFKD", name.replace("\xad", "").translate(_SWEDISH))
    out = "".join(c if c.isascii() and c.isalnum() else "" if unicodedata.combining(c) else "-" for c in folded.lower())
    return "-".join(part for part in out.split("-") if part)
